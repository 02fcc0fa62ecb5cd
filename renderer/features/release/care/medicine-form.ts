/** A medicine as the dialog edits it, and as the contract takes it. */
import type { Input } from '../../../../shared/contract/contract.ts';
import type { ReleaseMedicineView } from '../../../../shared/contract/release-views.ts';
import { given } from '../../acct/dialogs/fields.tsx';
import { instantIn, readWhen, whenOf, type When } from '../../acct/dialogs/when.ts';
import type { ChangeKind, Supply } from './medicine-words.ts';

export type SavedMedicine = Input<'release.saveMedicine'>['medicine'];

const texts = ['drug', 'dose', 'frequency', 'route', 'indication', 'prescription', 'reason'] as const;
type Text = (typeof texts)[number];

export interface MedicineForm extends Record<Text, string> {
  kind: ReleaseMedicineView['kind'];
  controlled: 'yes' | 'no' | null;
  supply: Supply | null;
  days: string;
  last: When;
  supervised: 'yes' | 'no' | null;
  next: When;
  change: ChangeKind | 'none';
  changeReason: string;
  state: ReleaseMedicineView['state'];
}

const yesNo = (value: boolean | null | undefined) => (value == null ? null : value ? 'yes' : 'no');
const meant = (value: 'yes' | 'no' | null) => (value === null ? null : value === 'yes');

/** @param medicine what is known of it: of a new one nothing, and only what somebody chooses is said */
export function formOf(medicine: Partial<ReleaseMedicineView>): MedicineForm {
  const text = (name: Text): string => medicine[name] ?? '';
  return {
    drug: text('drug'),
    dose: text('dose'),
    frequency: text('frequency'),
    route: text('route'),
    indication: text('indication'),
    prescription: text('prescription'),
    reason: text('reason'),
    kind: medicine.kind ?? 'regular',
    controlled: yesNo(medicine.controlled),
    supply: medicine.supply ?? null,
    days: medicine.days == null ? '' : String(medicine.days),
    last: whenOf(medicine.lastDoseAt ?? null),
    supervised: yesNo(medicine.lastDoseSupervised),
    next: whenOf(medicine.nextDueAt ?? null),
    change: medicine.change?.kind ?? 'none',
    changeReason: medicine.change?.reason ?? '',
    state: medicine.state ?? 'current',
  };
}

/** Whole days, or null where the box is empty; undefined for anything else. */
export function daysOf(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const days = Number(typed);
  return /^\d{1,3}$/.test(typed) && days <= 366 ? days : undefined;
}

/** What is still wrong or missing, in words. */
export function lacksOf(form: MedicineForm, now: number): string[] {
  const { drug, days, last, next, change, changeReason, supply } = form;
  return [
    ...(drug.trim() === '' ? ['the name of the medicine'] : []),
    ...(daysOf(days) === undefined ? ['days as a whole number up to 366'] : []),
    ...(daysOf(days) !== null && (supply === null || supply === 'none')
      ? ['how it is supplied, as days are written']
      : []),
    ...(readWhen(last, 'past', now).kind === 'wrong'
      ? ['the last dose: day and time, not later than now']
      : []),
    ...(readWhen(next, 'any', now).kind === 'wrong' ? ['the next dose: day and time'] : []),
    ...(change !== 'none' && changeReason.trim() === '' ? ['why it was changed'] : []),
  ];
}

export function medicineOf(form: MedicineForm, now: number): SavedMedicine {
  const { change, changeReason, supply, state } = form;
  return {
    drug: form.drug.trim(),
    dose: given(form.dose),
    frequency: given(form.frequency),
    route: given(form.route),
    indication: given(form.indication),
    kind: form.kind,
    controlled: meant(form.controlled),
    supply,
    days: supply === null || supply === 'none' ? null : (daysOf(form.days) ?? null),
    prescription: given(form.prescription),
    reason: given(form.reason),
    lastDoseAt: instantIn(readWhen(form.last, 'past', now)),
    lastDoseSupervised: meant(form.supervised),
    nextDueAt: instantIn(readWhen(form.next, 'any', now)),
    change: change === 'none' ? null : { kind: change, reason: changeReason.trim() },
    state,
  };
}

/** A medicine as it stands, for putting it back. */
export function savedMedicine(medicine: ReleaseMedicineView): SavedMedicine {
  const { drug, dose, frequency, route, indication, kind, controlled, supply, days } = medicine;
  const { prescription, reason, lastDoseAt, lastDoseSupervised, nextDueAt, change, state } = medicine;
  return {
    drug,
    dose,
    frequency,
    route,
    indication,
    kind,
    controlled,
    supply,
    days,
    prescription,
    reason,
    lastDoseAt,
    lastDoseSupervised,
    nextDueAt,
    change,
    state,
  };
}
