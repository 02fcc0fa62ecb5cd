/** Where two people wrote without seeing each other: listed in words, and decided by a clinician. */
import type { z } from 'zod';
import type { Json } from '../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import type { conflictViewSchema } from '../../../../shared/contract/patients.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { ServiceContext } from '../context.ts';
import { openConflicts } from '../common/conflicts.ts';
import { fieldView, versionView } from '../common/field-view.ts';
import { personView, shortName } from '../common/person.ts';
import { isObject, mustHave, textOf } from '../common/read.ts';
import { authorOf } from '../common/write.ts';
import { whoDecided } from './who-decided.ts';
import { fieldLabel, recordLabel } from '../labels/field-label.ts';
import { recordTypes } from '../../../../shared/records/registry.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';

export type ConflictView = z.infer<typeof conflictViewSchema>;

/** Newest first; of one patient when given. */
export function listConflicts(
  context: ServiceContext,
  { patientId }: Parsed<'conflicts.list'>,
): ConflictView[] {
  const { store } = context;
  return store.conflicts(patientId).flatMap((record) =>
    openConflicts(record).flatMap((field): ConflictView[] => {
      const folded = record.fields[field];
      if (folded === undefined) return [];
      const patient = record.patient === null ? null : store.record('patient', record.patient);
      return [
        {
          record: { type: record.type, id: record.id },
          recordLabel: labelOf(record),
          patient: patient === null ? null : personView(patient),
          field,
          fieldLabel: fieldLabel(packOfRecord(context, record), field),
          inForce: folded.value,
          versions: folded.versions.map((version) => versionView(store, version)),
        },
      ];
    }),
  );
}

function packOfRecord({ packs }: ServiceContext, record: FoldedRecord) {
  if (record.type !== 'assessment') return null;
  return packs.find(({ pack }) => pack.id === textOf(record, 'pack'))?.pack ?? null;
}

/** "Medicine: insulin glargine", "Arrival: SMITH, Jo". */
function labelOf(record: FoldedRecord): string {
  const name = textOf(record, 'title') ?? textOf(record, 'drug') ?? textOf(record, 'substance');
  const what = record.type === 'arrival' ? shortName(record) : record.type === 'patient' ? null : name;
  return what === null ? recordLabel(record.type) : `${recordLabel(record.type)}: ${what}`;
}

/**
 * The decision is itself a change, and replaces every version shown. A version that came in since is not replaced: the
 * conflict then stands, with what was decided on one side of it.
 */
export function resolveConflict(
  context: ServiceContext,
  { record: key, field, value, replaces }: Parsed<'conflicts.resolve'>,
): Output<'conflicts.resolve'> {
  const { store } = context;
  const record = mustHave(store, key.type, key.id);
  const held = record.fields[field];
  if (held === undefined || recordTypes[key.type]?.immutable === true) {
    throw new Failure('invalid', 'There is nothing to decide here.', { field });
  }
  const versions = new Set(held.versions.map((version) => version.changeId));
  if (!replaces.some((id) => versions.has(id))) {
    throw new Failure('conflict', 'Somebody has decided this meanwhile. Look at it again.', { field });
  }
  const fields = { [field]: { value: stamped(context, held.value, value as Json), replaces } };
  const decision = { record: key, patient: record.patient, fields };
  store.commit([decision, ...whoDecided(store, record, field, value as Json)], authorOf(context));
  context.emit('changed', { patients: record.patient === null ? [] : [record.patient], board: true });
  return { field: fieldView(store, store.record(key.type, key.id)?.fields[field]) };
}

/** Answers say who gave them; who decided says so by this change's author, so only a missing stamp is added. */
function stamped({ staff, now }: ServiceContext, held: Json, value: Json): Json {
  if (!isObject(value) || !isObject(held) || !('by' in held) || 'by' in value) return value;
  return { ...value, by: staff.staffId, at: instantInLondon(now()) };
}
