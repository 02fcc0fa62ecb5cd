/** Where two people wrote without seeing each other: listed in words, with what each had seen, and why one is in force. */
import type { z } from 'zod';
import { sameValue } from '../../../../shared/changes/registers.ts';
import type { FoldedField, FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Parsed } from '../../../../shared/contract/contract.ts';
import type { conflictViewSchema } from '../../../../shared/contract/patients.ts';
import { saferRule } from '../../../../shared/records/define.ts';
import { recordTypes } from '../../../../shared/records/registry.ts';
import type { ReadableStore } from '../../store/store.ts';
import type { ServiceContext } from '../context.ts';
import { openConflicts } from '../common/conflicts.ts';
import { versionView, type VersionView } from '../common/field-view.ts';
import { personView, shortName } from '../common/person.ts';
import { textOf } from '../common/read.ts';
import { fieldLabel, recordLabel } from '../labels/field-label.ts';
import { valueWords } from '../labels/value-words.ts';
import { isDisputed, linksOf, samePeople } from './links.ts';
import { readsField } from './narrative.ts';

export type ConflictView = z.infer<typeof conflictViewSchema>;

/** Records in conflict of this person, under whichever record, and links with others that are disputed. */
export function conflictedRecords(store: ReadableStore, patientId: string): FoldedRecord[] {
  const people = samePeople(store, patientId);
  const found = [
    ...people.flatMap((person) => store.conflicts(person)),
    ...people.flatMap((person) => linksOf(store, person).filter(isDisputed)),
  ];
  return [...new Map(found.map((record) => [record.id, record])).values()];
}

/** Newest first; of one patient when given. */
export function listConflicts(
  context: ServiceContext,
  { patientId }: Parsed<'conflicts.list'>,
): ConflictView[] {
  const { store } = context;
  const records = patientId === undefined ? store.conflicts() : conflictedRecords(store, patientId);
  return records.flatMap((record) =>
    openConflicts(record).flatMap((field): ConflictView[] => {
      const folded = record.fields[field];
      if (folded === undefined || !readsField(context.staff.role, record.type, field)) return [];
      return [conflictView(context, record, field, folded)];
    }),
  );
}

function conflictView(
  context: ServiceContext,
  record: FoldedRecord,
  field: string,
  folded: FoldedField,
): ConflictView {
  const { store } = context;
  const patient = record.patient === null ? null : store.record('patient', record.patient);
  const pack = packOfRecord(context, record);
  return {
    record: { type: record.type, id: record.id },
    recordLabel: labelOf(store, record),
    patient: patient === null ? null : personView(patient),
    field,
    fieldLabel: fieldLabel(pack, field),
    inForce: folded.value,
    why: whyInForce(record.type, field, folded),
    versions: folded.versions.map((version) =>
      inWords(store, record.type, field, versionView(store, version, field, context.establishment)),
    ),
    pack: pack === null ? null : { id: pack.id, version: pack.version },
  };
}

function inWords(store: ReadableStore, type: string, field: string, version: VersionView): VersionView {
  const said = (value: VersionView['value']) => {
    const words = valueWords(store, type, field, value);
    return words === undefined ? {} : { words };
  };
  return {
    ...version,
    ...said(version.value),
    ...(version.saw === undefined
      ? {}
      : { saw: version.saw.map((seen) => (seen === null ? null : { ...seen, ...said(seen.value) })) }),
  };
}

/** The rule is asked again, so that the page never calls a value safer that only came later. */
function whyInForce(type: string, field: string, { value, versions }: FoldedField): ConflictView['why'] {
  const known = recordTypes[type];
  if (known === undefined) return 'later';
  if (known.immutable) return 'first';
  const rule = saferRule(known, field);
  const safer = versions.some((version) => {
    if (rule === undefined || sameValue(version.value, value)) return false;
    const chosen = rule(value, version.value);
    return chosen !== null && sameValue(chosen, value);
  });
  return safer ? 'safer' : 'later';
}

function packOfRecord({ packs }: ServiceContext, record: FoldedRecord) {
  if (record.type !== 'assessment') return null;
  return packs.find(({ pack }) => pack.id === textOf(record, 'pack'))?.pack ?? null;
}

/** "Medicine: insulin glargine", "Arrival: SMITH, Jo". */
function labelOf(store: ReadableStore, record: FoldedRecord): string {
  const named = textOf(record, 'title') ?? textOf(record, 'drug') ?? textOf(record, 'substance');
  const end = (name: string): string => shortName(store.record('patient', textOf(record, name) ?? ''));
  const own: Readonly<Record<string, () => string | null>> = {
    patient: () => null,
    arrival: () => shortName(record),
    'patient-link': () => `${end('left')} and ${end('right')}`,
  };
  const what = own[record.type] === undefined ? named : (own[record.type]?.() ?? null);
  return what === null ? recordLabel(record.type) : `${recordLabel(record.type)}: ${what}`;
}
