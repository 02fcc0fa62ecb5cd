/** Which content pack a person is assessed with: by the kinds of establishment this is, then by who the person is. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { ageInYears } from '../../../../shared/clinical/civil-time.ts';
import type { ReadableStore, Settings } from '../../store/store.ts';
import type { LoadedPack } from '../context.ts';
import { textOf } from '../common/read.ts';

/** Setting of the store: JSON list of the kinds of establishment this is, in the words of `ContentPack.settings`. */
export const ESTABLISHMENT_SETTINGS = 'establishment.settings';

/** Without a word on it a prison may hold anybody, but it is no immigration removal centre. */
const usual = ['prison-women', 'young-adults', 'prison-adult'];

interface Person {
  readonly female: boolean;
  readonly age: number | null;
}

/** For whom a kind of establishment has questions of its own, most particular first. */
const fits: Readonly<Record<string, (person: Person) => boolean>> = {
  'immigration-removal': () => true,
  'prison-women': ({ female }) => female,
  'young-adults': ({ age }) => age !== null && age >= 18 && age <= 20,
  'prison-adult': () => true,
};

export function establishmentSettings(settings: Settings): readonly string[] {
  const stored = settings.get(ESTABLISHMENT_SETTINGS);
  if (stored === null) return usual;
  try {
    const kinds: unknown = JSON.parse(stored);
    return Array.isArray(kinds) && kinds.length > 0 ? kinds.map(String) : usual;
  } catch {
    return usual;
  }
}

/** The pack for a new assessment of this person. `now` is an ISO instant. */
export function choosePack(
  packs: readonly LoadedPack[],
  settings: readonly string[],
  patient: FoldedRecord,
  now: string,
): LoadedPack {
  const person: Person = {
    female: textOf(patient, 'sex') === 'female' || /^(female|woman)$/i.test(textOf(patient, 'gender') ?? ''),
    age: ageInYears(textOf(patient, 'dateOfBirth'), now),
  };
  const kinds = Object.keys(fits).filter((kind) => settings.includes(kind) && fits[kind]?.(person));
  const found = kinds.map((kind) => packs.find(({ pack }) => pack.settings.includes(kind))).find(Boolean);
  return found ?? packs[0] ?? noPack('for this establishment');
}

/** The pack an assessment was begun with, in the version this build carries. */
export function packOf(packs: readonly LoadedPack[], id: string): LoadedPack {
  return packs.find(({ pack }) => pack.id === id) ?? noPack(`“${id}”`);
}

function noPack(which: string): never {
  throw new Failure(
    'content',
    `The question set ${which} is not part of this installation. Ask for the update that carries it.`,
  );
}

/** The pack of a stay's assessment: that of the one already begun, else the one to begin with. */
export function packForStay(
  store: ReadableStore & { readonly settings: Settings },
  packs: readonly LoadedPack[],
  assessment: FoldedRecord | null,
  patient: FoldedRecord,
  now: string,
): LoadedPack {
  const begun = textOf(assessment, 'pack');
  return begun === null
    ? choosePack(packs, establishmentSettings(store.settings), patient, now)
    : packOf(packs, begun);
}
