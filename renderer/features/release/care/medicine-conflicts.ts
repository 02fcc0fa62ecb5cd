/** Values of a medicine that stand against each other: in words, and taken into the form. */
import { releaseMedicineViewSchema } from '../../../../shared/contract/release-views.ts';
import type { Json } from '../../../components/conflict/ConflictCard.tsx';
import { showValue } from '../../../components/conflict/show-value.ts';
import { formOf, type MedicineForm } from './medicine-form.ts';
import { changeWords, kindWords, supplyWords } from './medicine-words.ts';

const { kind: kindSchema, supply: supplySchema, change: changeSchema } = releaseMedicineViewSchema.shape;

const states: Readonly<Record<string, string>> = {
  current: 'Goes out',
  stopped: 'Stopped',
  'entered-in-error': 'Listed in error',
};

export function showMedicineValue(field: string, value: Json): string {
  if (field === 'kind') return kindWords(kindSchema.catch('regular').parse(value));
  if (field === 'supply') {
    const supply = supplySchema.catch(null).parse(value);
    return supply === null ? 'Not arranged' : supplyWords(supply);
  }
  if (field === 'change') return changeWords({ change: changeSchema.catch(null).parse(value) });
  if (field === 'state' && typeof value === 'string') return states[value] ?? value;
  return showValue(value);
}

/** The part of the form that a value of the record fills. */
export function withMedicineValue(field: string, value: Json): Partial<MedicineForm> {
  const read = releaseMedicineViewSchema.partial().safeParse({ [field]: value }).data ?? {};
  const form = formOf(read);
  switch (field) {
    case 'days':
      return { days: form.days };
    case 'lastDoseAt':
      return { last: form.last };
    case 'lastDoseSupervised':
      return { supervised: form.supervised };
    case 'nextDueAt':
      return { next: form.next };
    case 'change':
      return { change: form.change, changeReason: form.changeReason };
    default:
      return field in form ? { [field]: form[field as keyof MedicineForm] } : {};
  }
}
