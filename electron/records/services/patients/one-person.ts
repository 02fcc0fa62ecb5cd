/** Several records of one person as the page shows one: by field, the safer value; blanks filled from the others. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { BannerView } from '../../../../shared/contract/views.ts';
import type { PatientView } from '../../../../shared/contract/patients.ts';
import { formatCivilDate, formatNhsNumber } from '../../../../shared/identity/index.ts';
import { saferRule } from '../../../../shared/records/define.ts';
import { patientRecord } from '../../../../shared/records/people.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import type { ReadableStore } from '../../store/store.ts';
import { personView, type PersonView } from '../common/person.ts';
import { valueOf } from '../common/read.ts';
import { linkView } from './link-view.ts';
import { joinedWith, writesTo } from './links.ts';

/** Facts besides the name that say who somebody is, in the order of the banner. */
const facts: readonly (readonly [keyof PersonView, string, (value: string) => string])[] = [
  ['dateOfBirth', 'Born', formatCivilDate],
  ['sex', 'Sex', String],
  ['nhsNumber', 'NHS No.', formatNhsNumber],
  ['prisonNumber', 'Prison No.', String],
  ['pncNumber', 'PNC', String],
  ['croNumber', 'CRO', String],
  ['address', 'Address', String],
];

/** Filled from the other records where this one has nothing. */
const filled = [
  'dateOfBirth',
  'sex',
  'gender',
  'nhsNumber',
  'prisonNumber',
  'pncNumber',
  'croNumber',
  'address',
  'gpPractice',
  'language',
] as const;

/** The first record's own words, with what the others add; `records` are this person's, the one asked for first. */
export function personOf(records: readonly FoldedRecord[]): PersonView {
  const [own, ...others] = records.map(personView);
  if (own === undefined) throw new TypeError('a person has at least one record');
  const names = others
    .filter((other) => other.surname !== own.surname || other.forenames !== own.forenames)
    .map((other) => [other.surname, other.forenames].filter((part) => part !== '').join(', '));
  const added = Object.fromEntries(
    filled.flatMap((field) => {
      const value = own[field] ?? others.find((other) => other[field] !== null)?.[field];
      return value === undefined || own[field] !== null ? [] : [[field, value]];
    }),
  );
  const numbered = [own, ...others].find((each) => each.nhsNumber !== null);
  return {
    ...own,
    ...added,
    nhsNumberStatus: (own.nhsNumber === null ? numbered : own)?.nhsNumberStatus ?? own.nhsNumberStatus,
    aliases: [...new Set([...own.aliases, ...others.flatMap(({ aliases }) => aliases), ...names])],
    communicationNeeds: [...new Set([own, ...others].flatMap((each) => each.communicationNeeds))],
    interpreterNeeded: [own, ...others].some((each) => each.interpreterNeeded),
    mayBePregnant: saferOf(records, 'mayBePregnant') as boolean | null,
  };
}

/** The value in force were these concurrent versions of one field; the first record's where no rule prefers one. */
export function saferOf(records: readonly FoldedRecord[], field: string): Json {
  const rule = saferRule(patientRecord, field);
  return records
    .map((record) => valueOf(record, field))
    .reduce((kept, other) => (kept === null ? other : (rule?.(kept, other) ?? kept)));
}

/** How many records the banner draws together, and how many joins are disputed; nothing when one stands alone. */
export function joinedMarks(
  store: ReadableStore,
  patientId: string,
): Pick<BannerView, 'records' | 'disputed'> {
  const { people, links, contradicted } = joinedWith(store, patientId);
  const disputed = contradicted ? 1 : links.filter((link) => link.conflicts.includes('verdict')).length;
  return {
    ...(people.length > 1 ? { records: people.length } : {}),
    ...(disputed > 0 ? { disputed } : {}),
  };
}

/** Undefined for the ordinary case: one record, and nobody disputes it. */
export function joinedView(store: ReadableStore, patientId: string): PatientView['joined'] {
  const { people, links, contradicted } = joinedWith(store, patientId);
  if (links.length === 0) return undefined;
  const records = people.map((person) => store.record('patient', person)).filter((each) => each !== null);
  const [own, ...others] = records.map(personView);
  if (own === undefined) return undefined;
  return {
    others: others.map((person) => ({ person, differs: differing(own, person) })),
    links: links.map((link) => linkView(store, link)).filter((view) => view !== null),
    contradicted,
    writesTo: writesTo(store, patientId),
  };
}

/** `NHS No. 999 000 0018`: what the other record says and this one says otherwise, or does not say. */
function differing(own: PersonView, other: PersonView): string[] {
  return facts.flatMap(([field, label, show]) => {
    const [mine, theirs] = [own[field], other[field]];
    return typeof theirs === 'string' && theirs !== '' && theirs !== mine ? [`${label} ${show(theirs)}`] : [];
  });
}
