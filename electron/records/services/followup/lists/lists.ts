/** Lists to print. What leaves healthcare names people, cells, times and rooms, and nothing clinical: not even the kind of clinic. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { PrintedList } from '../../../../../shared/contract/followup-views.ts';
import { shownDate } from '../../../../../shared/clinical/civil-time.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { shownDay, shownTimes, timeOf, wallTimeOf } from '../../../../../shared/followup/wall-time.ts';
import type { ServiceContext } from '../../context.ts';
import { type BookingHere, nameOf } from '../scene/bookings-here.ts';
import { bySlot, viewsOf } from '../scene/booking-view.ts';
import { isWaiting, type Scene, sceneOf } from '../scene/scene.ts';
import { stripRows } from '../strip.ts';
import { dataStateOf, warningsOf } from '../warnings.ts';

type Kind = PrintedList['kind'];
type Parts = Pick<PrintedList, 'title' | 'columns' | 'groups' | 'note'>;
type Row = string[];

const DAY_4 = 4;
const kindWords: Readonly<Record<string, string>> = {
  'second-stage': 'Second stage',
  'first-stage-retry': 'First stage, again',
  'tb-recall': 'TB recall',
  'blood-borne-virus': 'Blood-borne viruses',
  'hepatitis-b-dose': 'Hepatitis B dose',
  'long-term-conditions': 'Long-term conditions',
  'mental-health-triage': 'Mental health triage',
  'acct-review': 'ACCT review',
};

export function list(context: ServiceContext, input: Parsed<'followup.list'>): Output<'followup.list'> {
  const scene = sceneOf(context);
  const make: Record<Kind, () => Parts> = {
    movement: () => movement(scene, input.date),
    clinic: () => clinic(context, scene, input.date, input.clinicId),
    'day-4': () => dayFour(context, scene),
    'cell-side': () => cellSide(scene, input.date),
  };
  const parts = make[input.kind]();
  const warnings = warningsOf(context, null);
  return {
    kind: input.kind,
    ...parts,
    note: [parts.note, ...warnings].filter((line) => line !== null).join(' ') || null,
    establishment: context.establishment.name,
    date: input.date,
    forOfficers: input.kind === 'movement',
    dataState: dataStateOf(context),
    printedAt: instantInLondon(scene.now),
  };
}

/** Bookings of a day that stand, of people who are here. */
function ofDay(scene: Scene, date: string): BookingHere[] {
  return scene.bookings.filter((booking) => booking.date === date && isWaiting(booking)).toSorted(bySlot);
}

function movement(scene: Scene, date: string): Parts {
  // Whoever's slot is gone is not called for: nobody would be there to see them.
  const rows = ofDay(scene, date).filter((booking) => date < scene.today || scene.stands(booking));
  const byWing = Map.groupBy(rows, ({ owed }) => owed.wing ?? '');
  return {
    title: 'Movement list',
    columns: columns(
      ['Time', 12],
      ['Name', 34],
      ['Prison No.', 14],
      ['Wing', 10],
      ['Cell', 14],
      ['Place', 16],
    ),
    groups: [...byWing]
      .toSorted(([a], [b]) => a.localeCompare(b, 'en-GB', { numeric: true }))
      .map(([wing, bookings]) => ({
        heading: wing === '' ? 'Wing not known' : `${wing} wing`,
        rows: bookings.map(({ start, place, owed }) => {
          const { person } = owed.here;
          return [
            start,
            nameOf(owed.here),
            person.prisonNumber ?? '',
            person.wing ?? '',
            person.cell ?? '',
            place,
          ];
        }),
      })),
    note: rows.length === 0 ? 'Nobody is to be moved.' : null,
  };
}

function clinic(context: ServiceContext, scene: Scene, date: string, clinicId: string | null): Parts {
  const known = scene.schedule.rules.clinics.find(({ id }) => id === clinicId);
  if (clinicId !== null && known === undefined)
    throw new Failure('not-found', 'This clinic is not held on this workstation.');
  const views = viewsOf(context, scene);
  const all = scene.bookings
    .filter((booking) => booking.date === date && booking.state === 'booked' && booking.clinicId !== null)
    .filter((booking) => clinicId === null || booking.clinicId === clinicId)
    .toSorted(bySlot);
  const names = new Map(scene.schedule.rules.clinics.map(({ id, name }) => [id, name]));
  const groups = Map.groupBy(all, (booking) => booking.clinicId ?? '');
  return {
    title: known === undefined ? 'Clinic lists' : known.name,
    columns: columns(
      ['Time', 12],
      ['Name', 22],
      ['Born', 15],
      ['Prison No.', 11],
      ['Cell', 9],
      ['For', 13],
      ['Due by', 15],
      ['To know', 24],
    ),
    groups: [...groups].map(([id, bookings]) => ({
      heading: `${names.get(id) ?? 'Clinic not known here'}, ${bookings[0]?.place ?? ''}`,
      rows: bookings.map((booking): Row => {
        const { person } = booking.owed.here;
        const { problems, outcome } = views.booking(booking);
        const notes = [
          ...(booking.owed.sooner ? ['Sooner'] : []),
          ...(booking.owed.interpreter
            ? [`Interpreter: ${booking.owed.here.language ?? 'language not known'}`]
            : []),
          ...(booking.owed.here.arriving ? ['Record still arriving'] : []),
          ...(outcome === null ? [] : [outcome.words]),
          ...problems,
        ];
        return [
          shownTimes(booking.start, booking.minutes),
          nameOf(booking.owed.here),
          shownDate(person.dateOfBirth),
          person.prisonNumber ?? '',
          person.cell ?? '',
          kindWords[booking.owed.kind] ?? capitals(booking.owed.kind),
          shownInstant(booking.owed.dueBy),
          notes.join('; '),
        ];
      }),
    })),
    note: all.length === 0 ? `Nobody is booked on ${shownDay(date)}.` : null,
  };
}

/** Everybody past the fourth day without a slot: who has to be placed before the list of tomorrow is made. */
function dayFour(context: ServiceContext, scene: Scene): Parts {
  const rows = stripRows(context, scene).filter(
    ({ day, state }) => (state === 'to-book' || state === 'late') && day >= DAY_4,
  );
  const row = (each: (typeof rows)[number]): Row => [
    nameOf({ person: each.person } as BookingHere['owed']['here']),
    shownDate(each.person.dateOfBirth),
    each.person.prisonNumber ?? '',
    each.person.cell ?? '',
    String(each.day),
    shownInstant(each.dueBy),
    each.next === null ? 'No slot' : `${shownDay(each.next.date)} ${each.next.start}`,
    [
      ...(each.out === null ? [] : [each.out]),
      ...(each.lastMissed === null ? [] : [`Missed: ${each.lastMissed}`]),
      ...(each.arriving ? ['Record still arriving'] : []),
    ].join('; '),
  ];
  const late = rows.filter(({ state }) => state === 'late');
  const owed = rows.filter(({ state }) => state !== 'late');
  const group = (heading: string, of: typeof rows) =>
    of.length === 0 ? [] : [{ heading, rows: of.map(row) }];
  return {
    title: 'Day 4 and no second stage booked',
    columns: columns(
      ['Name', 22],
      ['Born', 15],
      ['Prison No.', 12],
      ['Cell', 10],
      ['Day', 6],
      ['Due by', 16],
      ['Booked', 16],
      ['To know', 22],
    ),
    groups: [...group('Past day 7', late), ...group('Day 4 to day 7, without a slot', owed)],
    note: rows.length === 0 ? 'Everybody past day 4 has a slot or is done.' : null,
  };
}

function cellSide(scene: Scene, date: string): Parts {
  const rows = ofDay(scene, date).filter(({ clinicId }) => clinicId === null);
  return {
    title: 'Visits at the cell',
    columns: columns(
      ['Cell', 12],
      ['Name', 28],
      ['Born', 15],
      ['Prison No.', 12],
      ['For', 18],
      ['Due by', 16],
      ['To know', 20],
    ),
    groups: [...Map.groupBy(rows, ({ owed }) => owed.wing ?? '')]
      .toSorted(([a], [b]) => a.localeCompare(b, 'en-GB', { numeric: true }))
      .map(([wing, bookings]) => ({
        heading: wing === '' ? 'Wing not known' : `${wing} wing`,
        rows: bookings.map((booking): Row => {
          const { owed } = booking;
          const { person, interpreter, language } = owed.here;
          return [
            person.cell ?? '',
            nameOf(owed.here),
            shownDate(person.dateOfBirth),
            person.prisonNumber ?? '',
            kindWords[owed.kind] ?? capitals(owed.kind),
            shownInstant(owed.dueBy),
            [
              ...scene.problems(booking),
              ...(interpreter ? [`Interpreter: ${language ?? 'language not known'}`] : []),
            ].join('; '),
          ];
        }),
      })),
    note: rows.length === 0 ? `No visit at a cell on ${shownDay(date)}.` : null,
  };
}

function columns(...of: readonly (readonly [string, number])[]): PrintedList['columns'] {
  return of.map(([heading, width]) => ({ heading, width }));
}

function shownInstant(instant: string): string {
  return `${shownDate(civilDateOf(instant))} ${timeOf(wallTimeOf(instant).minute)}`;
}

function capitals(kind: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('-', ' ')}`;
}
