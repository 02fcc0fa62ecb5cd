/** Which of the answers on the page a `changed` event makes stale. */
import type { EventPayload } from '../../shared/contract/workstation.ts';

const aboutOnePatient = new Set([
  'patients.open',
  'patients.banner',
  'reception.assessment',
  'reception.signed',
]);
// Searches and matches are left as they were answered: each one is audited, and a person asks again by typing.
const aboutMany = new Set(['actions.list', 'conflicts.list']);

/** @param key `[channel, input]`; @param data what the channel answered, if it has. */
export function concerns(change: EventPayload<'changed'>, key: readonly unknown[], data: unknown): boolean {
  const channel = String(key[0]);
  if (channel === 'reception.board') return change.board || change.patients.length > 0;
  if (aboutMany.has(channel)) return change.patients.length > 0;
  if (!aboutOnePatient.has(channel)) return false;
  const patient = patientOf(key[1]) ?? patientOf(data) ?? personOf(data);
  // Without a known patient the answer may be about anybody, so it is read again.
  return patient === null ? change.patients.length > 0 : change.patients.includes(patient);
}

function patientOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('patientId' in value)) return null;
  return typeof value.patientId === 'string' ? value.patientId : null;
}

function personOf(data: unknown): string | null {
  const banner = (data as { banner?: { person?: { id?: unknown } } } | null | undefined)?.banner;
  return typeof banner?.person?.id === 'string' ? banner.person.id : null;
}
