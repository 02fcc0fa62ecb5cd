/** Names of records and fields in words, for conflicts and refusals. Never the name a field has in the store. */
import type { ContentPack } from '../../../../shared/clinical/index.ts';

const records: Readonly<Record<string, string>> = {
  patient: 'Person',
  stay: 'Custody stay',
  arrival: 'Arrival',
  assessment: 'Assessment',
  action: 'Action',
  appointment: 'Appointment',
  acct: 'ACCT',
  allergy: 'Allergy',
  medicine: 'Medicine',
  condition: 'Health problem',
  'self-harm': 'Self-harm history',
  alert: 'Alert',
  'patient-link': 'Whether two records are one person',
  staff: 'Member of staff',
  'escort-record': 'Escort record',
  'signed-assessment': 'Signed assessment',
  clinic: 'Clinic',
  'clinic-exception': 'Change to a clinic on one day',
  regime: 'When a wing may attend',
  booking: 'Booking',
  'planned-date': 'Date away',
  reconciliation: 'Medicines reconciliation',
  vaccination: 'Vaccination',
  'virus-test': 'Blood-borne virus test',
  'acct-care': 'ACCT',
  'acct-review': 'ACCT review',
  'acct-constant': 'Constant supervision',
  'acct-support': 'Support action of an ACCT',
  'acct-draft': 'Health input being written',
  'acct-input': 'Health input to an ACCT',
  'acct-shared': 'What was shared about an ACCT',
  'possession-assessment': 'In-possession medicines assessment',
  'self-harm-event': 'Self-harm in custody',
  'release-plan': 'Release plan',
  'release-medicine': 'Medicine to take out',
  'share-consent': 'What a recipient may be told',
  'withheld-item': 'Something kept back',
  'handover-pack': 'Handover pack',
  'pack-signature': 'Signature of a pack',
  'pack-log': 'What was done with a pack',
  'handed-over': 'Handed over on the day',
  'follow-on': 'Follow-on task',
  'contact-attempt': 'Attempt to reach somebody',
};

const fields: Readonly<Record<string, string>> = {
  nhsNumber: 'NHS number',
  nhsNumberStatus: 'NHS number check',
  prisonNumber: 'prison number',
  pncNumber: 'PNC number',
  croNumber: 'CRO number',
  gpPractice: 'GP practice',
  allergyState: 'whether there are allergies',
  mayBePregnant: 'whether the person may be pregnant',
  noFixedAbode: 'no fixed abode',
  dueBy: 'latest time',
  dueAt: 'due',
  sooner: 'reasons for an earlier date',
  because: 'reasons',
  patient: 'who this is',
  verdict: 'whether they are the same person',
};

export const recordLabel = (type: string): string => records[type] ?? 'Record';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `dateOfBirth` as "date of birth". */
const spaced = (name: string): string => name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** The label of a field of a record; of an assessment's field when its pack is given. */
export function fieldLabel(pack: ContentPack | null, field: string): string {
  const dot = field.indexOf('.');
  if (dot < 0) return capital(fields[field] ?? spaced(field));
  const [family, id] = [field.slice(0, dot), field.slice(dot + 1)];
  return capital(familyLabel(pack, family, id) ?? id.replaceAll('-', ' '));
}

function familyLabel(pack: ContentPack | null, family: string, id: string): string | undefined {
  if (pack === null) return undefined;
  switch (family) {
    case 'answer':
    case 'decision': {
      const item = [...pack.items, ...pack.decisions].find((each) => each.id === id);
      return item?.number === undefined ? item?.short : `question ${item.number}: ${item.short}`;
    }
    case 'action': {
      const title = pack.actions.find((each) => each.id === id)?.title;
      return title && `action “${title}”`;
    }
    case 'contradiction':
      return 'decision on a contradiction';
    case 'tool':
      return pack.tools.find((each) => each.id === id)?.title;
    default:
      return undefined;
  }
}
