/** The strip of days: everybody in an open stay, who runs out first first, and nobody off it before it is signed. */
import { describe, expect, it } from 'vitest';
import { aPatient } from '../../support/builders.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { exchange } from '../../support/desk.ts';
import {
  aClinicHere,
  booked,
  leaves,
  rowOf,
  signSecondStage,
  somebody,
  travel,
} from '../../support/follow-up-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();

describe('the strip', () => {
  it('shows everybody here, also those nobody has written an appointment for, and who runs out first first', async () => {
    const at = desk();
    const later = somebody(at, 1, { surname: 'O’Brien' });
    const sooner = somebody(at, 2, { surname: 'العربي', forenames: 'محمد', dateOfBirth: null });
    const earlier = somebody(
      at,
      3,
      { surname: 'Zeta' },
      { arrivedAt: '2026-11-14T20:00:00+00:00', cell: null },
    );
    const values = {
      kind: 'second-stage',
      stay: sooner.stayId,
      targetDate: '2026-11-24',
      dueBy: '2026-11-29T23:59:00+00:00',
    };
    at.store.commit(
      [
        draft(
          'appointment',
          uuid(5, 1),
          { ...values, sooner: ['Insulin'], state: 'to-book' },
          sooner.patientId,
        ),
      ],
      nurse,
    );
    somebody(at, 4, { surname: 'Gone' }, { departedAt: '2026-11-22T19:30:00+00:00' });
    const { rows, today } = await at.call('followup.strip', {});
    expect(today).toBe('2026-11-22');
    expect(rows.map(({ person }) => person.stayId)).toEqual([earlier.stayId, sooner.stayId, later.stayId]);
    expect(rows[0]).toMatchObject({ state: 'late', day: 8, firstStage: 'none', person: { wing: null } });
    expect(rows[1]).toMatchObject({ sooner: ['Insulin'], targetDate: '2026-11-24', state: 'to-book' });
    expect(rows[1]?.person).toMatchObject({
      surname: 'العربي',
      dateOfBirth: null,
      wing: 'B',
      cell: 'B-2-14',
    });
    expect(rows[2]).toMatchObject({
      state: 'to-book',
      day: 0,
      next: null,
      missed: 0,
      clash: false,
      arriving: false,
    });
  });

  it('says done only when a second stage of that stay is signed, however often the person was seen', async () => {
    const at = desk();
    const who = somebody(at, 1);
    const clinic = await aClinicHere(at);
    const bookingId = await booked(at, who, clinic, '2026-11-24', '09:20');
    expect(await rowOf(at, who)).toMatchObject({ state: 'booked', next: { bookingId, start: '09:20' } });
    travel(at, '2026-11-24T09:30:00Z');
    await at.call('followup.outcome', {
      bookingId,
      code: 'attended',
      reason: null,
      note: null,
      capacity: null,
    });
    expect(await rowOf(at, who)).toMatchObject({ state: 'to-book', next: null, missed: 0 });
    signSecondStage(at, who);
    const row = await rowOf(at, who);
    expect(row).toMatchObject({ state: 'done', signedId: uuid(0xcc, 1) });
    expect(row.cells.find(({ date }) => date === '2026-11-24')?.marks).toContain('done');
  });

  it('counts a person once whose two records were joined, from the earlier arrival', async () => {
    const at = desk();
    const one = somebody(at, 1, { surname: 'Ó Briain' });
    const two = somebody(at, 2, { surname: "O'Brien" }, { arrivedAt: '2026-11-22T19:20:00+00:00' });
    expect((await at.call('followup.strip', {})).rows).toHaveLength(2);
    const link = { left: one.patientId, right: two.patientId, verdict: 'same', reason: 'one man' };
    at.store.commit([draft('patient-link', uuid(6, 1), link)], nurse);
    const { rows } = await at.call('followup.strip', {});
    expect(rows.map(({ person }) => person.stayId)).toEqual([one.stayId]);
    signSecondStage(at, two);
    expect(await rowOf(at, one)).toMatchObject({ state: 'done' });
    const asked = await at.call('followup.person', { patientId: two.patientId });
    expect(asked.row?.person.stayId).toBe(one.stayId);
  });

  it('counts civil days over the change of the clocks, and from the day that midnight begins', async () => {
    const autumn = desk();
    travel(autumn, '2026-10-24T23:30:00Z');
    const late = somebody(autumn, 1, {}, { arrivedAt: '2026-10-24T22:59:00Z' });
    const midnight = somebody(autumn, 2, {}, { arrivedAt: '2026-10-24T23:00:00Z' });
    // 23:59 in summer time is still Saturday; 00:00 is Sunday, the day on which the clocks go back.
    expect(await rowOf(autumn, late)).toMatchObject({ day: 1, dueBy: '2026-10-31T23:59:00.000+00:00' });
    expect(await rowOf(autumn, midnight)).toMatchObject({ day: 0, dueBy: '2026-11-01T23:59:00.000+00:00' });
    const spring = desk(2);
    travel(spring, '2027-03-28T00:30:00Z');
    const who = somebody(spring, 1, {}, { arrivedAt: '2027-03-27T22:00:00Z' });
    expect(await rowOf(spring, who)).toMatchObject({ day: 1, dueBy: '2027-04-03T23:59:00.000+01:00' });
    travel(spring, '2027-04-03T22:59:30Z');
    expect((await rowOf(spring, who)).state).toBe('to-book');
    travel(spring, '2027-04-03T23:00:00Z');
    expect((await rowOf(spring, who)).state).toBe('late');
  });

  it('warns where the clock of the workstation is known to be wrong', async () => {
    const at = desk();
    const wrong = {
      ...at,
      context: {
        ...at.context,
        replication: () => ({ lastReachedAt: null, clockSkewSeconds: -90_000 }) as never,
      },
    };
    const { strip } = await import('../../../electron/records/services/followup/strip.ts');
    expect(strip(wrong.context).warnings.join(' ')).toMatch(
      /1 day behind the central record's.*days and deadlines may be wrong/,
    );
    expect((await at.call('followup.strip', {})).warnings).toEqual([]);
  });

  it('says of whom the record is still arriving, and that people may be missing', async () => {
    const [at, other] = [desk(1), desk(2)];
    const [here, coming] = [somebody(at, 1), somebody(other, 2)];
    exchange(at.store, other.store);
    const first = { epoch: 'epoch-1', upTo: 9, people: [here.patientId, coming.patientId] };
    at.store.first.begin('LEI', first);
    at.store.log.applyPage({ scope: 'LEI', epoch: 'epoch-1', next: 0, entries: [], whole: [here.patientId] });
    expect(await rowOf(at, here)).toMatchObject({ arriving: false });
    expect(await rowOf(at, coming)).toMatchObject({ arriving: true });
    expect((await at.call('followup.strip', {})).warnings.join()).toContain('still arriving');
    const list = await at.call('followup.list', { kind: 'day-4', date: '2026-11-24', clinicId: null });
    expect(list.dataState).toContain('records are still arriving here');
    const { arriving } = await at
      .as('mina')
      .call('followup.measures', { from: '2026-11-22', to: '2026-11-22' });
    expect(arriving).toBe(1);
  });

  it('gives somebody who is transferred in a clock of their own, whatever another prison owed and booked', async () => {
    const at = desk();
    const there = { staffId: 'nurse-there', establishment: 'MDI' };
    const [patient, stay] = [uuid(4, 1), uuid(4, 2)];
    const values = {
      arrivedAt: '2026-11-12T19:00:00Z',
      departedAt: null,
      cell: 'C-1-01',
      location: 'normal',
    };
    const slot = {
      kind: 'second-stage',
      stay,
      clinic: uuid(4, 3),
      date: '2026-11-24',
      start: '09:00',
      state: 'booked',
    };
    at.store.commit(
      [
        aPatient(patient, { surname: 'Ní Dhuibhir' }),
        draft('stay', stay, values, patient),
        draft('appointment', uuid(4, 5), { kind: 'second-stage', stay, state: 'to-book' }, patient),
        draft('booking', uuid(4, 4), { ...slot, appointment: uuid(4, 5) }, patient),
        draft('clinic', uuid(4, 3), { name: 'Clinic of another prison', state: 'active', weekdays: [2] }),
      ],
      there,
    );
    // Their history came ahead: they are not here yet, and no list of this prison has them.
    expect((await at.call('followup.strip', {})).rows).toEqual([]);
    const printed = { kind: 'clinic' as const, date: '2026-11-24', clinicId: null };
    expect((await at.call('followup.list', printed)).groups).toEqual([]);
    const here = { arrivedAt: '2026-11-22T19:30:00Z', departedAt: null, cell: null, location: 'hold' };
    at.store.commit([draft('stay', uuid(4, 6), here, patient)], nurse);
    const { rows } = await at.call('followup.strip', {});
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      day: 0,
      state: 'to-book',
      next: null,
      dueBy: '2026-11-29T23:59:00.000+00:00',
    });
    expect((await at.call('followup.clinics', {})).clinics).toEqual([]);
    expect((await at.call('followup.list', printed)).groups).toEqual([]);
  });

  it('has nobody who left, with all of their bookings, and has them again when the departure was a mistake', async () => {
    const at = desk();
    const who = somebody(at, 1);
    const clinic = await aClinicHere(at);
    await booked(at, who, clinic, '2026-11-24', '09:20');
    const left = { stayId: who.stayId, kind: 'transfer' as const, at: '2026-11-22T19:35:00Z' };
    await at.call('departures.record', left);
    expect((await at.call('followup.strip', {})).rows).toEqual([]);
    expect((await at.call('followup.week', { from: '2026-11-23' })).bookings).toEqual([]);
    await at.call('departures.takeBack', { stayId: who.stayId });
    expect(await rowOf(at, who)).toMatchObject({ state: 'booked' });
    leaves(at, who);
    expect((await at.call('followup.person', { patientId: who.patientId })).row).toBeNull();
  });
});
