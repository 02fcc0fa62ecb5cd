/** Measures: what the narrow rows come to is what counting the records themselves, one person after the other, comes to. */
import { expect, it } from 'vitest';
import type { Input, Output } from '../../../shared/contract/contract.ts';
import { addCivilDays, civilDateOf, endOfCivilDay } from '../../../shared/followup/clock.ts';
import type { FoldedRecord } from '../../../shared/changes/version.ts';
import { seeded } from '../../bench/figures.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import { aClinicHere, somebody } from '../../support/follow-up-desk.ts';
import { commitStays } from '../../support/many-stays.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const from = '2026-09-21';
const to = '2026-11-22';
const STAYS = 240;

async function aPrison(): Promise<Desk> {
  const at = desk(1, 'mina');
  const clinicId = await aClinicHere(at, { from, capacity: 4 });
  commitStays(at.store, { count: STAYS, from, perDay: 4, clinicId, random: seeded(11), here: 30 });
  return at;
}

const text = (record: FoldedRecord, field: string) => record.fields[field]?.value as string | null;
const ms = (record: FoldedRecord | undefined, field: string): number =>
  record === undefined ? Number.NaN : Date.parse(text(record, field) ?? '');
const codeOf = (booking: FoldedRecord) =>
  (booking.fields['outcome']?.value as { code: string } | null)?.code ?? null;

/** By the book, slowly: every stay with all of its records. */
function byHand(at: Desk) {
  const { store } = at;
  const now = at.test.clock();
  const counts = {
    inTime: [0, 0, 0],
    booked: [0, 0, 0],
    offered: [0, 0, 0],
    reconciled: [0, 0, 0],
    missed: [0, 0, 0],
  };
  const add = (name: keyof typeof counts, part: 0 | 1 | 2) =>
    (counts[name][part] = (counts[name][part] ?? 0) + 1);
  const minute = (time: number) => Math.floor(time / 60_000);
  for (const stay of store.recordsOfType('stay')) {
    const own = store.recordsOfPatient(stay.patient ?? '');
    const of = (type: string) => own.filter((record) => record.type === type);
    const arrived = ms(stay, 'arrivedAt');
    const left = ms(stay, 'departedAt');
    const due = Date.parse(endOfCivilDay(addCivilDays(civilDateOf(arrived), 7)));
    const [signed] = of('signed-assessment');
    const [booking] = of('booking');
    const leftInTime = minute(left) <= minute(due);
    if (leftInTime) {
      add('inTime', 2);
      add('offered', 2);
    } else if (minute(now) > minute(due)) {
      add('inTime', minute(ms(signed, 'signedAt')) <= minute(due) ? 0 : 1);
      const slot =
        booking === undefined
          ? Number.NaN
          : Date.parse(`${text(booking, 'date')}T${text(booking, 'start')}:00Z`);
      const stood =
        booking !== undefined &&
        text(booking, 'state') === 'booked' &&
        codeOf(booking) !== 'health-cancelled';
      // All of it lies in winter time but the first weeks.
      const summer = booking !== undefined && (text(booking, 'date') ?? '') < '2026-10-25' ? 3_600_000 : 0;
      add('offered', stood && slot - summer <= now && minute(slot - summer) <= minute(due) ? 0 : 1);
    }
    const day = arrived + 86_400_000;
    if (minute(left) <= minute(day)) add('booked', 2);
    else if (minute(ms(booking, 'bookedAt')) <= minute(day)) add('booked', 0);
    else if (minute(now) > minute(day)) add('booked', 1);
    const [reconciled] = of('reconciliation');
    if (signed !== undefined)
      add('reconciled', minute(ms(reconciled, 'doneAt')) <= minute(ms(signed, 'signedAt')) ? 0 : 1);
    else if (!Number.isNaN(left)) add('reconciled', 2);
    for (const each of of('booking')) {
      const code = codeOf(each);
      const date = text(each, 'date') ?? '';
      if (code === null || text(each, 'state') !== 'booked' || date < from || date > to) continue;
      add('missed', code === 'attended' ? 1 : code === 'health-cancelled' ? 2 : 0);
    }
  }
  return counts;
}

it('agree with counting every record by hand, and every number can be traced to people', async () => {
  const at = await aPrison();
  const found = await at.call('followup.measures', { from, to });
  const [inTime, booked, offered, reconciled, missed, capacity] = found.ratios;
  const parts = (ratio: typeof inTime) =>
    ratio === undefined ? [] : [ratio.numerator, ratio.denominator - ratio.numerator, ratio.excluded];
  const counts = byHand(at);
  expect(parts(inTime)).toEqual(counts.inTime);
  expect(parts(booked)).toEqual(counts.booked);
  expect(parts(offered)).toEqual(counts.offered);
  expect(parts(reconciled)).toEqual(counts.reconciled);
  expect(parts(missed)).toEqual(counts.missed);
  expect(capacity).toMatchObject({ id: 'capacity-used' });
  expect(capacity?.denominator).toBe(45 * 4);
  expect(found.weeks.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBe(STAYS);
  expect(found.breaches.reduce((sum, { count }) => sum + count, 0)).toBe(counts.inTime[1]);
  const people = async (
    own: Partial<Input<'followup.measured'>>,
  ): Promise<Output<'followup.measured'>['people']> =>
    (
      await at.call('followup.measured', {
        from,
        to,
        measure: 'second-stage-in-7-days',
        part: 'missed',
        group: null,
        ...own,
      })
    ).people;
  expect(await people({})).toHaveLength(counts.inTime[1] ?? -1);
  expect(await people({ part: 'numerator' })).toHaveLength(counts.inTime[0] ?? -1);
  expect((await people({}))[0]?.words).toMatch(/second stage/);
  const [group] = found.breaches;
  expect(await people({ measure: 'breaches', group: group?.attribution ?? null })).toHaveLength(
    group?.count ?? -1,
  );
  const often = found.missedByReason.find(({ count }) => count > 1);
  expect(often).toBeDefined();
  const ofWing = await people({
    measure: 'missed-by-reason',
    group: often?.reason ?? '',
    wing: often?.wing ?? '',
  });
  expect(ofWing.length).toBeGreaterThan(0);
  expect(ofWing.every(({ person }) => (person.wing ?? '') === (often?.wing ?? ''))).toBe(true);
  expect(await people({ measure: 'arrivals', part: 'numerator' })).toHaveLength(STAYS);
  const { sessions, more } = await at.call('followup.sessions', { from, to });
  expect([sessions.length, more]).toEqual([45, 0]);
  expect(sessions.reduce((sum, { used }) => sum + used, 0)).toBe(capacity?.numerator);
  const busy = sessions.find(({ used }) => used > 0);
  const { clinicId = '', date = '' } = busy ?? {};
  const { people: inIt } = await at.call('followup.sessionPeople', { clinicId, date });
  expect(inIt.filter(({ words }) => /attended|nothing recorded/i.test(words)).length).toBe(busy?.used);
  await expect(at.call('followup.measures', { from: to, to: from })).rejects.toThrow(/before the first/);
});

it('count somebody once whose stay two workstations took in, once the records are joined', async () => {
  const at = desk(1, 'mina');
  const arrivedAt = '2026-11-10T19:00:00Z';
  const one = somebody(at, 1, { surname: 'Ó Briain' }, { arrivedAt });
  const two = somebody(at, 2, { surname: "O'Brien" }, { arrivedAt });
  const signed = { kind: 'second-stage', stay: two.stayId, signedAt: '2026-11-12T10:00:00Z' };
  at.store.commit([draft('signed-assessment', uuid(3, 1), signed, two.patientId)], nurse);
  const ratio = async () =>
    (await at.call('followup.measures', { from: '2026-11-09', to: '2026-11-22' })).ratios[0];
  expect(await ratio()).toMatchObject({ numerator: 1, denominator: 2 });
  const link = { left: one.patientId, right: two.patientId, verdict: 'same', reason: 'one man' };
  at.store.commit([draft('patient-link', uuid(6, 1), link)], nurse);
  expect(await ratio()).toMatchObject({ numerator: 1, denominator: 1 });
});
