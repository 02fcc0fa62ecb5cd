/** What the parts of a bundle are made with: the entries so far, ids that follow from the pack, and who everything is about. */
import { v5 as uuidv5 } from 'uuid';
import type { Coding, Concept, Reference } from './datatypes.ts';
import type { FrozenPack } from './frozen-pack.ts';
import type { DocumentSection } from '../release/document.ts';
import type { Resource } from './resources.ts';

type Body<R = Resource> = R extends Resource ? Omit<R, 'id'> : never;

export interface Building {
  readonly pack: FrozenPack;
  readonly patient: Reference;
  readonly author: Reference;
  readonly organisation: Reference;
  /** The plan that arranged sections are activities of. */
  readonly carePlan: Reference;
  /** Where an entry of that key stands; the key is the section and row it comes from. */
  refer(key: string): Reference;
  /** Adds an entry once; a key that is there already is the same thing said again. */
  add(key: string, body: Body): Reference;
  readonly entries: ReadonlyMap<string, Resource>;
}

export function begin(pack: FrozenPack): Building {
  const entries = new Map<string, Resource>();
  const idOf = (key: string): string => uuidv5(key, pack.id);
  const refer = (key: string): Reference => ({ reference: `urn:uuid:${idOf(key)}` });
  return {
    pack,
    patient: refer('patient'),
    author: refer('author'),
    organisation: refer('organisation'),
    carePlan: refer('care-plan'),
    refer,
    entries,
    add(key, body) {
      const made = { ...body, id: idOf(key) } as Resource;
      if (!entries.has(made.id)) entries.set(made.id, made);
      return refer(key);
    },
  };
}

/** The list, or nothing: FHIR has no empty arrays. */
export const some = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

export const inWords = (text: string): Concept => ({ text });
export const inCode = (system: string, code: string, text?: string): Concept => ({
  coding: [{ system, code } satisfies Coding],
  text,
});
export const notes = (lines: readonly (string | undefined)[]): { text: string }[] | undefined =>
  some(lines.flatMap((line) => (line === undefined ? [] : [{ text: line }])));

/** `Label: value`, or nothing where there is no value. */
export const labelled = (label: string, value: string | undefined): string | undefined =>
  value === undefined ? undefined : `${label}: ${value}`;

/** Key of what one row of a section makes. */
export const keyOf = ({ id }: DocumentSection, index: number, what: string): string =>
  `${id}/${index}/${what}`;
