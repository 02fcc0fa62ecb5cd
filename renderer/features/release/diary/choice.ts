/** What of the diary is shown: a day, everybody who may go any day, who has no date, of one coordinator, by a name. */
import { bannerName } from '../../../../shared/identity/index.ts';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import type { Diary, DiaryDay, DiaryRow, Undated } from './types.ts';

/** `week`, `any-day`, `undated`, or a civil date. */
export type Shown = string;

export interface Choice {
  readonly shown: Shown;
  /** A coordinator's staff id, `NOBODY`, or null for everybody's. */
  readonly coordinator: string | null;
  /** Part of a name or of a prison number. */
  readonly name: string;
}

/** For people whom nobody looks after yet. */
export const NOBODY = '-';
export const ANY_DAY = 'any-day';
export const UNDATED = 'undated';
export const WEEK = 'week';

/** A line of the list: a heading, or a person. Its key is the same for as long as it stands there. */
export type DiaryLine =
  | { readonly kind: 'day'; readonly key: string; readonly day: DiaryDay; readonly people: number }
  | { readonly kind: 'any-day'; readonly key: string; readonly people: number }
  | { readonly kind: 'undated-head'; readonly key: string; readonly people: number }
  | { readonly kind: 'person'; readonly key: string; readonly row: DiaryRow }
  | { readonly kind: 'undated'; readonly key: string; readonly one: Undated };

interface Looked {
  readonly person: ListedPerson;
  readonly coordinator: { readonly staffId: string } | null;
}

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether somebody is whom the coordinator and the name ask for. */
export function fits({ person, coordinator }: Looked, choice: Pick<Choice, 'coordinator' | 'name'>): boolean {
  const whose = coordinator?.staffId ?? NOBODY;
  if (choice.coordinator !== null && choice.coordinator !== whose) return false;
  const sought = folded(choice.name.trim());
  const found = folded(
    `${bannerName(person)} ${person.forenames} ${person.surname} ${person.prisonNumber ?? ''}`,
  );
  return sought === '' || found.includes(sought);
}

/** Everybody of the diary by where they stand, as far as the coordinator and the name ask for them. */
export interface Fitting {
  readonly byDay: ReadonlyMap<string, readonly DiaryRow[]>;
  readonly anyDay: readonly DiaryRow[];
  readonly undated: readonly Undated[];
  /** In the week shown. */
  readonly week: number;
}

export function fitting(
  { rows, anyDay }: Pick<Diary, 'rows' | 'anyDay'>,
  undated: readonly Undated[],
  choice: Pick<Choice, 'coordinator' | 'name'>,
): Fitting {
  const inWeek = rows.filter((row) => fits(row, choice));
  return {
    byDay: Map.groupBy(inWeek, ({ date }) => date ?? ''),
    anyDay: anyDay.filter((row) => fits(row, choice)),
    undated: undated.filter((one) => fits(one, choice)),
    week: inWeek.length,
  };
}

/** The lines in their order: days with somebody on them, then whoever may go any day. A chosen day stands there empty, too. */
export function linesOf(days: readonly DiaryDay[], found: Fitting, shown: Shown): DiaryLine[] {
  if (shown === UNDATED)
    return found.undated.length === 0
      ? []
      : [
          { kind: 'undated-head', key: UNDATED, people: found.undated.length },
          ...found.undated.map((one): DiaryLine => ({
            kind: 'undated',
            key: `${UNDATED} ${one.person.stayId}`,
            one,
          })),
        ];
  const chosen = days.filter(({ date }) => shown === WEEK || shown === date);
  return [
    ...chosen.flatMap((day): DiaryLine[] => {
      const rows = found.byDay.get(day.date) ?? [];
      if (rows.length === 0) return [];
      return [{ kind: 'day', key: day.date, day, people: rows.length }, ...persons(day.date, rows)];
    }),
    ...(found.anyDay.length === 0 || (shown !== WEEK && shown !== ANY_DAY)
      ? []
      : [
          { kind: 'any-day', key: ANY_DAY, people: found.anyDay.length } as const,
          ...persons(ANY_DAY, found.anyDay),
        ]),
  ];
}

/** The same person may stand on a day and among those who may go any day. */
function persons(group: string, rows: readonly DiaryRow[]): DiaryLine[] {
  return rows.map((row) => ({ kind: 'person', key: `${group} ${row.person.stayId}`, row }));
}

export function isPerson(line: DiaryLine | undefined): boolean {
  return line?.kind === 'person' || line?.kind === 'undated';
}

/** How many of them have something late. */
export function lateAmong(rows: readonly DiaryRow[]): number {
  return rows.filter(({ red }) => red > 0).length;
}

/** Of each coordinator, and of everybody: people in what the diary shows, and how many of them have something late. */
export interface Load {
  /** Null for everybody together. */
  readonly coordinator: string | null;
  readonly name: string;
  readonly people: number;
  readonly late: number;
}

export function loadsOf({ rows, anyDay, coordinators }: Diary): Load[] {
  const once = [...new Map([...rows, ...anyDay].map((row) => [row.person.stayId, row])).values()];
  const all = { coordinator: null, name: 'Everybody', people: once.length, late: lateAmong(once) };
  const each = coordinators.map(({ staffId, name, people }) => {
    const own = once.filter(({ coordinator }) => (coordinator?.staffId ?? null) === staffId);
    return { coordinator: staffId ?? NOBODY, name, people, late: lateAmong(own) };
  });
  return [all, ...each];
}
