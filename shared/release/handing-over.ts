/** The list of the day: what may be handed over, what was recorded of it, and what nobody has recorded yet. Pure. */
import type { HandedOutcome, SectionStateName } from '../records/release-words.ts';
import type { ReleaseDayContent } from './other-content.ts';

export type SaidOutcome = Exclude<HandedOutcome, 'entered-in-error'>;

/** One entry, as the person who did it recorded it. */
export interface HandedEntry {
  readonly id: string;
  readonly item: string;
  readonly medicine: string | null;
  readonly outcome: HandedOutcome;
  readonly quantity: string | null;
  readonly reason: string | null;
  /** Staff id. */
  readonly by: string;
  readonly at: string;
  readonly corrects: string | null;
}

export interface DayMedicine {
  readonly id: string;
  readonly drug: string;
}

export interface DayItem {
  readonly item: string;
  readonly medicineId: string | null;
  readonly title: string;
  readonly section: string | null;
  /** What counts first, then what was recorded as well, what was corrected, and what was entered in error. */
  readonly entries: readonly StandingEntry[];
  /** Null where nobody recorded anything, or everything was entered in error. */
  readonly counts: StandingEntry | null;
}

/** An entry with how it stands beside the others; entries that only strike another are said with the one they strike. */
export interface StandingEntry extends HandedEntry {
  readonly outcome: SaidOutcome;
  readonly standing: 'counts' | 'as-well' | 'corrected' | 'in-error';
  readonly struck: { readonly by: string; readonly at: string } | null;
}

/**
 * Medicines one by one; where none is listed, their row stands all the same. What was recorded of something that stands in the list no
 * more is kept in it, so that nothing that was recorded is lost from sight.
 */
export function dayItems(
  { items }: ReleaseDayContent,
  medicines: readonly DayMedicine[],
  entries: readonly HandedEntry[],
): DayItem[] {
  const listed = items.flatMap(({ id, title, section, eachMedicine }): DayItem[] => {
    const row = (medicineId: string | null, name: string): DayItem => ({
      item: id,
      medicineId,
      title: name,
      section,
      ...standing(entries.filter((entry) => entry.item === id && entry.medicine === medicineId)),
    });
    if (!eachMedicine) return [row(null, title)];
    const gone = entries
      .filter(({ item, medicine }) => item === id && medicine !== null)
      .flatMap(({ medicine }) => (medicines.some((each) => each.id === medicine) ? [] : [medicine]));
    const rows = [
      ...medicines.map((medicine) => row(medicine.id, `${title}: ${medicine.drug}`)),
      ...[...new Set(gone)].map((medicine) => row(medicine, `${title}: one that the plan lists no more`)),
    ];
    const none = row(null, title);
    return rows.length === 0 || none.entries.length > 0 ? [...rows, none] : rows;
  });
  const known = new Set(items.map(({ id }) => id));
  const others = Map.groupBy(
    entries.filter(({ item }) => !known.has(item)),
    ({ item }) => item,
  );
  const unknown = [...others].map(([item, recorded]): DayItem => ({
    item,
    medicineId: null,
    title: 'Something that this version of the list does not name',
    section: null,
    ...standing(recorded),
  }));
  return [...listed, ...unknown];
}

/** The newest that nothing corrects counts. A correction that was entered in error leaves what it corrected as it stood. */
function standing(entries: readonly HandedEntry[]): Pick<DayItem, 'entries' | 'counts'> {
  const strikes = new Map(
    entries.filter(({ outcome }) => outcome === 'entered-in-error').map((entry) => [entry.corrects, entry]),
  );
  const said = entries
    .flatMap(({ outcome, ...entry }) => (outcome === 'entered-in-error' ? [] : [{ ...entry, outcome }]))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
  const live = said.filter(({ id }) => !strikes.has(id));
  const corrects = new Set(live.map((entry) => entry.corrects));
  const [first = null, ...asWell] = live.filter(({ id }) => !corrects.has(id));
  const as = (how: StandingEntry['standing'], those: typeof said): StandingEntry[] =>
    those.map((entry) => {
      const strike = strikes.get(entry.id);
      return {
        ...entry,
        standing: how,
        struck: strike === undefined ? null : { by: strike.by, at: strike.at },
      };
    });
  const [counts = null] = as('counts', first === null ? [] : [first]);
  const corrected = live.filter(({ id }) => corrects.has(id));
  const inError = said.filter(({ id }) => strikes.has(id));
  return {
    counts,
    entries: [
      ...(counts === null ? [] : [counts]),
      ...as('as-well', asWell),
      ...as('corrected', corrected),
      ...as('in-error', inError),
    ],
  };
}

/** Nobody has recorded what became of it, and nobody said that it is not needed. A medicine in the list is always waited for. */
export function isOpen(item: DayItem, state: SectionStateName | null): boolean {
  return item.counts === null && (item.medicineId !== null || state !== 'not-needed');
}

/** What left without it: open, declined or not available. A sentence each; what was given or not needed is left out. */
export function notHandedOver(
  items: readonly DayItem[],
  stateOf: (section: string) => SectionStateName,
): string[] {
  return items.flatMap((item) => {
    const { counts } = item;
    if (counts === null)
      return isOpen(item, item.section === null ? null : stateOf(item.section))
        ? [`${item.title}: nobody recorded that it was handed over.`]
        : [];
    if (counts.outcome === 'given' || counts.outcome === 'not-needed') return [];
    const word = counts.outcome === 'declined' ? 'declined' : 'not available';
    return [`${item.title}: ${word}${counts.reason === null ? '' : `, ${counts.reason}`}.`];
  });
}
