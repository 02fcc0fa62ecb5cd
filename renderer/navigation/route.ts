/** Where the page is. Kept in the address's fragment, so that Back works and a reloaded window comes back to its place. */
export type Route =
  | { area: 'home' }
  | { area: 'arrivals' }
  | { area: 'patients' }
  | { area: 'patient'; patientId: string }
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
  | { area: 'staff' }
  | { area: 'workstation' }
  | { area: 'audit'; patient?: string; staff?: string };

export type Area = Route['area'];

/** `#/patient/<id>`; ids only, never a name or anything clinical. */
export function toFragment(route: Route): string {
  switch (route.area) {
    case 'patient':
      return `#/patient/${route.patientId}`;
    case 'assessment':
      return `#/assessment/${route.assessmentId}`;
    case 'signed':
    case 'wing-summary':
      return `#/${route.area}/${route.signedId}`;
    case 'audit':
      return `#/audit/${route.patient ?? '-'}/${route.staff ?? '-'}`;
    default:
      return `#/${route.area}`;
  }
}

const plain = [
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
  'staff',
  'workstation',
] as const;

/** Anything it does not know is home. */
export function fromFragment(fragment: string): Route {
  const [area = '', first = '', second = ''] = fragment
    .replace(/^#\//, '')
    .split('/')
    .map(decodeURIComponent);
  if (area === 'audit') return { area, ...given('patient', first), ...given('staff', second) };
  if (first !== '') {
    if (area === 'patient') return { area, patientId: first };
    if (area === 'assessment') return { area, assessmentId: first };
    if (area === 'signed' || area === 'wing-summary') return { area, signedId: first };
  }
  return { area: plain.find((known) => known === area) ?? 'home' };
}

function given(name: 'patient' | 'staff', value: string): Record<string, string> {
  return value === '' || value === '-' ? {} : { [name]: value };
}
