/** Which patient a call was about, from the ids in its input or output. */
import type { ReadableStore } from '../store/store.ts';

/** Input names that are ids of records, and the record type each names. */
const recordIds: Readonly<Record<string, string>> = {
  stayId: 'stay',
  assessmentId: 'assessment',
  signedId: 'signed-assessment',
  actionId: 'action',
  arrivalId: 'arrival',
  appointmentId: 'appointment',
  bookingId: 'booking',
  acctId: 'acct',
  reviewId: 'acct-review',
  draftId: 'acct-draft',
  inputId: 'acct-input',
  followOnId: 'follow-on',
  packId: 'handover-pack',
  entryId: 'pack-log',
  accessId: 'break-glass',
};

/** The patient's id, or null when the call was about nobody or about somebody not held here. */
export function auditSubject(store: ReadableStore, input: unknown, output: unknown): string | null {
  return direct(input) ?? direct(output) ?? byRecord(store, input);
}

/** People that an answer lists, each as `{ person: { id } }`: as a list, in pairs, or as other records of one person. */
export function auditShown(output: unknown): string[] {
  if (Array.isArray(output)) {
    return output.flatMap((each: { person?: { id?: unknown } } | null) =>
      typeof each?.person?.id === 'string' ? [each.person.id] : [],
    );
  }
  const { pairs, joined } = (output ?? {}) as {
    pairs?: readonly { sides?: unknown }[];
    joined?: { others?: unknown };
  };
  const shown = [...(pairs ?? []).map(({ sides }) => sides), joined?.others];
  return shown.filter(Array.isArray).flatMap(auditShown);
}

/** What the call was about, for rules that count once per record. */
export function auditTarget(input: unknown): string {
  if (typeof input !== 'object' || input === null) return '';
  const values = input as Record<string, unknown>;
  return ['patientId', 'date', ...Object.keys(recordIds)]
    .map((name) => JSON.stringify(values[name] ?? ''))
    .join(':');
}

function direct(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('patientId' in value)) return null;
  return typeof value.patientId === 'string' ? value.patientId : null;
}

function byRecord(store: ReadableStore, input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  for (const [name, type] of Object.entries(recordIds)) {
    const id = (input as Record<string, unknown>)[name];
    const patient = typeof id === 'string' ? store.record(type, id)?.patient : undefined;
    if (patient) return patient;
  }
  const { record } = input as { record?: { type?: unknown; id?: unknown } };
  if (typeof record?.type !== 'string' || typeof record.id !== 'string') return null;
  return store.record(record.type, record.id)?.patient ?? null;
}
