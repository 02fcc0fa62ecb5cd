/**
 * Multi-value registers (DESIGN §4): the values of a field are those that no change has replaced. Applying a write is
 * idempotent and does not depend on order, because what is replaced is remembered even before it arrives.
 */
import type { z } from 'zod';
import { fieldSchema, saferRule, type RecordType, type SaferRule } from '../records/define.ts';
import { canonicalText, type Change, type Json } from './change.ts';
import type { FoldedField, Version } from './version.ts';

export interface Register {
  readonly versions: readonly Version[];
  /** Every id written or replaced so far. */
  readonly written: ReadonlySet<string>;
  readonly replaced: ReadonlySet<string>;
}

export interface RegisterWrite {
  readonly version: Version;
  readonly replaces: readonly string[];
}

export const EMPTY_REGISTER: Register = { versions: [], written: new Set(), replaced: new Set() };

/** Register after one more write; the same write again changes nothing. */
export function applyWrite(register: Register, write: RegisterWrite): Register {
  const { changeId } = write.version;
  if (register.written.has(changeId)) return register;
  const replaced = new Set(register.replaced);
  // A change cannot replace itself; a peer that says so must not make its value vanish.
  for (const id of write.replaces) if (id !== changeId) replaced.add(id);
  const versions = [...register.versions, write.version].filter((version) => !replaced.has(version.changeId));
  return { versions, written: new Set(register.written).add(changeId), replaced };
}

export type Stamp = Pick<Version, 'ms' | 'counter' | 'device' | 'changeId'>;

/** Order of versions: effective milliseconds, counter, device; the change id makes it total. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a.ms - b.ms || a.counter - b.counter || order(a.device, b.device) || order(a.changeId, b.changeId);
}

/** Equal JSON values, whatever the order of their keys. */
export function sameValue(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonicalText(a) === canonicalText(b));
}

/**
 * The field as people see it. `versions` come oldest first. The value in force is found by walking from the latest
 * version to the earliest and keeping the safer of each pair, so it depends on the set of versions alone.
 */
export function foldField(type: RecordType, field: string, versions: readonly Version[]): FoldedField {
  const only = versions[0];
  if (only === undefined) throw new TypeError('a field without a version has no value');
  if (versions.length === 1) return { value: only.value, versions, conflict: false };
  const sorted = versions.toSorted(compareStamps);
  const conflict = sorted.some((version) => !sameValue(version.value, only.value));
  return { value: valueInForce(type, saferRule(type, field), sorted), versions: sorted, conflict };
}

function valueInForce(type: RecordType, rule: SaferRule | undefined, oldestFirst: readonly Version[]): Json {
  const values = oldestFirst.map((version) => version.value);
  // Written once: should a peer write it again, what was signed first stays in force and the conflict shows.
  if (type.immutable) return values[0] as Json;
  return values.reduceRight((current, other) => {
    const safer = rule?.(current, other) ?? null;
    return safer !== null && !sameValue(safer, current) ? other : current;
  });
}

/** What a write to this type really replaces: nothing in an immutable record, never itself. */
export function effectiveReplaces(type: RecordType, changeId: string, replaces: readonly string[]): string[] {
  return type.immutable ? [] : [...new Set(replaces)].filter((id) => id !== changeId);
}

/** The version that a change writes into one of its fields; `effectiveMs` once the central record has said it. */
export function versionOf(change: Change, field: string, effectiveMs: number | null): Version {
  const write = change.fields[field];
  if (write === undefined) throw new TypeError('the change does not write this field');
  return {
    changeId: change.id,
    value: write.value as Json,
    ms: effectiveMs ?? change.clock.ms,
    counter: change.clock.counter,
    device: change.clock.device,
    author: change.author,
    happenedAt: change.happenedAt,
    establishment: change.establishment,
  };
}

/** What is to become of a change in this build: folded, kept for a newer build, or set aside with the field at fault. */
export type Reading = { as: 'folded' } | { as: 'parked' } | { as: 'quarantined'; reason: string };

export function readChange(types: Readonly<Record<string, RecordType>>, change: Change): Reading {
  const type = Object.hasOwn(types, change.record.type) ? types[change.record.type] : undefined;
  if (type === undefined || change.schema > type.version) return { as: 'parked' };
  for (const [field, write] of Object.entries(change.fields)) {
    const schema = fieldSchema(type, field);
    if (schema === undefined) return { as: 'quarantined', reason: `${type.type} has no field ${field}` };
    if (!fits(schema, write.value))
      return { as: 'quarantined', reason: `${field} of ${type.type} does not fit its schema` };
  }
  return { as: 'folded' };
}

/** Plain values that a schema has taken before: states, names and days come again and again, and asking costs far more. */
const taken = new WeakMap<z.ZodType, Set<unknown>>();
const MOST_TAKEN = 500;
const LONGEST_TAKEN = 40;

function fits(schema: z.ZodType, value: unknown): boolean {
  const plain = typeof value === 'string' ? value.length <= LONGEST_TAKEN : typeof value !== 'object';
  if (!plain && value !== null) return schema.safeParse(value).success;
  const before = taken.get(schema);
  if (before?.has(value) === true) return true;
  if (!schema.safeParse(value).success) return false;
  if (before === undefined) taken.set(schema, new Set([value]));
  else if (before.size < MOST_TAKEN) before.add(value);
  return true;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
