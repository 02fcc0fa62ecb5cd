/** Stored codes and references in words, for people who have to choose between two of them. */
import type { Json } from '../../../../shared/changes/change.ts';
import type { ReadableStore } from '../../store/store.ts';
import { shortName } from '../common/person.ts';
import { asText, isObject, textOf } from '../common/read.ts';

type Words = Readonly<Record<string, string>>;

const source: Words = {
  court: 'From court',
  transfer: 'Transfer from another establishment',
  recall: 'Recall to custody',
  police: 'From police custody',
  immigration: 'From immigration removal',
  other: 'From somewhere else',
};
const sex: Words = { male: 'Male', female: 'Female', other: 'Other' };

/** By record type and field. A code without words is shown as it is. */
const words: Readonly<Record<string, Words>> = {
  'patient.sex': sex,
  'arrival.sex': sex,
  'patient.allergyState': {
    'not-asked': 'Not asked',
    'none-known': 'No known allergies',
    'has-allergies': 'Has allergies',
  },
  'patient.nhsNumberStatus': {
    '01': 'Number present and verified',
    '02': 'Number present, not traced',
    '03': 'Trace required',
    '04': 'Trace attempted: no match, or more than one',
    '05': 'Trace to be resolved: number or details differ',
    '06': 'Trace in progress',
    '07': 'Number not present, trace not required',
    '08': 'Trace postponed',
  },
  'patient-link.verdict': {
    same: 'The same person',
    different: 'Different people',
    undecided: 'Not decided yet',
  },
  'stay.source': source,
  'arrival.source': source,
  'stay.location': {
    hold: 'May not be located yet',
    normal: 'Ordinary location',
    healthcare: 'Healthcare',
    other: 'Another location',
  },
  'stay.departure': {
    release: 'Released',
    transfer: 'Transferred',
    court: 'To court',
    hospital: 'To hospital',
    other: 'Elsewhere',
  },
  'action.state': {
    open: 'Open',
    'handed-over': 'Handed over',
    done: 'Done',
    'not-needed': 'Not needed',
  },
  'action.urgency': {
    emergency: 'Emergency',
    tonight: 'Tonight',
    urgent: 'Urgent (24 hours)',
    routine: 'Routine',
  },
  'appointment.state': { 'to-book': 'To be booked', booked: 'Booked', done: 'Done', cancelled: 'Cancelled' },
  'acct.state': { open: 'ACCT open', 'post-closure': 'ACCT in post-closure', closed: 'ACCT closed' },
  'allergy.state': { present: 'Allergy present', 'entered-in-error': 'Entered in error' },
  'allergy.severity': {
    mild: 'Mild',
    moderate: 'Moderate',
    severe: 'Severe',
    'not-known': 'Severity not known',
  },
  'medicine.state': {
    current: 'Taken now',
    stopped: 'Stopped',
    'entered-in-error': 'Entered in error',
  },
  'medicine.supplyTonight': {
    yes: 'There is a supply for tonight',
    no: 'No supply for tonight',
    'not-known': 'Supply for tonight not known',
  },
  'condition.state': { active: 'Active', resolved: 'Resolved', 'entered-in-error': 'Entered in error' },
  'self-harm.state': { recorded: 'Recorded', 'entered-in-error': 'Entered in error' },
  'alert.state': { active: 'Active', ended: 'Ended' },
  'booking.state': { booked: 'Booked', cancelled: 'Cancelled' },
  'clinic.state': { active: 'It runs', ended: 'It was ended' },
  'clinic-exception.kind': {
    extra: 'An extra session',
    changed: 'The session is changed',
    cancelled: 'The session is cancelled',
  },
  'clinic-exception.state': { 'in-force': 'In force', withdrawn: 'Withdrawn' },
  'regime.state': { active: 'In force', ended: 'Ended' },
  'planned-date.state': { expected: 'Expected', withdrawn: 'Withdrawn' },
};

/** Fields that hold the id of a person. */
const people: readonly string[] = ['arrival.patient', 'patient-link.left', 'patient-link.right'];

/** Undefined where the value says it itself: a name, a date, a free text, an answer. */
export function valueWords(
  store: ReadableStore,
  type: string,
  field: string,
  value: Json,
): string | undefined {
  if (type === 'booking' && field === 'outcome' && isObject(value)) return outcomeWords(value);
  if (typeof value !== 'string') return undefined;
  const name = `${type}.${field}`;
  if (!people.includes(name)) return words[name]?.[value];
  const person = store.record('patient', value);
  if (person === null) return 'A person whose record has not arrived here';
  const numbers = [textOf(person, 'prisonNumber'), textOf(person, 'nhsNumber')].filter(
    (each) => each !== null,
  );
  return [shortName(person), ...numbers].join(', ');
}

/** `No escort: wing short of staff`; what it is called in full stands with the booking. */
function outcomeWords(outcome: Record<string, Json>): string {
  const code = asText(outcome['code']).replaceAll('-', ' ');
  const said = [outcome['reason'], outcome['note']].map(asText).filter((text) => text !== '');
  return [`${code.charAt(0).toUpperCase()}${code.slice(1)}`, ...said].join(': ');
}
