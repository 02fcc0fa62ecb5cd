/** Finding medicines of which no dose may be missed, in what the person said, the escort record and earlier records. */
import type { CriticalMedicine } from './evaluation.ts';
import type { ContentPack, CriticalMedicineClass } from './pack/types.ts';
import { escortMedicines } from './per.ts';
import type { ScreeningState } from './state.ts';

type Row = Readonly<Record<string, unknown>>;
type Finding = { -readonly [K in keyof CriticalMedicine]: CriticalMedicine[K] };

/** Class of a medicine that staff or an earlier record call critical although its name is in no list. */
export const otherCriticalClass = { id: 'other', title: 'named critical by staff or an earlier record' };

function plain(text: string): string {
  const unaccented = text.normalize('NFD').replace(/\p{M}/gu, '');
  return ` ${unaccented
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

interface ListedName {
  readonly wanted: string;
  readonly key: string;
  readonly classId: string;
  readonly classTitle: string;
}

/** Names of a pack made plain once: an evaluation runs at every answer, over a history of any length. */
const plainNames = new WeakMap<readonly CriticalMedicineClass[], readonly ListedName[]>();

function listedNames(classes: readonly CriticalMedicineClass[]): readonly ListedName[] {
  const known = plainNames.get(classes);
  if (known) return known;
  const names = classes.flatMap((group) =>
    group.names.flatMap((entry) =>
      [entry.name, ...entry.also].map((name) => ({
        wanted: plain(name),
        key: entry.name.toLowerCase(),
        classId: group.id,
        classTitle: group.title,
      })),
    ),
  );
  // Longest first, so that the first match is the longest; equal lengths stay in pack order.
  const sorted = names.sort((a, b) => b.wanted.length - a.wanted.length);
  plainNames.set(classes, sorted);
  return sorted;
}

/** The class and listed name that `text` mentions as whole words ("Lantus 12u" is insulin glargine); null if none. The longest match wins. */
export function criticalMatch(
  classes: readonly CriticalMedicineClass[],
  text: string,
): { key: string; classId: string; classTitle: string } | null {
  const written = plain(text);
  const match = listedNames(classes).find((each) => written.includes(each.wanted));
  return match ? { key: match.key, classId: match.classId, classTitle: match.classTitle } : null;
}

/**
 * Every critical medicine found, one entry per listed name whatever brand or source it was written under, sorted by key.
 * `rows` are the visible medicine rows of the assessment.
 */
export function findCriticalMedicines(
  pack: ContentPack,
  state: ScreeningState,
  rows: readonly Row[],
): CriticalMedicine[] {
  if (pack.medicines === undefined) return [];
  const { rows: columns, classes } = pack.medicines;
  const found = new Map<string, Finding>();
  const note = (
    text: string,
    source: CriticalMedicine['foundIn'][number],
    supply: CriticalMedicine['supply'],
    named: boolean,
  ): void => {
    const match = criticalMatch(classes, text);
    if (!match && !named) return;
    const key = match?.key ?? plain(text).trim();
    if (key === '') return;
    const known = found.get(key);
    if (known) {
      if (!known.foundIn.includes(source)) known.foundIn = [...known.foundIn, source];
      known.supply = better(known.supply, supply);
      return;
    }
    found.set(key, {
      key,
      name: text.trim(),
      classId: match?.classId ?? otherCriticalClass.id,
      classTitle: match?.classTitle ?? otherCriticalClass.title,
      foundIn: [source],
      supply,
    });
  };
  for (const row of rows) {
    const name = row[columns.name];
    if (typeof name !== 'string') continue;
    const supply = row[columns.supply];
    const word =
      typeof supply !== 'string' || supply === '' ? 'not-stated' : supplied(columns.supplied, supply);
    note(name, 'answer', word, row[columns.critical] === 'yes');
  }
  for (const medicine of escortMedicines(state.per)) note(medicine.name, 'escort record', 'no-row', false);
  for (const entry of state.history) {
    if (entry.kind === 'critical-medicine') note(entry.text, 'history', 'no-row', true);
    if (entry.kind === 'medicine') note(entry.text, 'history', 'no-row', false);
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function supplied(confirming: readonly string[], supply: string): CriticalMedicine['supply'] {
  return confirming.includes(supply) ? 'confirmed' : 'not-available';
}

/**
 * A row outranks a mention elsewhere. Between two rows of one medicine (two strengths, say) the worse word stands,
 * because a supply of one does not cover the other.
 */
function better(a: CriticalMedicine['supply'], b: CriticalMedicine['supply']): CriticalMedicine['supply'] {
  if (a === 'no-row') return b;
  if (b === 'no-row') return a;
  const worstFirst: readonly CriticalMedicine['supply'][] = ['not-available', 'not-stated', 'confirmed'];
  return worstFirst.find((word) => word === a || word === b) ?? a;
}
