/** Which content pack a person is assessed with: by the kinds of establishment this is, then by who the person is. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { ageInYears } from '../../../../shared/clinical/civil-time.ts';
import type { ReadableStore } from '../../store/store.ts';
import type { Settings } from '../../store/own-types.ts';
import type { PackKind } from '../../../../shared/clinical/index.ts';
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

/** The pack for a new assessment of this person, never one of another kind. `now` is an ISO instant. */
export function choosePack(
  held: readonly LoadedPack[],
  kind: PackKind,
  settings: readonly string[],
  patient: FoldedRecord,
  now: string,
): LoadedPack {
  const packs = held.filter(({ pack }) => pack.kind === kind);
  const person: Person = {
    female: textOf(patient, 'sex') === 'female' || /^(female|woman)$/i.test(textOf(patient, 'gender') ?? ''),
    age: ageInYears(textOf(patient, 'dateOfBirth'), now),
  };
  const places = Object.keys(fits).filter((place) => settings.includes(place) && fits[place]?.(person));
  const found = places.map((place) => packs.find(({ pack }) => pack.settings.includes(place))).find(Boolean);
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

/** The pack of an assessment: the one it was begun with; where that has not arrived here yet, the one it would be begun with. */
export function packForAssessment(
  store: ReadableStore & { readonly settings: Settings },
  packs: readonly LoadedPack[],
  assessment: FoldedRecord,
  patient: FoldedRecord,
  now: string,
): LoadedPack {
  const begun = textOf(assessment, 'pack');
  return begun === null
    ? choosePack(packs, kindOf(assessment), establishmentSettings(store.settings), patient, now)
    : packOf(packs, begun);
}

/** Which assessment a record is of; without a word on it the first stage, which is the one that may not wait. */
export function kindOf(assessment: FoldedRecord): PackKind {
  return textOf(assessment, 'kind') === 'second-stage' ? 'second-stage' : 'first-stage';
}
