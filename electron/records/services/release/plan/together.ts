/**
 * Records that were joined may each have a stay here: it is one person, one release and one plan. What stands in any of their plans
 * counts; by field the safer value, and what differs is shown as a conflict.
 */
import { sameValue } from '../../../../../shared/changes/registers.ts';
import type { FoldedField, FoldedRecord } from '../../../../../shared/changes/version.ts';
import { saferRule } from '../../../../../shared/records/define.ts';
import { releasePlanRecord } from '../../../../../shared/records/release.ts';
import { textOf } from '../../common/read.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';

/** This stay and those of the same person at the same prison that are open with it or were ended with it, earliest arrival first. */
export function staysTogether({ store }: ServiceContext, stay: FoldedRecord): FoldedRecord[] {
  const left = textOf(stay, 'departedAt');
  const arrived = (each: FoldedRecord): number => Date.parse(textOf(each, 'arrivedAt') ?? '') || 0;
  const stays = samePeople(store, stay.patient ?? '')
    .flatMap((patient) => store.recordsOfPatient(patient, 'stay'))
    .filter((each) => each.establishment === stay.establishment && textOf(each, 'departedAt') === left);
  return stays.length === 0
    ? [stay]
    : stays.toSorted((a, b) => arrived(a) - arrived(b) || (a.id < b.id ? -1 : 1));
}

/** Null while nobody has written into any of them. */
export function mergedPlan(plans: readonly FoldedRecord[]): FoldedRecord | null {
  const [first, ...others] = plans;
  if (first === undefined || others.length === 0) return first ?? null;
  const names = new Set(plans.flatMap(({ fields }) => Object.keys(fields)));
  names.delete('stay');
  const fields = Object.fromEntries([...names].map((name) => [name, mergedField(name, plans)]));
  const conflicts = [...names].filter((name) => fields[name]?.conflict);
  return { ...first, fields, conflicts };
}

function mergedField(name: string, plans: readonly FoldedRecord[]): FoldedField {
  const written = plans.map(({ fields }) => fields[name]).filter((field) => field !== undefined);
  const filled = written.filter(({ value }) => value !== null);
  // An empty field of one record takes nothing away from what the other says.
  const held = filled.length > 0 && name.startsWith('detail.') ? filled : written;
  const at = ({ versions }: FoldedField): number => Math.max(...versions.map(({ ms }) => ms));
  const [latest, ...earlier] = held.toSorted((a, b) => at(b) - at(a));
  if (latest === undefined) return { value: null, versions: [], conflict: false };
  const rule = saferRule(releasePlanRecord, name);
  return {
    value: earlier.reduce((kept, { value }) => rule?.(kept, value) ?? kept, latest.value),
    versions: held.flatMap(({ versions }) => versions),
    conflict:
      held.some(({ conflict }) => conflict) || earlier.some(({ value }) => !sameValue(value, latest.value)),
  };
}
