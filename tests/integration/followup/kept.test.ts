/** What a workstation keeps of earlier readings: after any writes its answers are those of a store that has kept nothing. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStore } from '../../../electron/records/store/open.ts';
import { derivedId } from '../../../electron/records/services/common/ids.ts';
import { addCivilDays } from '../../../shared/followup/clock.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, deskOn, exchange } from '../../support/desk.ts';
import { aClinicHere, leaves, signSecondStage, somebody, travel } from '../../support/follow-up-desk.ts';
import { countingIds, type draft, nurse, revision, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const PEOPLE = 6;
const monday = '2026-11-23';
const HOUR = 3_600_000;

/** Everything that is made from a scene, and the measures. */
async function answers(at: Desk): Promise<unknown[]> {
  const [from, to] = ['2026-01-01', '2026-12-31'];
  return [
    await at.call('followup.strip', {}),
    await at.call('followup.week', { from: monday }),
    await at.call('followup.clashes', {}),
    await at.call('followup.person', { patientId: uuid(0xaa, 1) }),
    await at.call('followup.list', { kind: 'movement', date: monday, clinicId: null }),
    await at.call('followup.list', { kind: 'day-4', date: monday, clinicId: null }),
    await at.call('followup.measures', { from, to }),
    await at.call('followup.measures', { from: '2026-11-01', to }),
    await at.call('followup.measured', {
      from,
      to,
      measure: 'arrivals',
      part: 'numerator',
      group: null,
    }),
    await at.call('followup.clinics', {}),
  ];
}

/** The same store without anything kept: a copy of it, opened for the first time. */
async function afresh(at: Desk, copy: number): Promise<unknown[]> {
  const file = join(at.test.folder, `copy-${copy}.db`);
  at.store.backup(file);
  const store = openStore({ ...at.test.options, file });
  try {
    const test = { ...at.test, store };
    return await answers(deskOn(test, countingIds(0x7000 + copy), 'mina'));
  } finally {
    store.close();
  }
}

/** One write, by its number: of people, stays, what is owed, bookings, clinics, absences, links, and of another workstation. */
function write(at: Desk, other: Desk, clinicId: string, kind: number, who: number, step: number): void {
  const n = 1 + (who % PEOPLE);
  const [patient, stay] = [uuid(0xaa, n), uuid(0xbb, n)];
  const booking = uuid(0xbc, n);
  const appointment = derivedId.appointment(stay, 'second-stage');
  const day = addCivilDays(monday, who % 5);
  const revise = (to: Desk, ...of: Parameters<typeof draft>) =>
    to.store.commit([revision(to.store, ...of)], nurse);
  const book = (to: Desk, start: string) => {
    const slot = { kind: 'second-stage', stay, appointment, clinic: clinicId, date: day, start, minutes: 20 };
    const made = {
      place: 'Healthcare 2',
      state: 'booked',
      bookedBy: uuid(0x5a, 1),
      bookedAt: new Date(at.test.clock()).toISOString(),
    };
    revise(to, 'booking', booking, { ...slot, ...made, because: [], outcome: null }, patient);
  };
  const outcome = {
    code: 'no-escort',
    reason: null,
    note: null,
    capacity: null,
    effects: [],
    by: uuid(0x5a, 1),
    at: new Date(at.test.clock()).toISOString(),
  };
  const writes: (() => void)[] = [
    () => void revise(at, 'patient', patient, { surname: `O’Neill-${step}`, forenames: 'علي' }, patient),
    () => void revise(at, 'stay', stay, { cell: `${'ABC'[who % 3] ?? 'A'}-1-${step}` }, patient),
    () => book(at, '09:20'),
    () => book(at, who % 2 === 0 ? '09:40' : '23:00'),
    () => void revise(at, 'booking', booking, { outcome }, patient),
    () => void revise(at, 'booking', booking, { state: 'cancelled', cancelledBecause: 'Lockdown' }, patient),
    () => signSecondStage(at, { patientId: patient, stayId: stay }, 100 + step),
    () => leaves(at, { patientId: patient, stayId: stay }),
    () => void somebody(at, PEOPLE + 1 + step, { surname: 'Nowak' }),
    () =>
      void revise(at, 'clinic', clinicId, {
        weekdays: who % 2 === 0 ? [1, 2] : [1, 2, 3, 4, 5],
        capacity: 1 + (who % 6),
      }),
    () =>
      void revise(at, 'clinic-exception', uuid(0xce, n), {
        clinic: clinicId,
        date: day,
        kind: 'cancelled',
        startTime: null,
        endTime: null,
        capacity: null,
        room: null,
        reason: 'Staff training',
        state: 'in-force',
      }),
    () =>
      void revise(at, 'regime', uuid(0xcf, n), {
        wing: 'B',
        windows: [1, 2, 3].map((weekday) => ({ weekday, from: '09:00', to: '09:30' })),
        state: 'active',
      }),
    () =>
      void revise(
        at,
        'planned-date',
        uuid(0xcd, n),
        {
          stay,
          kind: 'court',
          date: day,
          from: '08:00',
          to: '17:00',
          state: who % 2 === 0 ? 'expected' : 'withdrawn',
          note: null,
        },
        patient,
      ),
    () =>
      void revise(
        at,
        'patient-link',
        uuid(0xb0, n),
        {
          left: patient,
          right: uuid(0xaa, 1 + ((who + 1) % PEOPLE)),
          verdict: who % 3 === 0 ? 'undecided' : 'same',
          reason: 'Same photograph',
        },
        patient,
      ),
    () =>
      void revise(
        at,
        'appointment',
        appointment,
        { kind: 'second-stage', stay, sooner: who % 2 === 0 ? ['Insulin'] : [], state: 'to-book' },
        patient,
      ),
    () => {
      // Two who did not see each other: what stands is decided when they meet.
      revise(other, 'stay', stay, { cell: `D-2-${step}` }, patient);
      book(other, '10:00');
      book(at, '09:20');
      exchange(at.store, other.store);
    },
    () => void (at.test.clock.now += (1 + (who % 40)) * HOUR),
    () => at.store.rebuild(),
  ];
  writes[kind % writes.length]?.();
}

it('answers after any writes what a store would that has kept nothing of before', async () => {
  let number = 0;
  const step = fc.record({ kind: fc.nat(17), who: fc.nat(40) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 14 }), async (steps) => {
      number += 2;
      const [at, other] = [desk(number, 'mina'), desk(number + 1, 'mina')];
      const clinicId = await aClinicHere(at, { from: '2026-11-01' });
      for (let n = 1; n <= PEOPLE; n += 1) somebody(at, n, { surname: `Surname${n}` });
      exchange(at.store, other.store);
      travel(at, '2026-11-22T19:40:00Z');
      await answers(at);
      for (const [index, { kind, who }] of steps.entries()) {
        write(at, other, clinicId, kind, who, index);
        // Read between every two writes, so that something is kept of each.
        const kept = await answers(at);
        if (index % 3 === 2 || index === steps.length - 1) expect(kept).toEqual(await afresh(at, index));
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
