/** What the prison's own record adds to a person already held under the same prison number: alerts, and numbers still blank. */
import type { ArrivalAlert, ArrivalRow } from '../../../../../shared/arrivals/index.ts';
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { matchKeys } from '../../../../../shared/identity/index.ts';
import type { DraftChange, ReadableStore } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { textOf } from '../../common/read.ts';
import { changeDraft, present } from '../../common/write.ts';

/** People held under exactly this prison number. */
export function heldUnder(store: ReadableStore, prisonNumber: string | null): FoldedRecord[] {
  if (prisonNumber === null) return [];
  return store
    .patientsByMatchKeys(matchKeys({ surname: '', forenames: '', prisonNumber }))
    .map((id) => store.record('patient', id))
    .filter((patient) => patient !== null)
    .filter((patient) => textOf(patient, 'prisonNumber') === prisonNumber);
}

/** Alerts as records of the person; an alert that ended is kept and says so. Nothing is written twice. */
export function alertDrafts(
  store: ReadableStore,
  patient: string,
  alerts: readonly Pick<ArrivalAlert, 'code' | 'description' | 'active' | 'date'>[],
  source: string,
): DraftChange[] {
  return alerts
    .map(({ code, description, active, date }) => {
      const id = derivedId.alert(patient, code, date);
      const held = store.record('alert', id);
      const values = {
        code: code.slice(0, 20),
        description: description.slice(0, 300),
        date,
        state: active ? 'active' : 'ended',
        // Where it was first heard of stays.
        ...(held === null ? { source } : {}),
      };
      return changeDraft(held, { type: 'alert', id, patient }, values);
    })
    .filter(present);
}

/** Fields of the person that are blank and of which somebody else's record has a value. Never overwrites. */
export function blanksFilled(
  patient: FoldedRecord,
  values: Readonly<Record<string, Json>>,
): DraftChange | null {
  const blank = Object.entries(values).filter(([field, value]) => {
    const held = patient.fields[field]?.value ?? null;
    return (held === null || held === '') && value !== null && value !== '';
  });
  const target = { type: 'patient', id: patient.id, patient: patient.id };
  return changeDraft(patient, target, Object.fromEntries(blank));
}

export function knownPersonDrafts(
  store: ReadableStore,
  patient: FoldedRecord,
  row: ArrivalRow,
): DraftChange[] {
  const { nhsNumber, pncNumber, croNumber } = row;
  const numbers = blanksFilled(patient, { nhsNumber, pncNumber, croNumber });
  return [numbers, ...alertDrafts(store, patient.id, row.alerts, 'prison record')].filter(present);
}
