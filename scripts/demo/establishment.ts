/** The demonstration establishment as data: people with histories, today's arrivals, and staff of every role. */
import { formatCivilDateInLondon } from './london.ts';
import { expectedArrivals, type DemoFeeds } from './expected-arrivals.ts';
import { demoPatient, type DemoPatient } from './histories.ts';
import { identities } from './identity.ts';
import { seededRandom } from './random.ts';
import type { Role } from '../../shared/records/people.ts';

export const demoEstablishment = { id: 'DMI', name: 'HMP Demonstration' } as const;

/** Prisons that people of the demonstration may be moved to. */
export const otherEstablishments = [
  { id: 'HVI', name: 'HMP & YOI Harrow Vale' },
  { id: 'LFI', name: 'HMP Longfield' },
] as const;

export interface DemoStaff {
  username: string;
  name: string;
  role: Role;
  registration: string | null;
}

/** One password for all: shown on the demonstration sign-in page and nowhere in a real installation. */
export const demoPassword = 'demonstration';

export const demoStaff: readonly DemoStaff[] = [
  { username: 'admin', name: 'Alex Turner', role: 'administrator', registration: null },
  { username: 'r.okafor', name: 'Ruth Okafor', role: 'nurse', registration: '12A3456E' },
  { username: 'd.marsh', name: 'Dylan Marsh', role: 'healthcare-assistant', registration: null },
  { username: 'p.lindqvist', name: 'Petra Lindqvist', role: 'mental-health-nurse', registration: '09B7781E' },
  { username: 's.rahman', name: 'Shabana Rahman', role: 'healthcare-manager', registration: '04C1122E' },
  { username: 'j.pryce', name: 'Joan Pryce', role: 'release-coordinator', registration: null },
  { username: 'm.eze', name: 'Michael Eze', role: 'auditor', registration: null },
];

/**
 * Everything for a seed and an instant (milliseconds since 1970 UTC). `patients` counts people with histories; about two thirds
 * are in the establishment now.
 */
export function demoData(
  seed: number,
  now: number,
  patients = 250,
): { people: DemoPatient[]; feeds: DemoFeeds } {
  const random = seededRandom(seed);
  const year = new Date(now).getUTCFullYear();
  const all = identities(random, patients + 8, year);
  const people = all
    .slice(0, patients)
    .map((identity, index) => demoPatient(random, identity, index % 3 !== 0, now));
  const away = people.filter((person) => !person.here).slice(0, 5);
  const feeds = expectedArrivals(random, all.slice(patients), away, formatCivilDateInLondon(now));
  return { people, feeds };
}
