/** The strip of days: everybody here, who runs out first first. */
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import type { StripRow } from '../../../../shared/contract/followup-views.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { outcomeRule } from '../../../../shared/followup/outcome-content.ts';
import { isInTime, stayClock } from '../../../../shared/followup/stay-clock.ts';
import { inOrderOfUrgency, type StripEvent, stripOf } from '../../../../shared/followup/strip.ts';
import type { ServiceContext } from '../context.ts';
import { samePeople } from '../patients/links.ts';
import { attributionWords } from '../../../../shared/followup/outcomes.ts';
import type { BookingHere } from './scene/bookings-here.ts';
import { bySlot, viewsOf } from './scene/booking-view.ts';
import { memoryOf } from './scene/memory.ts';
import type { PersonHere } from './scene/people-here.ts';
import { outNow } from './scene/away.ts';
import { isWaiting, type Scene, sceneOf } from './scene/scene.ts';
import { warningsOf } from './warnings.ts';

export function strip(context: ServiceContext): Output<'followup.strip'> {
  const scene = sceneOf(context);
  const rows = stripRows(context, scene);
  return { today: scene.today, rows, warnings: warningsOf(context, null) };
}

export function followUpOfPerson(
  context: ServiceContext,
  { patientId }: Parsed<'followup.person'>,
): Output<'followup.person'> {
  const people = new Set(samePeople(context.store, patientId));
  // Everybody, because a slot may be held by somebody else too.
  const scene = sceneOf(context);
  const isTheirs = (here: PersonHere): boolean => here.patientIds.some((id) => people.has(id));
  const here = scene.people.find(isTheirs) ?? null;
  if (here === null) return { row: null, owed: [], bookings: [] };
  const views = viewsOf(context, scene);
  const owed = scene.owed.all.filter((one) => one.here === here && one.isOwed);
  const bookings = scene.bookings.filter((booking) => booking.owed.here === here).toSorted(bySlot);
  return {
    row: rowOf(context, scene, here, clashing(scene)),
    owed: owed.map((one) => views.unplaced(one)),
    bookings: bookings.map((booking) => views.booking(booking)),
  };
}

export function stripRows(context: ServiceContext, scene: Scene): StripRow[] {
  const inClash = clashing(scene);
  memoryOf(context.store).rows.round();
  return inOrderOfUrgency(
    scene.people.map((here) => rowOf(context, scene, here, inClash)),
    (row) => row,
  );
}

function clashing(scene: Scene): ReadonlySet<string> {
  return new Set(scene.clashes().flatMap(({ bookingIds }) => bookingIds));
}

function rowOf(
  context: ServiceContext,
  scene: Scene,
  here: PersonHere,
  inClash: ReadonlySet<string>,
): StripRow {
  const owed = scene.owed.secondStage.get(here);
  const held = scene.byAppointment.get(owed?.appointmentId ?? here.stays[0].stayId) ?? [];
  const clash = held.some(({ bookingId }) => inClash.has(bookingId));
  const from = [
    // Of the time only these two bear on a row.
    scene.today,
    owed === undefined || isInTime(scene.now, owed.dueBy),
    context.followUp().outcomes,
    scene.days.target,
    scene.days.targetSooner,
    scene.days.deadline,
    here,
    owed,
    clash,
    ...held,
    ...held.filter(isWaiting).map((booking) => scene.problems(booking)),
    ...(scene.awayBy.get(here.person.patientId) ?? []),
  ];
  const { rows } = memoryOf(context.store);
  return rows.of(here.person.stayId, from, () => madeRow(context, scene, here, held, clash));
}

function madeRow(
  context: ServiceContext,
  scene: Scene,
  here: PersonHere,
  held: readonly BookingHere[],
  clash: boolean,
): StripRow {
  const [stay] = here.stays;
  const owed = scene.owed.secondStage.get(here);
  const appointmentId = owed?.appointmentId ?? stay.stayId;
  const bookings = held.toSorted(bySlot);
  const next = bookings.find((booking) => scene.stands(booking)) ?? null;
  const signedMs = firstOf(here.stays.map((each) => each.signedMs));
  const signedAt = signedMs === null ? null : instantInLondon(signedMs);
  const arrivedAt = instantInLondon(stay.arrivedMs);
  const facts = { arrivedAt, departedAt: null, signedAt, sooner: owed?.reasons ?? [], booked: next !== null };
  const worked = stayClock(facts, scene.days, scene.now);
  const target = owed?.targetDate ?? worked.targetDate;
  const clock = { ...worked, targetDate: target < worked.targetDate ? target : worked.targetDate };
  const missed = bookings.filter(({ outcome }) => outcome !== null && !isSeen(context, outcome.code));
  const last = missed.at(-1)?.outcome ?? null;
  return {
    person: here.person,
    arrivedAt,
    day: clock.day,
    targetDate: clock.targetDate,
    dueBy: clock.dueBy,
    state: clock.state,
    sooner: [...clock.sooner],
    firstStage: furthest(here),
    reconciled: here.stays.some(({ reconciledMs }) => reconciledMs !== null),
    cells: stripOf(clock, signedAt, eventsOf(context, scene, here, bookings), scene.today).cells,
    appointmentId,
    next: next && { bookingId: next.bookingId, date: next.date, start: next.start, place: next.place },
    missed: missed.length,
    lastMissed: last === null ? null : missedWords(context, last.code),
    assessmentId: here.stays.map(({ secondStage }) => secondStage).find((id) => id !== null) ?? null,
    signedId: here.stays.map(({ signed }) => signed).find((id) => id !== null) ?? null,
    clash,
    arriving: here.arriving,
    out: outNow(scene.awayBy.get(here.person.patientId) ?? []),
  };
}

function eventsOf(
  context: ServiceContext,
  scene: Scene,
  here: PersonHere,
  bookings: readonly BookingHere[],
): StripEvent[] {
  const events = bookings.flatMap((booking): StripEvent[] => {
    const { date, start, place, outcome, state } = booking;
    if (state === 'cancelled') return [];
    if (outcome !== null) {
      if (isSeen(context, outcome.code)) return [];
      return [
        {
          date,
          kind: 'missed',
          words: `missed: ${outcomeRule(context.followUp().outcomes, outcome.code).label}`,
        },
      ];
    }
    if (!isWaiting(booking)) return [];
    if (date < scene.today) return [{ date, kind: 'missed', words: `nothing recorded of ${start}` }];
    return [{ date, kind: 'booked', words: `booked ${start} in ${place}` }];
  });
  const away = scene.awayBy.get(here.person.patientId) ?? [];
  return [...events, ...away.map(({ date, words }): StripEvent => ({ date, kind: 'away', words }))];
}

/** Label and in whose hands it failed, without anything clinical beyond the outcome itself. */
function missedWords({ followUp }: ServiceContext, code: Parameters<typeof outcomeRule>[1]): string {
  const content = followUp().outcomes;
  return `${outcomeRule(content, code).label} (${attributionWords(content, code)})`;
}

function isSeen({ followUp }: ServiceContext, code: Parameters<typeof outcomeRule>[1]): boolean {
  return outcomeRule(followUp().outcomes, code).seen;
}

const stages = ['none', 'in-progress', 'incomplete', 'signed'] as const;

function furthest({ stays }: PersonHere): StripRow['firstStage'] {
  const reached = stays.map(({ firstStage }) => stages.indexOf(firstStage));
  return stages[Math.max(...reached)] ?? 'none';
}

function firstOf(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
