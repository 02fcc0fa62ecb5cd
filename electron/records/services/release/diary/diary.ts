/** Everybody with a date, everybody who may go from court any day, and who looks after how many. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { DiaryRow } from '../../../../../shared/contract/release-views.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { addCivilDays, civilDateOf, civilDaysFrom } from '../../../../../shared/followup/clock.ts';
import { flagsOf } from '../../../../../shared/release/release-date.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { present } from '../../common/write.ts';
import { staffName } from '../../common/staff.ts';
import type { ServiceContext } from '../../context.ts';
import { Made } from '../../followup/scene/made.ts';
import { warningsOf } from '../../followup/warnings.ts';
import { belongingsOf, plannedPeople, withOpenAcct } from './records.ts';
import { coordinatorOf, diaryRow, timingOf } from './row.ts';

/** A year and some weeks: more than that is a mistyped date. */
const MOST_DAYS = 400;

export function releaseDiary(
  context: ServiceContext,
  { from, to }: Parsed<'release.diary'>,
): Output<'release.diary'> {
  const length = civilDaysFrom(from, to) + 1;
  if (length < 1) throw new Failure('invalid', 'The last day lies before the first.', { field: 'to' });
  if (length > MOST_DAYS)
    throw new Failure('invalid', `The diary shows at most ${MOST_DAYS} days. Choose a shorter time.`, {
      field: 'to',
    });
  const content = context.release();
  const today = civilDateOf(context.now());
  const everybody = plannedPeople(context).map((planned) => ({
    planned,
    timing: timingOf(planned, content),
  }));
  const isInRange = (date: string | null): boolean => date !== null && date >= from && date <= to;
  const listed = everybody.filter(({ timing }) => timing.mayGoAnyDay || isInRange(timing.date));
  const belongings = belongingsOf(
    context,
    listed.map(({ planned }) => planned),
  );
  const accts = withOpenAcct(context);
  const names = new Map<string, string>();
  const nameOf = (staffId: string): string => {
    const name = names.get(staffId) ?? staffName(context.store, staffId);
    names.set(staffId, name);
    return name;
  };
  const built = context.store.shelf.readyAll().filter(({ builtAt }) => builtAt !== '');
  const ready = new Map(built.map(({ stay, builtAt }) => [stay, builtAt]));
  const kept = keptRows(context.store);
  kept.round();
  const rows = listed.map(({ planned, timing }) => {
    const { here, stays, plans, dates } = planned;
    const own = belongings(planned);
    const staffId = coordinatorOf(timing.plan);
    const coordinator = staffId === null ? null : { staffId, name: nameOf(staffId) };
    const acctOpen = here.patientIds.some((id) => accts.has(id));
    const readyAt = stays.map(({ id }) => ready.get(id)).find(present) ?? null;
    const who = [acctOpen, readyAt, staffId, coordinator?.name];
    const from = [content, today, here, ...who, ...stays, ...plans, ...dates];
    return kept.of(
      here.person.stayId,
      [...from, ...own.medicines, ...own.handed, ...own.packs],
      (): DiaryRow =>
        diaryRow(content, {
          planned,
          timing,
          belongings: own,
          coordinator,
          acctOpen,
          readyAt,
          today,
        }),
    );
  });
  const { holidays } = context.followUp();
  const passed = everybody.filter(({ timing }) => timing.date !== null && timing.date < today).length;
  return {
    today,
    rows: rows
      .filter(({ date }) => isInRange(date))
      .toSorted((a, b) => compared(a.date ?? '', b.date ?? '') || byName(a, b)),
    anyDay: rows.filter(({ mayGoAnyDay }) => mayGoAnyDay).toSorted(byName),
    days: Array.from({ length }, (_, day) => addCivilDays(from, day)).map((date) => ({
      date,
      flags: flagsOf(date, holidays),
    })),
    coordinators: workload(rows),
    warnings: [...warningsOf(context, { from, to }), ...stillHere(passed)],
  };
}

/** Of everybody of whom nothing changed, the row stands as it was made; gone with the store, which is closed when nobody is signed in. */
const rowsOfStores = new WeakMap<ReadableStore, Made<DiaryRow>>();

function keptRows(store: ReadableStore): Made<DiaryRow> {
  const held = rowsOfStores.get(store) ?? new Made<DiaryRow>();
  rowsOfStores.set(store, held);
  return held;
}

const names = new Intl.Collator('en-GB');
const byName = (a: DiaryRow, b: DiaryRow): number =>
  names.compare(a.person.surname, b.person.surname) ||
  names.compare(a.person.forenames, b.person.forenames) ||
  compared(a.person.stayId, b.person.stayId);
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Everybody of the diary once; those whom nobody looks after stand first. */
function workload(rows: readonly DiaryRow[]): Output<'release.diary'>['coordinators'] {
  const groups = Map.groupBy(rows, ({ coordinator }) => coordinator?.staffId ?? null);
  return [...groups]
    .map(([staffId, people]) => ({
      staffId,
      name: people[0]?.coordinator?.name ?? 'Nobody yet',
      people: people.length,
      red: people.reduce((sum, { red }) => sum + red, 0),
    }))
    .toSorted(
      (a, b) => Number(b.staffId === null) - Number(a.staffId === null) || names.compare(a.name, b.name),
    );
}

/** A date that went by is either a departure that nobody recorded or a date that nobody moved. */
function stillHere(people: number): string[] {
  if (people === 0) return [];
  const who = people === 1 ? '1 person is' : `${people} people are`;
  return [
    `${who} still in an open stay although the release date has passed. Record that they left, or move the date.`,
  ];
}
