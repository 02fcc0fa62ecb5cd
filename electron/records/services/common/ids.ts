/**
 * Ids that follow from what a record is about. Two workstations that do the same thing offline then write the same
 * record, and registers keep what both wrote, instead of making it twice.
 */
import { v5 } from 'uuid';

/** Fixed for ever: changing it would give every derived record another id. */
const NAMESPACE = 'b0a5d7f0-5c0e-5b55-9c1a-2f6a53b1c7de';

const derive = (...parts: readonly string[]): string => v5(JSON.stringify(parts), NAMESPACE);

export const derivedId = {
  /** One arrival per establishment and feed key, however often and wherever the feed is read. */
  arrival: (establishment: string, key: string) => derive('arrival', establishment, key),
  /** A person first recorded from an arrival: both workstations mean the one person who stood there. */
  patient: (arrival: string) => derive('patient', arrival),
  /** One for each record of the person who leaves. */
  departure: (stay: string, patient: string) => derive('departure', stay, patient),
  stay: (arrival: string) => derive('stay', arrival),
  /** `n` is 1 for the assessment of the stay and grows by one with each correction. */
  assessment: (stay: string, kind: string, n: number) => derive('assessment', stay, kind, String(n)),
  action: (stay: string, kind: string, rule: string) => derive('action', stay, kind, rule),
  appointment: (stay: string, kind: string) => derive('appointment', stay, kind),
  reconciliation: (stay: string) => derive('reconciliation', stay),
  virusTest: (stay: string, virus: string) => derive('virus-test', stay, virus),
  /** The person's, not the stay's: the next prison gives the next dose of the same course. */
  vaccination: (patient: string, vaccine: string, dose: number) =>
    derive('vaccination', patient, plainKey(vaccine), String(dose)),
  plannedRelease: (stay: string) => derive('planned-date', stay, 'release'),
  releasePlan: (stay: string) => derive('release-plan', stay),
  releaseMedicine: (stay: string, drug: string) => derive('release-medicine', stay, plainKey(drug)),
  shareConsent: (stay: string, kind: string, name: string) =>
    derive('share-consent', stay, kind, plainKey(name)),
  followOn: (stay: string, task: string) => derive('follow-on', stay, task),
  acct: (stay: string, n: number) => derive('acct', stay, String(n)),
  /** `when`: what tells this review from others of its kind, so that two workstations that set one mean the same. */
  acctReview: (acct: string, kind: string, when: string) => derive('acct-review', acct, kind, when),
  acctConstant: (acct: string, date: string, n: number) => derive('acct-constant', acct, date, String(n)),
  /** What an assessment of this stay recorded, by kind and natural key (a drug, a substance, a row of history). */
  ofStay: (type: string, stay: string, key: string) => derive(type, stay, key),
  allergy: (patient: string, substance: string) => derive('allergy', patient, plainKey(substance)),
  /** `question` is the item of the content pack that asked about it. */
  condition: (patient: string, question: string) => derive('condition', patient, question),
  alert: (patient: string, code: string, date: string | null) => derive('alert', patient, code, date ?? ''),
  escortRecord: (of: string, content: string) => derive('escort-record', of, content),
  sitePolicy: (establishment: string) => derive('site-policy', establishment),
  highProfile: (patient: string) => derive('high-profile', patient),
  /** The same link from either end. */
  patientLink: (a: string, b: string) => derive('patient-link', ...[a, b].toSorted()),
};

/** Letters and digits of a name in lower case, without accents: the key under which it counts as the same. */
export function plainKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
