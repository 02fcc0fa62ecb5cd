/** Words of follow-up that several screens say. */
import type { FollowUpState, StripRow } from './types.ts';
import type { ListedPerson } from '../../../shared/contract/followup-views.ts';
import { bannerName, formatCivilDate } from '../../../shared/identity/index.ts';
import type { AppointmentKind } from '../../../shared/records/care.ts';
import { showInstant } from '../../components/time.ts';

const kinds: Record<AppointmentKind, string> = {
  'second-stage': 'Second-stage assessment',
  'first-stage-retry': 'First-stage assessment, again',
  'tb-recall': 'Tuberculosis recall',
  'blood-borne-virus': 'Blood-borne viruses',
  'hepatitis-b-dose': 'Hepatitis B dose',
  doctor: 'Doctor',
  'long-term-conditions': 'Long-term conditions',
  'mental-health-triage': 'Mental health triage',
  'substance-misuse': 'Substance misuse',
  dental: 'Dental',
  optician: 'Optician',
  midwife: 'Midwife',
  'acct-review': 'ACCT review',
  'pre-release': 'Before release',
  hospital: 'Hospital',
  other: 'Something else',
};

/** What an appointment is for. */
export function kindName(kind: AppointmentKind): string {
  return kinds[kind];
}

/** Every kind with its words, for choosing. */
export const kindChoices = (Object.keys(kinds) as AppointmentKind[]).map((value) => ({
  value,
  label: kinds[value],
}));

const states: Record<FollowUpState, string> = {
  late: 'Late',
  'to-book': 'Not booked',
  booked: 'Booked',
  done: 'Done',
  stopped: 'Left in time',
};

export function stateName(state: FollowUpState): string {
  return states[state];
}

/** Wing and cell as staff say them; both may be unknown. */
export function livesAt({ wing, cell }: ListedPerson): string {
  if (cell !== null) return cell;
  return wing === null ? 'Cell not known' : `${wing} wing`;
}

export function personName(person: ListedPerson): string {
  return bannerName(person);
}

/** Born and prison number, to tell two people of one name apart. */
export function personFacts({ dateOfBirth, prisonNumber }: ListedPerson): string {
  const born = dateOfBirth === null ? 'Born: not known' : `Born ${formatCivilDate(dateOfBirth)}`;
  return `${born} · ${prisonNumber ?? 'No prison number'}`;
}

/** The last day, as the strip says it: `by 28-Nov-2026 23:59`. */
export function dueWords({ dueBy }: Pick<StripRow, 'dueBy'>): string {
  return `by ${showInstant(dueBy)}`;
}
