/** Invented people with the awkward parts real ones have. NHS numbers are from the range that is never issued. */
import type { z } from 'zod';
import type { BannerView, personViewSchema } from '../../../shared/contract/views.ts';

export type Person = z.infer<typeof personViewSchema>;

export const id = (n: number) => `01934e00-0000-7000-8000-${String(n).padStart(12, '0')}`;
const MINUTE = 60_000;
/** An instant so many minutes ago. */
export const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();

function person(n: number, surname: string, forenames: string, more: Partial<Person> = {}): Person {
  return {
    id: id(n),
    surname,
    forenames,
    title: 'Mr',
    preferredName: null,
    aliases: [],
    dateOfBirth: '1988-03-14',
    sex: 'male',
    gender: 'Male',
    nhsNumber: null,
    nhsNumberStatus: '03',
    prisonNumber: null,
    pncNumber: null,
    croNumber: null,
    address: null,
    noFixedAbode: false,
    gpPractice: null,
    language: null,
    interpreterNeeded: false,
    communicationNeeds: [],
    mayBePregnant: null,
    ...more,
  };
}

export const people: Person[] = [
  person(1, 'Okonkwo-Reilly', 'Daniel James', {
    preferredName: 'Dan',
    nhsNumber: '9990000018',
    prisonNumber: 'A1234BC',
    pncNumber: '2003/62845E',
    aliases: ['Danny Reilly'],
    communicationNeeds: ['Large print', 'Hearing aid, left'],
    address: '14 Canal Street, Leeds LS9 0AA',
    gpPractice: 'York Street Practice',
  }),
  person(2, 'Hussain', 'محمد', {
    dateOfBirth: '1999-11-02',
    prisonNumber: 'A4422DF',
    language: 'Arabic',
    interpreterNeeded: true,
    noFixedAbode: true,
  }),
  person(3, 'Reilly', 'Daniel', { dateOfBirth: '1988-04-13', prisonNumber: 'A1234BD', title: null }),
  person(4, 'Wójcik', 'Łukasz', { dateOfBirth: null, language: 'Polish', title: null }),
  person(5, 'Featherstonehaugh-Cholmondeley', 'Bartholomew Maximilian', {
    dateOfBirth: '1951-01-30',
    prisonNumber: 'A9981KL',
    nhsNumber: '9990000026',
  }),
];

/** Banner of a person; the first has everything a banner can have to say. */
export function bannerOf(who: Person): BannerView {
  const first = who.id === id(1);
  return {
    person: who,
    allergyState: first ? 'has-allergies' : who.id === id(2) ? 'not-asked' : 'none-known',
    allergies: first ? [{ substance: 'Penicillin', reaction: 'anaphylaxis', severity: 'severe' }] : [],
    acct: first ? { state: 'open', since: ago(95) } : { state: 'none', since: null },
    alerts: first
      ? [
          { code: 'HA', description: 'ACCT open (HMPPS)', date: '2026-11-20' },
          { code: 'PEEP', description: 'Personal evacuation plan', date: null },
        ]
      : [],
    stay: {
      id: id(500 + people.indexOf(who)),
      arrivedAt: ago(75),
      source: 'court',
      fromLocation: 'Leeds Crown Court',
      location: first ? 'hold' : 'normal',
      cell: first ? null : 'B2-014',
    },
    conflicts: first ? 1 : 0,
  };
}

/** The person with this id, or the first. */
export function personWith(patientId: string): Person {
  return people.find((who) => who.id === patientId) ?? people[0]!;
}
