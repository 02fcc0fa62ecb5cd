/** How a record type is declared: the zod schema and the merge rule of every field. */
import type { z } from 'zod';
import type { Json } from '../changes/change.ts';

/** Returns the safer of two concurrent values, or null when neither is safer (then the later clock is in force). */
export type SaferRule = (a: Json, b: Json) => Json | null;

export interface RecordType {
  readonly type: string;
  /** Content version; a change with a higher one is kept and passed on, not folded (DESIGN §4). */
  readonly version: number;
  /** Immutable records are written once and never conflict; a correction is a new record that names the old one. */
  readonly immutable: boolean;
  readonly fields: Readonly<Record<string, z.ZodType>>;
  /** Open families of fields by prefix, e.g. `answer.` for one register per question. */
  readonly families: Readonly<Record<string, z.ZodType>>;
  readonly safer: Readonly<Record<string, SaferRule>>;
}

export function defineRecord(
  definition: Pick<RecordType, 'type' | 'version' | 'fields'> & Partial<RecordType>,
): RecordType {
  return { immutable: false, families: {}, safer: {}, ...definition };
}

/** Schema of one field, or undefined when this build does not know the field. */
export function fieldSchema(type: RecordType, field: string): z.ZodType | undefined {
  if (Object.hasOwn(type.fields, field)) return type.fields[field];
  const prefix = Object.keys(type.families).find((family) => field.startsWith(family));
  return prefix === undefined ? undefined : type.families[prefix];
}

/** Safer rule of one field; families share the rule named by their prefix. */
export function saferRule(type: RecordType, field: string): SaferRule | undefined {
  if (Object.hasOwn(type.safer, field)) return type.safer[field];
  const prefix = Object.keys(type.families).find((family) => field.startsWith(family));
  return prefix === undefined ? undefined : type.safer[prefix];
}
