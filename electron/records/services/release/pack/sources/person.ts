/** Who it is about, who completes it, and the stay. */
import { textOf, valueOf } from '../../../common/read.ts';
import type { PackScene } from '../scene.ts';
import { senderOf } from '../scene.ts';
import type { Source } from './source.ts';

const statuses = [
  ['01', 'Verified'],
  ['02', 'Not traced'],
  ['03', 'Trace still to be done'],
  ['04', 'No match, or several'],
  ['05', 'More needed to trace it'],
  ['06', 'Number not present'],
  ['07', 'No number, no trace'],
  ['08', 'Trace put off'],
] as const;

export const nameOf = ({ surname, forenames }: PackScene['person']): string =>
  [surname.toUpperCase(), forenames].filter((part) => part !== '').join(', ') || 'Name not known';

export function identity(from: PackScene): Source {
  const { person, scene, patients } = from;
  const home = valueOf(scene.plan, 'detail.accommodation.kind');
  const noHome = home === 'none' || person.noFixedAbode;
  return {
    one: true,
    fields: [
      { id: 'name', label: 'Name', kind: 'text' },
      { id: 'preferredName', label: 'Preferred name', kind: 'text' },
      { id: 'aliases', label: 'Also known as', kind: 'list' },
      { id: 'dateOfBirth', label: 'Born', kind: 'date' },
      { id: 'gender', label: 'Gender', kind: 'text' },
      { id: 'nhsNumber', label: 'NHS No.', kind: 'nhs-number' },
      {
        id: 'nhsNumberStatus',
        label: 'NHS number trace',
        kind: 'choice',
        options: statuses.map(([id, label]) => ({ id, label })),
      },
      { id: 'prisonNumber', label: 'Prison No.', kind: 'text' },
      { id: 'address', label: 'Address on record', kind: 'text' },
      { id: 'noFixedAbode', label: 'No fixed abode', kind: 'yes-no' },
      { id: 'phone', label: 'Telephone', kind: 'phone' },
    ],
    rows: [
      {
        records: patients.map(({ type, id }) => ({ type, id })),
        facts: {
          name: nameOf(person),
          preferredName: person.preferredName,
          aliases: person.aliases.length === 0 ? null : person.aliases,
          dateOfBirth: person.dateOfBirth,
          gender: person.gender ?? person.sex,
          nhsNumber: person.nhsNumber,
          nhsNumberStatus: person.nhsNumber === null ? '07' : person.nhsNumberStatus,
          prisonNumber: person.prisonNumber,
          address: person.address,
          noFixedAbode: noHome ? true : null,
          phone: valueOf(scene.plan, 'detail.accommodation.phone'),
        },
        draws: {
          phone: [{ section: 'accommodation', field: 'phone' }],
          ...(home === 'none' ? { noFixedAbode: [{ section: 'accommodation', field: 'kind' }] } : {}),
        },
      },
    ],
    none: { words: 'Nothing recorded.' },
  };
}

/** The organisation of a neutral edition is put in by who composes it. */
export function author(from: PackScene): Source {
  const { name, role, organisation, phone } = senderOf(from, false);
  return {
    one: true,
    fields: [
      { id: 'name', label: 'Name', kind: 'text' },
      { id: 'role', label: 'Role', kind: 'text' },
      { id: 'registration', label: 'Registration', kind: 'text' },
      { id: 'organisation', label: 'Organisation', kind: 'text' },
      { id: 'phone', label: 'Telephone', kind: 'phone' },
    ],
    rows: [
      { records: [], facts: { name, role, registration: from.author.registration, organisation, phone } },
    ],
    none: { words: 'Nothing recorded.' },
  };
}

const sources = [
  ['court', 'Court'],
  ['transfer', 'Transfer'],
  ['recall', 'Recall'],
  ['police', 'Police'],
  ['immigration', 'Immigration'],
  ['other', 'Elsewhere'],
] as const;

export function stay({ scene }: PackScene): Source {
  const [first] = scene.stays;
  return {
    one: true,
    fields: [
      { id: 'arrivedAt', label: 'Arrived', kind: 'instant' },
      { id: 'source', label: 'From', kind: 'choice', options: sources.map(([id, label]) => ({ id, label })) },
      { id: 'releaseDate', label: 'Release date', kind: 'date' },
      { id: 'departedAt', label: 'Left', kind: 'instant' },
      { id: 'destination', label: 'Going to', kind: 'text' },
    ],
    rows: [
      {
        records: scene.stays.map(({ type, id }) => ({ type, id })),
        facts: {
          arrivedAt: textOf(first, 'arrivedAt'),
          source: textOf(first, 'source'),
          releaseDate: scene.dates.inForce?.date ?? null,
          departedAt: textOf(scene.stay, 'departedAt'),
        },
      },
    ],
    none: { words: 'Nothing recorded.' },
  };
}
