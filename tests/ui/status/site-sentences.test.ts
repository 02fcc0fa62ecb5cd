/** What other workstations of the site last delivered: who may hold saves that nobody else sees. */
import { expect, test } from 'vitest';
import type { SiteView } from '../../../shared/contract/unsent.ts';
import { siteSentences } from '../../../renderer/shell/site-sentences.ts';
import { uuid } from '../../support/stores.ts';

/** Sunday 22 November 2026, 19:40 in London. */
const now = Date.UTC(2026, 10, 22, 19, 40);
const HOUR = 60;
const DAY = 24 * HOUR;
const ago = (minutes: number, from = now): string => new Date(from - minutes * 60_000).toISOString();

interface Heard {
  name?: string;
  state?: 'active' | 'retired' | 'revoked';
  delivered?: number | null;
  seen?: number | null;
  enrolled?: number;
}

/** A site as heard at `from` by the central record's clock and `readAt` by this workstation's. */
function siteOf(others: readonly Heard[], from = now, readAt = ago(0)): SiteView {
  return {
    own: uuid(1, 0),
    readAt,
    now: new Date(from).toISOString(),
    workstations: [{ name: 'Me', delivered: 3 * DAY, seen: 3 * DAY }, ...others].map(
      (
        { name = 'Wing office', state = 'active', delivered = null, seen = null, enrolled = 90 * DAY }: Heard,
        n,
      ) => ({
        id: uuid(1, n),
        name,
        state,
        enrolledAt: ago(enrolled, from),
        lastDeliveredAt: delivered === null ? null : ago(delivered, from),
        lastSeenAt: seen === null ? null : ago(seen, from),
        through: 3,
      }),
    ),
  };
}
const said = (...others: Heard[]): string[] =>
  siteSentences(siteOf(others), now).lines.map(({ tone, text }) => `${tone}: ${text}`);

test('this workstation is not in its own list', () => {
  expect(said()).toEqual(['plain: No other workstation of this site is enrolled.']);
  expect(said({ name: 'Reception 2', delivered: 20 })).toEqual([
    'good: Reception 2: last save delivered today at 19:20.',
  ]);
});

test.each<[Heard, string]>([
  [{ delivered: 22 * HOUR }, 'good: Wing office: last save delivered yesterday at 21:40.'],
  [
    { delivered: 3 * DAY, seen: 3 * DAY },
    'loud: Wing office: nothing for 3 days; last save delivered on 19-Nov-2026 at 19:40. It may hold unsent saves.',
  ],
  [
    { delivered: 3 * DAY, seen: 15 },
    'plain: Wing office: nothing new for 3 days, in contact today at 19:25.',
  ],
  [
    { delivered: null, seen: null, enrolled: 5 * DAY },
    'loud: Wing office: nothing for 5 days; never delivered a save. It may hold unsent saves.',
  ],
  [{ delivered: null, enrolled: 30 }, 'plain: Wing office: enrolled today at 19:10, nothing delivered yet.'],
  [
    { state: 'retired', delivered: 60 * DAY },
    'plain: Wing office: retired; last save delivered on 23-Sep-2026 at 20:40.',
  ],
  [{ state: 'revoked' }, 'plain: Wing office: withdrawn from use; never delivered a save.'],
])('%o', (heard, sentence) => expect(said(heard)).toEqual([sentence]));

test('who is silent stands first', () => {
  expect(
    said({ name: 'A', delivered: 5 }, { name: 'Z', delivered: 4 * DAY, seen: 4 * DAY }).map((line) =>
      line.slice(0, 9),
    ),
  ).toEqual(['loud: Z: ', 'good: A: ']);
});

test('what was heard earlier carries its time, and nobody is said to be silent since for want of hearing', () => {
  const heard = now - 5 * DAY * 60_000;
  const { asOf, lines } = siteSentences(siteOf([{ delivered: 60 }], heard, ago(5 * DAY)), now);
  expect(asOf).toBe('As of 17-Nov-2026 19:40');
  expect(lines[0]).toMatchObject({
    tone: 'good',
    text: 'Wing office: last save delivered on 17-Nov-2026 at 18:40.',
  });
});

test('a workstation whose clock is years out still tells the days of the others rightly', () => {
  const wrong = now + 900 * DAY * 60_000;
  const site = siteOf(
    [{ delivered: 20 }, { name: 'Old', delivered: 3 * DAY, seen: 3 * DAY }],
    now,
    ago(0, wrong),
  );
  expect(siteSentences(site, wrong)).toMatchObject({
    asOf: null,
    lines: [
      { tone: 'loud', text: expect.stringContaining('Old: nothing for 3 days') },
      { tone: 'good', text: 'Wing office: last save delivered today at 19:20.' },
    ],
  });
});

test('before the central record was ever reached', () => {
  expect(siteSentences(null, now).lines[0]?.text).toContain('once the central record has been reached');
});
