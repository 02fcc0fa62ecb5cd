/** What planning of releases owes on the home page, through the real use cases on real encrypted stores. */
import { expect, it } from 'vitest';
import { owedCounts } from '../../../electron/records/services/today/counts.ts';
import { owedToday } from '../../../electron/records/services/today/owed.ts';
import { roleOfReleaseOwner } from '../../../electron/records/services/today/releases.ts';
import { todayChannels } from '../../../shared/contract/today.ts';
import type { Role } from '../../../shared/records/people.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, team } from '../../support/desk.ts';
import { somebody, travel } from '../../support/follow-up-desk.ts';

const desk = desksOfTest();
const rosa = team['rosa']?.staffId ?? '';
const mina = team['mina']?.staffId ?? '';
const sentenced = { legalStatus: 'Sentenced' };

const as = ({ context, store }: Desk, role: Role, staffId: string) => ({
  ...context,
  store,
  staff: { ...context.staff, role, staffId },
});
const owed = (at: Desk, role: Role, staffId = 'somebody-else') =>
  todayChannels['today.owed'].output.parse(owedToday(as(at, role, staffId))).items;
const counted = (at: Desk, role: Role) => owedCounts(as(at, role, 'somebody-else')).release;

it('shows milestones of the diary with whose they are: one line each person, coordinators their own and nobody’s', async () => {
  const at = desk(1, 'rosa');
  const [own, other] = [
    somebody(at, 1, { surname: "O'Neill", forenames: 'سارة' }, sentenced),
    somebody(at, 2, { surname: 'Ní Bhriain' }, sentenced),
  ];
  somebody(at, 3, { surname: 'Wójcik' }, sentenced);
  for (const { stayId } of [own, other])
    await at.call('release.setDate', { stayId, date: '2026-11-27', source: 'by hand', note: null });
  await at.call('release.coordinator', { stayId: own.stayId, staffId: rosa });
  await at.call('release.coordinator', { stayId: other.stayId, staffId: mina });
  travel(at, '2026-11-26T09:00:00Z');
  const [line, ...others] = owed(at, 'release-coordinator', rosa);
  expect(others).toEqual([]);
  expect(line).toMatchObject({
    kind: 'release',
    overdue: true,
    owner: 'You',
    detail: 'Release Fri 27-Nov-2026',
    person: { surname: "O'Neill" },
    opens: { screen: 'patient', patientId: own.patientId, tab: 'release' },
  });
  expect(line?.title).toMatch(/, and \d more$/);
  expect(JSON.stringify(owed(at, 'release-coordinator', rosa))).not.toContain('Bhriain');
  expect(
    owed(at, 'nurse')
      .filter(({ kind }) => kind === 'release')
      .map(({ person }) => person.surname),
  ).toEqual(expect.arrayContaining(["O'Neill", 'Ní Bhriain']));
  const before = owed(at, 'nurse').find(({ person }) => person.surname === "O'Neill");
  const settled = { state: 'not-needed', on: '2026-11-26', whom: null, reason: null } as const;
  await at.call('release.milestone', { stayId: own.stayId, milestone: 'health-needs', handling: settled });
  expect(owed(at, 'nurse').find(({ person }) => person.surname === "O'Neill")?.title).not.toBe(before?.title);
});

it('shows tasks for who left with the role that owes them, with a manager once they are late, and counts them', async () => {
  const at = desk(1, 'rosa');
  const { stayId } = somebody(at, 1, { surname: "O'Neill", forenames: 'سارة' }, sentenced);
  const leftAt = '2026-11-22T19:20:00.000Z';
  const event = 'did-not-return-from-court';
  const { followOn } = await at.call('release.unplanned', { stayId, event, at: leftAt, note: null });
  const tasks = (role: Role) => owed(at, role).filter(({ kind }) => kind === 'follow-on');
  expect(tasks('nurse').map(({ title }) => title)).toEqual(['Tell the person how to get their medicines']);
  expect(tasks('nurse')[0]).toMatchObject({
    overdue: false,
    detail: 'Left Sun 22-Nov-2026',
    opens: { screen: 'follow-on' },
  });
  expect(tasks('healthcare-manager')).toEqual([]);
  const coordinator = tasks('release-coordinator');
  expect(coordinator.length + tasks('nurse').length).toBe(followOn.length);
  // Those due within a day: RECONNECT has three.
  expect(counted(at, 'release-coordinator')).toBe(coordinator.length - 1);
  expect([counted(at, 'nurse'), counted(at, 'healthcare-manager')]).toEqual([1, 0]);
  travel(at, '2026-11-24T09:00:00Z');
  expect(tasks('healthcare-manager').length).toBeGreaterThan(0);
  expect(tasks('healthcare-manager').every(({ escalated, overdue }) => escalated && overdue)).toBe(true);
  await at.call('release.takeBackUnplanned', { stayId });
  expect(tasks('release-coordinator')).toEqual([]);
  expect(counted(at, 'release-coordinator')).toBe(0);
});

it('gives every owner that the content names to a role, or to nobody where the application does it', () => {
  const { milestones, unplanned } = desk().context.release();
  const owners = [...milestones.milestones, ...unplanned.tasks].map(({ owner }) => owner);
  const roles = Object.fromEntries(owners.map((owner) => [owner, roleOfReleaseOwner(owner)]));
  expect(roles).toMatchObject({
    'Release coordinator': 'release-coordinator',
    'Substance-misuse service': 'release-coordinator',
    'Prison or probation': 'release-coordinator',
    Nurse: 'nurse',
    'Nurse on duty': 'nurse',
    'Mental-health nurse': 'mental-health-nurse',
    'Throughcare, each night': null,
  });
});
