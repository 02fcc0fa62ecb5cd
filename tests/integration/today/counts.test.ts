/** What the rail counts, against what the areas themselves show, through the real use cases on a real encrypted store. */
import { expect, it } from 'vitest';
import { owedCounts } from '../../../electron/records/services/today/counts.ts';
import { presses } from '../../../shared/acct/pressing.ts';
import { todayChannels } from '../../../shared/contract/today.ts';
import { civilDateOf } from '../../../shared/followup/clock.ts';
import { isPressing } from '../../../shared/followup/pressing.ts';
import type { Role } from '../../../shared/records/people.ts';
import { begun, desksOfTest } from '../../support/at-desk.ts';
import { opened } from '../../support/acct-care.ts';
import type { Desk } from '../../support/desk.ts';
import { leaves, signSecondStage, somebody, travel } from '../../support/follow-up-desk.ts';

const desk = desksOfTest();

const counts = ({ context, store }: Desk, role: Role) =>
  todayChannels['today.counts'].output.parse(
    owedCounts({ ...context, store, staff: { ...context.staff, role } }),
  );

/** The same from the whole lists, as whoever opens them would count. */
async function recounted(at: Desk, role: Role) {
  const now = at.test.clock();
  const board = await at.call('reception.board', { date: civilDateOf(now) });
  const strip = await at.call('followup.strip', {});
  const accts = await at.call('acct.board', {});
  return {
    arrivals: board.rows.filter(({ stage }) => ['here', 'in-screening', 'incomplete'].includes(stage)).length,
    followUp: strip.rows.filter((row) => isPressing(row, strip.today)).length,
    acct: accts.rows.filter(({ milestones }) => milestones.some((one) => presses(one, role, now))).length,
    release: 0,
    ...(await at.call('patients.toDecide', {})),
  };
}

it('is what the lists of each area come to, for each role and as time passes', async () => {
  const at = desk();
  await begun(at);
  const late = somebody(at, 1, { surname: "O'Neill" }, { arrivedAt: '2026-11-14T12:00:00.000+00:00' });
  // Of the same name and birth date: perhaps one person.
  const soon = somebody(at, 2, { surname: "O'Neill" }, { arrivedAt: '2026-11-16T12:00:00.000+00:00' });
  const gone = somebody(at, 3, { surname: 'الحسيني' }, { arrivedAt: '2026-11-14T12:00:00.000+00:00' });
  const done = somebody(at, 4, { surname: 'Wójcik' }, { arrivedAt: '2026-11-15T12:00:00.000+00:00' });
  leaves(at, gone);
  signSecondStage(at, done);
  await opened(at, soon);
  expect(late.patientId).not.toBe(soon.patientId);
  expect(counts(at, 'nurse')).toMatchObject({ arrivals: 1, followUp: 2, acct: 1 });
  expect(counts(at, 'healthcare-manager').acct).toBe(0);
  for (const instant of [
    '2026-11-22T20:00:00.000Z',
    '2026-11-22T23:30:00.000Z',
    '2026-11-24T09:00:00.000Z',
  ]) {
    travel(at, instant);
    for (const role of [
      'nurse',
      'mental-health-nurse',
      'healthcare-assistant',
      'healthcare-manager',
    ] as const)
      expect(counts(at, role)).toEqual(await recounted(at, role));
  }
  expect(counts(at, 'healthcare-manager').acct).toBe(1);
});

it('tells a role nothing of areas that it may not open', async () => {
  const at = desk();
  const who = somebody(at, 1, {}, { arrivedAt: '2026-11-14T12:00:00.000+00:00' });
  somebody(at, 2);
  await opened(at, who);
  expect(counts(at, 'nurse')).toMatchObject({ acct: 1 });
  expect(counts(at, 'nurse').duplicates).toBeGreaterThan(0);
  expect(counts(at, 'release-coordinator')).toEqual({
    arrivals: 0,
    followUp: 1,
    acct: 0,
    conflicts: 0,
    duplicates: 0,
    release: 0,
  });
});
