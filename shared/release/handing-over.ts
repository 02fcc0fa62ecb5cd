/** The list of the day: what may be handed over, what was recorded of it, and what nobody has recorded yet. Pure. */
import type { HandedOutcome, SectionStateName } from '../records/release-words.ts';
import type { ReleaseDayContent } from './other-content.ts';

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
  /** Newest first, and what was corrected after everything else: the first one counts. */
  readonly entries: readonly HandedEntry[];
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
      entries: inOrder(entries.filter((entry) => entry.item === id && entry.medicine === medicineId)),
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
    entries: inOrder(recorded),
  }));
  return [...listed, ...unknown];
}

function inOrder(entries: readonly HandedEntry[]): HandedEntry[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  return entries.toSorted(
    (a, b) =>
      Number(corrected.has(a.id)) - Number(corrected.has(b.id)) ||
      Date.parse(b.at) - Date.parse(a.at) ||
      (a.id < b.id ? 1 : -1),
  );
}

/** Nobody has recorded what became of it, and nobody said that it is not needed. A medicine in the list is always waited for. */
export function isOpen(item: DayItem, state: SectionStateName | null): boolean {
  return item.entries.length === 0 && (item.medicineId !== null || state !== 'not-needed');
}

/** What left without it: open, declined or not available. A sentence each; what was given or not needed is left out. */
export function notHandedOver(
  items: readonly DayItem[],
  stateOf: (section: string) => SectionStateName,
): string[] {
  return items.flatMap((item) => {
    const counts = item.entries[0];
    if (counts === undefined)
      return isOpen(item, item.section === null ? null : stateOf(item.section))
        ? [`${item.title}: nobody recorded that it was handed over.`]
        : [];
    if (counts.outcome === 'given' || counts.outcome === 'not-needed') return [];
    const word = counts.outcome === 'declined' ? 'declined' : 'not available';
    return [`${item.title}: ${word}${counts.reason === null ? '' : `, ${counts.reason}`}.`];
  });
}
