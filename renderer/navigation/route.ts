/** Where the page is. Kept in the address's fragment, so that Back works and a reloaded window comes back to its place. */
import { editionSchema, type Edition } from '../../shared/records/release-words.ts';

export type Route =
  | { area: 'home' }
  | { area: 'today' }
  | { area: 'arrivals' }
  | { area: 'patients' }
  | { area: 'patient'; patientId: string; tab?: string }
  | { area: 'assessment'; assessmentId: string }
  | { area: 'signed'; signedId: string }
  | { area: 'wing-summary'; signedId: string }
  | { area: 'conflicts' }
  | { area: 'duplicates' }
  | { area: 'follow-up' }
  | { area: 'follow-up-week' }
  | { area: 'follow-up-proposal' }
  | { area: 'follow-up-lists' }
  | { area: 'clinics' }
  | { area: 'measures' }
  | { area: 'acct' }
  | { area: 'acct-measures' }
  | { area: 'release-measures' }
  | { area: 'release' }
  | { area: 'release-day'; stayId?: string }
  | { area: 'release-follow-on' }
  | { area: 'release-pack'; stayId: string; kind: 'release' | 'transfer' | 'court' }
  | { area: 'released-pack'; stayId: string; packId: string; edition: Edition }
  | { area: 'ready-pack'; stayId: string }
  | { area: 'acct-input'; patientId: string; draftId: string }
  | { area: 'acct-signed'; patientId: string; acctId: string; inputId: string }
  | { area: 'acct-sheet'; patientId: string; acctId: string; inputId: string }
  | { area: 'acct-handover'; patientId: string }
  | { area: 'staff' }
  | { area: 'workstation' }
  | { area: 'audit'; patient?: string; staff?: string };

export type Area = Route['area'];

/** `#/patient/<id>`; ids only, never a name or anything clinical. */
export function toFragment(route: Route): string {
  switch (route.area) {
    case 'patient':
      return `#/patient/${route.patientId}${route.tab === undefined ? '' : `/${route.tab}`}`;
    case 'assessment':
      return `#/assessment/${route.assessmentId}`;
    case 'signed':
    case 'wing-summary':
      return `#/${route.area}/${route.signedId}`;
    case 'acct-input':
      return `#/acct-input/${route.patientId}/${route.draftId}`;
    case 'acct-signed':
    case 'acct-sheet':
      return `#/${route.area}/${route.patientId}/${route.acctId}/${route.inputId}`;
    case 'acct-handover':
      return `#/acct-handover/${route.patientId}`;
    case 'release-day':
      return `#/release-day${route.stayId === undefined ? '' : `/${route.stayId}`}`;
    case 'release-pack':
      return `#/release-pack/${route.stayId}/${route.kind}`;
    case 'released-pack':
      return `#/released-pack/${route.stayId}/${route.packId}/${route.edition}`;
    case 'ready-pack':
      return `#/ready-pack/${route.stayId}`;
    case 'audit':
      return `#/audit/${route.patient ?? '-'}/${route.staff ?? '-'}`;
    default:
      return `#/${route.area}`;
  }
}

const plain = [
  'today',
  'arrivals',
  'patients',
  'duplicates',
  'conflicts',
  'follow-up',
  'follow-up-week',
  'follow-up-proposal',
  'follow-up-lists',
  'clinics',
  'measures',
  'acct',
  'release',
  'release-follow-on',
  'acct-measures',
  'release-measures',
  'staff',
  'workstation',
] as const;

/** Anything it does not know is home. */
export function fromFragment(fragment: string): Route {
  const [area = '', first = '', second = '', third = ''] = fragment
    .replace(/^#\//, '')
    .split('/')
    .map(decodeURIComponent);
  if (area === 'audit') return { area, ...given('patient', first), ...given('staff', second) };
  if (area === 'release-day') return { area, ...(first === '' ? {} : { stayId: first }) };
  const pack = packRoute(area, first, second, third);
  if (pack !== null) return pack;
  const acct = acctRoute(area, first, second, third);
  if (acct !== null) return acct;
  if (first !== '') {
    if (area === 'patient') return { area, patientId: first, ...(second === '' ? {} : { tab: second }) };
    if (area === 'assessment') return { area, assessmentId: first };
    if (area === 'signed' || area === 'wing-summary') return { area, signedId: first };
  }
  return { area: plain.find((known) => known === area) ?? 'home' };
}

function given(name: 'patient' | 'staff', value: string): Record<string, string> {
  return value === '' || value === '-' ? {} : { [name]: value };
}

/** Pages of one stay's packs; null where one is named that there is not. */
function packRoute(area: string, stayId: string, second: string, third: string): Route | null {
  if (stayId === '') return null;
  if (area === 'ready-pack') return { area, stayId };
  const kind = (['release', 'transfer', 'court'] as const).find((known) => known === second);
  if (area === 'release-pack' && kind !== undefined) return { area, stayId, kind };
  const edition = editionSchema.safeParse(third);
  return area === 'released-pack' && second !== '' && edition.success
    ? { area, stayId, packId: second, edition: edition.data }
    : null;
}

/** Pages of one ACCT; null where an id is missing. */
function acctRoute(area: string, patientId: string, second: string, inputId: string): Route | null {
  if (patientId === '') return null;
  if (area === 'acct-handover') return { area, patientId };
  if (second === '') return null;
  if (area === 'acct-input') return { area, patientId, draftId: second };
  if (inputId === '' || (area !== 'acct-signed' && area !== 'acct-sheet')) return null;
  return { area, patientId, acctId: second, inputId };
}
