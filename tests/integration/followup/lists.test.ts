/** Lists to print: what leaves healthcare has nothing clinical on it, and everything on it is of people who are here. */
import { describe, expect, it } from 'vitest';
import type { PrintedList } from '../../../shared/contract/followup-views.ts';
import { list as listOf } from '../../../electron/records/services/followup/lists/lists.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import {
  aClinicHere,
  booked,
  leaves,
  signSecondStage,
  somebody,
  travel,
} from '../../support/follow-up-desk.ts';

const desk = desksOfTest();
const list = (at: Desk, kind: PrintedList['kind'], clinicId: string | null = null, date = '2026-11-24') =>
  at.call('followup.list', { kind, date, clinicId });
const rows = ({ groups }: PrintedList) => groups.flatMap((group) => group.rows);

describe('the movement list', () => {
  it('names person, number, wing, cell, time and room, by wing, and nothing clinical', async () => {
    const at = desk();
    const one = somebody(at, 1, { surname: 'O’Brien', interpreterNeeded: true, language: 'Somali' });
    const two = somebody(
      at,
      2,
      { surname: 'العربي', forenames: 'محمد', dateOfBirth: null, prisonNumber: null },
      { cell: 'A-1-02' },
    );
    const clinicId = await aClinicHere(at, { name: 'Blood-borne viruses', room: 'Room 4' });
    await booked(at, one, clinicId, '2026-11-24', '09:00');
    await booked(at, two, clinicId, '2026-11-24', '09:20');
    const printed = await list(at, 'movement');
    expect(printed).toMatchObject({ forOfficers: true, establishment: 'Leeds', title: 'Movement list' });
    expect(printed.columns.map(({ heading }) => heading)).toEqual([
      'Time',
      'Name',
      'Prison No.',
      'Wing',
      'Cell',
      'Place',
    ]);
    expect(printed.groups).toEqual([
      { heading: 'A wing', rows: [['09:20', 'العربي, محمد', '', 'A', 'A-1-02', 'Room 4']] },
      { heading: 'B wing', rows: [['09:00', 'O’BRIEN, Daniel', 'A1001BC', 'B', 'B-2-14', 'Room 4']] },
    ]);
    expect(JSON.stringify(printed)).not.toMatch(/second|stage|virus|Somali|interpreter|1988/i);
  });

  it('leaves out who is transferred while it is made, and keeps who is at court', async () => {
    const at = desk();
    const [gone, court] = [somebody(at, 1, { surname: 'Gone' }), somebody(at, 2, { surname: 'Court' })];
    const clinicId = await aClinicHere(at);
    await booked(at, gone, clinicId, '2026-11-24', '09:00');
    await booked(at, court, clinicId, '2026-11-24', '09:20');
    expect(rows(await list(at, 'movement'))).toHaveLength(2);
    leaves(at, gone);
    expect(rows(await list(at, 'movement')).map(([, name]) => name)).toEqual(['COURT, Daniel']);
    const day = {
      id: null,
      stayId: court.stayId,
      kind: 'court' as const,
      date: '2026-11-24',
      from: null,
      to: null,
      note: null,
    };
    await at.call('followup.plannedDate', day);
    // Not called for on that day, but on the list of the clinic with the reason, and among the unplaced.
    expect(rows(await list(at, 'movement'))).toEqual([]);
    expect(JSON.stringify(rows(await list(at, 'clinic', clinicId)))).toContain('at court');
    const { unplaced } = await at.call('followup.week', { from: '2026-11-23' });
    expect(unplaced.map(({ person }) => person.surname)).toEqual(['Court']);
  });
});

it('the clinic list says what a nurse has to know, of one clinic or of all', async () => {
  const at = desk();
  const who = somebody(at, 1, { interpreterNeeded: true, language: 'Somali', dateOfBirth: null });
  const clinicId = await aClinicHere(at);
  await aClinicHere(at, { name: 'Other', room: 'Room 9' });
  await booked(at, who, clinicId, '2026-11-24', '09:00');
  const [row] = rows(await list(at, 'clinic', clinicId));
  expect(row).toEqual([
    '09:00 to 09:20',
    'OKAFOR, Daniel',
    'date not known',
    'A1001BC',
    'B-2-14',
    'Second stage',
    '29-Nov-2026 23:59',
    'Interpreter: Somali',
  ]);
  expect(await list(at, 'clinic', null)).toMatchObject({ title: 'Clinic lists', forOfficers: false });
  await expect(list(at, 'clinic', who.stayId)).rejects.toThrow(/not held on this workstation/);
});

it('the day-4 list has everybody from the fourth day on who is not done and has no slot, late ones apart', async () => {
  const at = desk();
  somebody(at, 1, { surname: 'Late' }, { arrivedAt: '2026-11-10T19:00:00+00:00' });
  somebody(at, 2, { surname: 'Day Four' }, { arrivedAt: '2026-11-18T23:59:00+00:00' });
  somebody(at, 3, { surname: 'Day Three' }, { arrivedAt: '2026-11-19T00:00:00+00:00' });
  const done = somebody(at, 4, { surname: 'Done' }, { arrivedAt: '2026-11-17T19:00:00+00:00' });
  const placed = somebody(at, 5, { surname: 'Placed' }, { arrivedAt: '2026-11-17T19:00:00+00:00' });
  signSecondStage(at, done);
  await booked(at, placed, await aClinicHere(at), '2026-11-23', '09:00');
  const names = async () =>
    (await list(at, 'day-4')).groups.map(({ heading, rows: of }) => [heading, of.map(([name]) => name)]);
  expect(await names()).toEqual([
    ['Past day 7', ['LATE, Daniel']],
    ['Day 4 to day 7, without a slot', ['DAY FOUR, Daniel']],
  ]);
  travel(at, '2026-11-24T08:00:00Z');
  expect((await names()).flat(2)).toContain('PLACED, Daniel');
});

it('says where the data stands, and that the clock is wrong', async () => {
  const at = desk();
  expect((await list(at, 'movement')).dataState).toBe('Central record never reached from this workstation');
  const told = (lastReachedAt: string, clockSkewSeconds: number | null = null) =>
    listOf(
      { ...at.context, replication: () => ({ lastReachedAt, clockSkewSeconds }) as never },
      { kind: 'movement', date: '2026-11-24', clinicId: null },
    );
  expect(told('2026-11-22T18:05:00Z').dataState).toBe('Central record last reached 18:05');
  expect(told('2026-09-21T18:05:00Z').dataState).toBe('Central record last reached 21-Sep-2026 19:05');
  expect(told('2026-11-22T18:05:00Z', 7200).note).toMatch(/2 hours ahead of the central record's/);
});
