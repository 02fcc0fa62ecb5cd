/** Today's expected arrivals and escort records, written as the feeds' own JSON so that they come in like real ones. */
import type { DemoIdentity } from './identity.ts';
import { courts, immigrationCentres, policeStations, prisons } from './people-words.ts';
import type { DemoPatient } from './histories.ts';
import type { Random } from './random.ts';

export interface DemoFeeds {
  /** File name -> JSON text. */
  files: { name: string; json: string }[];
}

interface FeedArrival {
  id: string;
  firstName: string;
  lastName: string;
  dateOfBirth?: string;
  prisonNumber?: string;
  date: string;
  fromLocation: string;
  fromLocationType: string;
  isCurrentPrisoner: boolean;
  gender: string;
  potentialMatches?: object[];
}

const places = [
  { type: 'COURT', names: courts },
  { type: 'COURT', names: courts },
  { type: 'COURT', names: courts },
  { type: 'PRISON', names: prisons },
  { type: 'CUSTODY_SUITE', names: policeStations },
  { type: 'OTHER', names: immigrationCentres },
] as const;

function arrival(
  random: Random,
  identity: DemoIdentity,
  date: string,
  place: (typeof places)[number],
): FeedArrival {
  return {
    id: random.uuid(),
    firstName: identity.forenames,
    lastName: identity.surname,
    ...(identity.dateOfBirth === null ? {} : { dateOfBirth: identity.dateOfBirth }),
    date,
    fromLocation: random.pick(place.names),
    fromLocationType: place.type,
    isCurrentPrisoner: false,
    gender: 'MALE',
  };
}

function potentialMatch(identity: DemoIdentity): object {
  return {
    firstName: identity.forenames,
    lastName: identity.surname,
    dateOfBirth: identity.dateOfBirth,
    prisonNumber: identity.prisonNumber,
    sex: 'Male',
  };
}

function escortAnswers(random: Random, atRisk: boolean): Record<string, unknown> {
  const base: Record<string, unknown> = {
    'indication-of-self-harm-or-suicide': atRisk ? 'Yes' : 'No',
    'observation-level': atRisk
      ? 'Check at least every 30 minutes'
      : 'Standard observation level — no additional observation required',
    'health-issues': 'Yes',
    'wheelchair-user': 'No',
    pregnant: 'No',
    'sensitive-medication': 'No',
    'alcohol-withdrawal': random.chance(0.2) ? 'Yes' : 'No',
    'addiction-dependencies': random.chance(0.4) ? 'Yes' : 'No',
    'special-diet-or-allergies': 'No',
    'health-contact-details': 'Custody nurse, 01632 960 001',
  };
  if (atRisk) {
    base['nature-of-self-harm'] = ['They have said they will self-harm or commit suicide'];
    base['history-of-self-harm'] = 'Yes';
    base['history-of-self-harm-recency'] = '14 August 2026';
    base['history-of-self-harm-method'] = ['Ligature'];
    base['history-of-self-harm-details'] = 'Said on arrival at court that he would not cope with prison';
  }
  if (random.chance(0.6)) {
    base['prescribed-medication'] = 'Yes';
    base['medication-details'] = [
      {
        'medication-name': random.pick(['Sertraline', 'Levetiracetam', 'Methadone', 'Insulin glargine']),
        'medication-dosage': random.pick(['100 mg', '1 g', '40 ml', '18 units']),
        'medication-frequency': 'Once a day',
        'medication-administration': 'By mouth',
        'medication-time-last-given': '08:10 today',
        'medication-time-next-given': '20:00 today',
        'medication-while-moving': 'No',
        'medication-carrier': 'Escort',
      },
    ];
  } else {
    base['prescribed-medication'] = 'No';
  }
  return base;
}

/**
 * Twelve or so people due today: strangers, people held before, one without a date of birth.
 * `date` is today's civil date in Europe/London.
 */
export function expectedArrivals(
  random: Random,
  strangers: readonly DemoIdentity[],
  seenBefore: readonly DemoPatient[],
  date: string,
): DemoFeeds {
  const due = [...strangers, ...seenBefore.map((patient) => patient.identity)];
  const arrivals = due.map((identity, index) => {
    const place = places[index % places.length] ?? places[0];
    const row = arrival(random, identity, date, place);
    const known = seenBefore.find((patient) => patient.identity === identity);
    return known === undefined ? row : { ...row, potentialMatches: [potentialMatch(known.identity)] };
  });
  const escorts = arrivals
    .filter((_, index) => index % 4 !== 3)
    .map((row, index) => ({
      person: { firstName: row.firstName, lastName: row.lastName, dateOfBirth: row.dateOfBirth ?? null },
      recordedAt: `${date}T12:30:00Z`,
      answers: escortAnswers(random, index % 3 === 0),
    }));
  return {
    files: [
      { name: `arrivals-${date}.json`, json: JSON.stringify(arrivals, null, 2) },
      ...escorts.map((record, index) => ({
        name: `escort-record-${index + 1}.json`,
        json: JSON.stringify(record, null, 2),
      })),
    ],
  };
}
