/** Which of the answers on the page a `changed` event makes stale. */
import type { EventPayload } from '../../shared/contract/workstation.ts';

const aboutOnePatient = new Set([
  'patients.open',
  'patients.banner',
  'reception.assessment',
  'reception.signed',
]);
// Searches and matches are left as they were answered: each one is audited, and a person asks again by typing.
const aboutMany = new Set([
  'followup.secondStage',
  'actions.list',
  'conflicts.list',
  'patients.toDecide',
  'patients.duplicates',
  // A plan may be drawn from several records of one person.
  'release.plan',
]);
// What is owed to somebody may stand under another record of theirs, and is met by reviews, bookings and assessments alike.
const owed = new Set(['acct.board', 'acct.person', 'acct.state', 'today.owed', 'today.counts']);
// A booking of one person takes a slot from another, so that no answer of these is about one person alone.
const followUp = new Set([
  'followup.strip',
  'followup.person',
  'followup.week',
  'followup.clashes',
  'followup.clinics',
]);

// A departure, a date, an entry of the day: each moves somebody on lists of many.
const release = new Set(['release.diary', 'release.undated', 'release.day', 'release.followOn']);

/** @param key `[channel, input]`; @param data what the channel answered, if it has. */
export function concerns(change: EventPayload<'changed'>, key: readonly unknown[], data: unknown): boolean {
  const channel = String(key[0]);
  if (channel === 'reception.board') return change.board || change.patients.length > 0;
  if (followUp.has(channel) || owed.has(channel) || release.has(channel))
    return change.board || change.patients.length > 0;
  if (aboutMany.has(channel)) return change.patients.length > 0;
  if (!aboutOnePatient.has(channel)) return false;
  const patient = patientOf(key[1]) ?? patientOf(data) ?? personOf(data);
  // Without a known patient the answer may be about anybody, so it is read again.
  if (patient === null) return change.patients.length > 0;
  // Which other records are drawn together there, the answer does not say.
  if (isJoined(data) && othersOf(data).length === 0) return change.patients.length > 0;
  return [patient, ...othersOf(data)].some((id) => change.patients.includes(id));
}

function patientOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('patientId' in value)) return null;
  return typeof value.patientId === 'string' ? value.patientId : null;
}

/** Whether what was answered draws several records together as one person: a banner, or a page with one. */
function isJoined(data: unknown): boolean {
  const { records, banner } = (data ?? {}) as { records?: unknown; banner?: { records?: unknown } };
  return [records, banner?.records].some((count) => typeof count === 'number' && count > 1);
}

/** Other records joined with the person: what is written to them shows here, too. */
function othersOf(data: unknown): string[] {
  const { joined } = (data ?? {}) as { joined?: { others?: { person?: { id?: unknown } }[] } };
  return (joined?.others ?? []).map((other) => other.person?.id).filter((id) => typeof id === 'string');
}

function personOf(data: unknown): string | null {
  const banner = (data as { banner?: { person?: { id?: unknown } } } | null | undefined)?.banner;
  return typeof banner?.person?.id === 'string' ? banner.person.id : null;
}
