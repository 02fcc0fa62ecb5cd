/** Measures of years are kept and brought up to date by stay: after any write they are what counting everything anew comes to. */
import { expect, it } from 'vitest';
import { addCivilDays, endOfCivilDay } from '../../../shared/followup/clock.ts';
import type { Measures, OutcomeRow } from '../../../shared/followup/measure-types.ts';
import { outcomeRule } from '../../../shared/followup/outcome-content.ts';
import { wingOf } from '../../../shared/followup/regime.ts';
import type { OutcomeCode } from '../../../shared/records/followup.ts';
import { samePeople } from '../../../electron/records/services/patients/links.ts';
import type { DraftChange, StayFacts } from '../../../electron/records/store/store.ts';
import { seeded } from '../../bench/figures.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { aStay } from '../../support/builders.ts';
import type { Desk } from '../../support/desk.ts';
import { aClinicHere } from '../../support/follow-up-desk.ts';
import { commitStays } from '../../support/many-stays.ts';
import { measuresByRows } from '../../support/measures-by-rows.ts';
import type { StayRow } from '../../support/stay-columns.ts';
import { draft, nurse, revision, testStart, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const HOUR = 3_600_000;
const STAYS = 60;
const ROUNDS = 40;
/** Both changes of the clocks lie within. */
const from = '2026-03-20';
const to = '2026-11-22';

/** Every stay and booking read from the store one by one, nothing kept; stays of one person that overlap are one. */
function countedAnew({ test, context }: Desk): Measures {
  const { store } = test;
  const { outcomes: content } = context.followUp();
  const here = (id: string): StayFacts[] => {
    const stay = store.stays.one(id);
    return stay?.establishment === 'LEI' ? [stay] : [];
  };
  const held = store.recordsOfType('stay').flatMap(({ id }) => here(id));
  const within = held.filter(({ arrivedOn }) => arrivedOn >= from && arrivedOn <= to);
  const people = Map.groupBy(within, ({ patientId }) => samePeople(store, patientId).toSorted().join());
  const attribution = (code: string) => outcomeRule(content, code as OutcomeCode).attribution;
  const outcomes = store.recordsOfType('booking').flatMap(({ fields }): OutcomeRow[] => {
    const code = (fields['outcome']?.value as { code: OutcomeCode } | null)?.code;
    const [stay] = here(fields['stay']?.value as string);
    if (code === undefined || stay === undefined || fields['state']?.value !== 'booked') return [];
    const { seen, label: reason, attribution: by } = outcomeRule(content, code);
    const date = fields['date']?.value as string;
    return [{ stayId: stay.stayId, date, seen, reason, attribution: by, wing: wingOf(stay.cell) }];
  });
  const stays = [...people.values()].flatMap(joined).map((stay): StayRow => ({
    stayId: stay.stayId,
    arrivedAt: stay.arrivedMs,
    arrivedOn: stay.arrivedOn,
    dueBy: Date.parse(endOfCivilDay(addCivilDays(stay.arrivedOn, 7))),
    departedAt: stay.departedMs,
    secondStageSignedAt: stay.signedMs,
    firstBookedAt: stay.bookedMs,
    firstOfferedAt: stay.offeredMs,
    reconciledAt: stay.reconciledMs,
    breachAttribution: stay.missedCode === null ? null : attribution(stay.missedCode),
    whole: true,
  }));
  return measuresByRows({ stays, outcomes, sessions: [], from, to, now: test.clock.now });
}

function joined(stays: readonly StayFacts[]): StayFacts[] {
  const found: StayFacts[] = [];
  const earlier = (a: number | null, b: number | null) =>
    a === null || b === null ? (a ?? b) : Math.min(a, b);
  for (const stay of stays.toSorted((a, b) => a.arrivedMs - b.arrivedMs || (a.stayId < b.stayId ? -1 : 1))) {
    const last = found.at(-1);
    if (last === undefined || (last.departedMs !== null && last.departedMs <= stay.arrivedMs)) {
      found.push(stay);
      continue;
    }
    const [a, b] = [last.departedMs, stay.departedMs];
    found[found.length - 1] = {
      ...last,
      departedMs: a === null || b === null ? null : Math.max(a, b),
      signedMs: earlier(last.signedMs, stay.signedMs),
      bookedMs: earlier(last.bookedMs, stay.bookedMs),
      offeredMs: earlier(last.offeredMs, stay.offeredMs),
      reconciledMs: earlier(last.reconciledMs, stay.reconciledMs),
      missedCode: stay.missedCode ?? last.missedCode,
    };
  }
  return found;
}

/** One write of somebody, of every kind that measures count. */
function aWrite({ test }: Desk, round: number, random: () => number): DraftChange {
  const { store } = test;
  const among = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const stays = store.recordsOfType('stay');
  const stay = among(stays);
  const patient = stay.patient ?? '';
  const arrived = Date.parse(stay.fields['arrivedAt']?.value as string);
  const at = (hours: number) => new Date(arrived + hours * HOUR).toISOString();
  const alter = (values: Parameters<typeof draft>[2]) => revision(store, 'stay', stay.id, values, patient);
  const bookings = store.recordsOfType('booking');
  const booking = among(bookings);
  const code = among(['no-escort', 'declined', 'health-cancelled', 'attended']);
  const outcome = { code, reason: null, note: null, capacity: null, effects: [], by: 'x', at: at(90) };
  const links = store.recordsOfType('patient-link');
  const other = among(stays);
  return among<() => DraftChange>([
    () => alter({ cell: among(['A-1-1', 'HCC', null, '1-03']) }),
    () => alter({ departedAt: among([null, at(2), at(100), at(400)]) }),
    () => alter({ arrivedAt: among([at(-24 * 300), at(-30), at(50)]) }),
    () => revision(store, 'booking', booking.id, { outcome }, booking.patient),
    () => revision(store, 'booking', booking.id, { outcome: null, state: 'cancelled' }, booking.patient),
    () => {
      const slot = {
        start: '10:00',
        minutes: 20,
        place: 'Healthcare 2',
        clinic: null,
        appointment: uuid(1, 1),
      };
      const day = { date: at(48).slice(0, 10), bookedAt: at(random() * 40), state: 'booked', outcome: null };
      return draft(
        'booking',
        uuid(0xf1, round),
        { ...slot, ...day, kind: 'second-stage', stay: stay.id },
        patient,
      );
    },
    () => {
      const signed = { kind: 'second-stage', stay: stay.id, signedAt: at(random() * 300) };
      return draft('signed-assessment', uuid(0xf2, round), signed, patient);
    },
    () =>
      draft(
        'reconciliation',
        uuid(0xf3, round),
        { stay: stay.id, doneAt: at(9), state: 'recorded' },
        patient,
      ),
    // Back again, while the stay goes on or after it.
    () =>
      aStay(uuid(0xf4, round), patient, {
        arrivedAt: at(random() * 900),
        departedAt: among([null, at(1000)]),
        cell: 'C-2-2',
        location: 'normal',
      }),
    () => {
      const ends = { left: patient, right: other.patient ?? '', reason: 'one man' };
      return draft('patient-link', uuid(0xf5, round), { ...ends, verdict: 'same' });
    },
    () =>
      links.length === 0
        ? alter({ cell: null })
        : revision(store, 'patient-link', among(links).id, { verdict: among(['different', 'same']) }),
  ])();
}

const summary = ({ ratios, breaches, missed, weeks, medianDays }: Measures) => ({
  ratios: ratios.map(({ id, numerator, missed: late, excluded }) => [
    id,
    numerator.length,
    numerator.length + late.length,
    excluded.length,
  ]),
  breaches: breaches.map(({ stays }) => stays.length),
  missed: missed.map(({ reason, wing, stays }) => [reason, wing ?? 'Wing not known', stays.length]),
  weeks: weeks.map(({ weekFrom, arrivals, inTime, late }) => [weekFrom, arrivals, inTime, late]),
  medianDays,
});

async function shown(at: Desk) {
  const found = await at.call('followup.measures', { from, to });
  return {
    ratios: found.ratios
      .slice(0, -1)
      .map(({ id, numerator, denominator, excluded }) => [id, numerator, denominator, excluded]),
    breaches: found.breaches.map(({ count }) => count),
    missed: found.missedByReason.map(({ reason, wing, count }) => [reason, wing, count]),
    weeks: found.weeks.map(({ weekFrom, arrivals, inTime, late }) => [weekFrom, arrivals, inTime, late]),
    medianDays: found.medianDays,
  };
}

it.each([3, 14])('after every write of many they are as if counted anew (seed %i)', async (seed) => {
  const at = desk(1, 'mina');
  const random = seeded(seed);
  const clinicId = await aClinicHere(at, { from, capacity: 4 });
  commitStays(at.store, { count: STAYS, from, perDay: 1, clinicId, random, here: 10 });
  for (let round = 1; round <= ROUNDS; round += 1) {
    at.test.store.commit([aWrite(at, round, random)], nurse);
    // The clock of a workstation is set back, too.
    at.test.clock.now = random() < 0.3 ? testStart - Math.floor(random() * 240) * 24 * HOUR : testStart;
    expect(await shown(at), `round ${round}`).toEqual(summary(countedAnew(at)));
    if (round % 15 === 0) at.test.reopen();
    if (round % 20 === 0) at.test.store.rebuild();
  }
  at.test.clock.now = testStart;
  const late = countedAnew(at).ratios[0]?.missed ?? [];
  const { people } = await at.call('followup.measured', {
    from,
    to,
    measure: 'second-stage-in-7-days',
    part: 'missed',
    group: null,
  });
  expect(people.map(({ person }) => person.stayId).toSorted()).toEqual(late.toSorted());
  expect(late.length).toBeGreaterThan(0);
});
