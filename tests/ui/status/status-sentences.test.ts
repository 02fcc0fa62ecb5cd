/** What the status panel says of completeness: counts, days, ages, wrong clocks. */
import { describe, expect, test } from 'vitest';
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import { statusSentences } from '../../../renderer/shell/status-sentences.ts';
import { lasting, sayWhen, sinceWhen } from '../../../renderer/shell/when-words.ts';

/** Sunday 22 November 2026, 19:40 in London. */
const now = Date.UTC(2026, 10, 22, 19, 40);
const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();

const fine: ReplicationStatus = {
  state: 'up-to-date',
  sentence: 'Central record: up to date 19:38',
  saved: 1204,
  waiting: 0,
  oldestWaitingAt: null,
  lastReachedAt: ago(2),
  lastProvedEqualAt: ago(8),
  centralHolds: 1204,
  quarantined: 0,
  parked: 0,
  progress: null,
  clockSkewSeconds: 1,
  details: [],
};
const said = (change: Partial<ReplicationStatus>): string[] =>
  statusSentences({ ...fine, ...change }, now).map(({ tone, text }) => `${tone}: ${text}`);

describe('what the central record holds', () => {
  test('everything', () => {
    expect(said({})).toEqual([
      'good: The central record holds all 1,204 saves of this workstation.',
      'good: Both sides last proved equal today at 19:32.',
    ]);
    expect(said({ saved: 1 })[0]).toBe('good: The central record holds the one save of this workstation.');
    expect(said({ saved: 0 })[0]).toBe('plain: Nothing has been saved on this workstation yet.');
  });

  test.each([
    [
      { waiting: 14, oldestWaitingAt: ago(95) },
      'notice: The central record holds 1,190 of 1,204 saves of this workstation; 14 wait, the oldest since 18:05.',
    ],
    [
      { waiting: 1, oldestWaitingAt: ago(5) },
      'plain: The central record holds 1,203 of 1,204 saves of this workstation; 1 waits since 19:35.',
    ],
    [
      { saved: 3, waiting: 3, oldestWaitingAt: ago(20 * 60) },
      'notice: The central record holds none of 3 saves of this workstation; 3 wait, the oldest since yesterday 23:40.',
    ],
    [
      { saved: 1, waiting: 1, oldestWaitingAt: ago(0) },
      'plain: The central record holds none of 1 save of this workstation; 1 waits since 19:40.',
    ],
  ])('a part: %o', (change, sentence) => expect(said({ state: 'no-network', ...change })[0]).toBe(sentence));

  test('what has waited for a working day is said loudly, with what to do', () => {
    const late = (minutes: number): string[] => said({ waiting: 2, oldestWaitingAt: ago(minutes) });
    expect(late(8 * 60 - 1).join()).not.toContain('loud');
    expect(late(8 * 60)[1]).toBe(
      'loud: Saves have been waiting for 8 hours: other workstations do not show them. Tell your administrator.',
    );
    expect(late(3 * 24 * 60)[0]).toContain('the oldest since 19-Nov-2026 19:40');
    expect(late(3 * 24 * 60)[1]).toContain('for 3 days');
  });
});

test('when both sides last proved equal', () => {
  const proof = (lastProvedEqualAt: string | null): string | undefined => said({ lastProvedEqualAt })[1];
  expect(proof(null)).toBe('plain: Both sides have not yet proved that they hold the same.');
  expect(proof(ago(24 * 60))).toBe('good: Both sides last proved equal yesterday at 19:40.');
  expect(proof(ago(48 * 60))).toBe('notice: Both sides last proved equal on 20-Nov-2026 at 19:40.');
});

test('days are those of England, also in the night the clocks change', () => {
  const summer = Date.UTC(2026, 6, 1, 23, 30);
  expect(sayWhen('2026-07-01T22:59:00Z', summer)).toBe('yesterday at 23:59');
  expect(sayWhen('2026-07-01T23:01:00Z', summer)).toBe('today at 00:01');
  const change = Date.UTC(2026, 9, 25, 12);
  expect(sinceWhen('2026-10-24T23:30:00Z', change)).toBe('00:30');
  expect(sinceWhen('2026-10-24T22:30:00Z', change)).toBe('yesterday 23:30');
});

test('a clock that was set back does not make a save older or newer in silence', () => {
  const [sentence] = said({ waiting: 1, oldestWaitingAt: ago(-300) });
  expect(sentence).toBe(
    'plain: The central record holds 1,203 of 1,204 saves of this workstation; 1 waits since 23-Nov-2026 00:40 (later than this clock shows now).',
  );
  expect(said({ lastProvedEqualAt: ago(-1) })[1]).toBe('good: Both sides last proved equal today at 19:41.');
});

test('a wrong clock is said once, with how far it is out', () => {
  const clock = (clockSkewSeconds: number, details: string[] = []): string[] =>
    said({ clockSkewSeconds, details }).slice(2);
  expect(clock(119)).toEqual([]);
  expect(clock(300)).toEqual([
    'loud: The clock of this workstation is 5 minutes ahead of the central record’s. The times above are by this workstation’s clock.',
  ]);
  expect(clock(-86_400 * 400)[0]).toContain('is 400 days behind');
  expect(clock(-86_400 * 900)[0]).toContain('is 2 years behind');
  const known = 'The clock of this workstation is 5 minutes ahead of the central record’s.';
  expect(clock(300, [known])).toEqual([`loud: ${known}`]);
});

test('set aside, waiting for an update, never reached, away', () => {
  expect(said({ quarantined: 1 })[2]).toMatch(/^loud: 1 save was set aside: .*Nothing is lost\. Tell your/);
  expect(said({ quarantined: 3 })[2]).toMatch(/^loud: 3 saves were set aside/);
  expect(said({ parked: 1 })[2]).toBe(
    'notice: 1 save waits for a newer version of this application before it is shown here.',
  );
  expect(said({ parked: 2 })[2]).toContain(
    '2 saves wait for a newer version of this application before they are',
  );
  expect(said({ lastReachedAt: null })[2]).toContain('never been reached');
  expect(said({ state: 'no-network', lastReachedAt: ago(95) })[2]).toBe(
    'plain: The central record was last reached today at 18:05.',
  );
  expect(said({ state: 'not-enrolled' })).toEqual([]);
});

test.each([
  [0, '0 minutes'],
  [60_000, '1 minute'],
  [3_600_000, '1 hour'],
  [90 * 60_000, '1 hour'],
  [30 * 3_600_000, '30 hours'],
  [48 * 3_600_000, '2 days'],
  [364 * 86_400_000, '364 days'],
])('%i ms are %s', (ms, words) => expect(lasting(ms)).toBe(words));

test('backups that do not happen: loudly where somebody has to act, and nothing where they do', () => {
  const sentence = 'The last backup of this workstation was made 2 days ago.';
  expect(said({ backup: { line: 'Backup overdue', sentence } }).at(-1)).toBe(`loud: ${sentence}`);
  expect(said({ backup: { line: null, sentence } }).at(-1)).toBe(`notice: ${sentence}`);
  expect(said({ backup: null })).toEqual(said({}));
});
