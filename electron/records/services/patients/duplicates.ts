/**
 * Records that may be about one person: found by their numbers, then by name and date of birth, whoever recorded them and
 * wherever. Offered; nobody is joined but by a clinician.
 */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import type { DuplicateView, LinkView } from '../../../../shared/contract/patients.ts';
import { profileOf, scoreProfiles } from '../../../../shared/identity/index.ts';
import type { MatchScore } from '../../../../shared/identity/types.ts';
import type { ReadableStore } from '../../store/store.ts';
import { openConflicts } from '../common/conflicts.ts';
import { identityOf } from '../common/person.ts';
import { textOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';
import { duplicateSide } from './duplicate-side.ts';
import { historyFor } from './narrative.ts';
import { linksBetween } from './decide-link.ts';
import { linkView } from './link-view.ts';
import { decidedAbout, isDisputed, joinedWith, linksOf, otherEnd, samePeople, says } from './links.ts';
import { possibleMatches } from './match.ts';

/** Pairs shown at once; a clinician decides them one after another. */
const MOST_SHOWN = 50;

type Pair = readonly [string, string];

export function duplicates(
  context: ServiceContext,
  { patientId }: Parsed<'patients.duplicates'>,
): Output<'patients.duplicates'> {
  const { store } = context;
  const pairs = patientId === undefined ? openPairs(store) : openPairsOf(store, patientId);
  const views = pairs.slice(0, MOST_SHOWN).flatMap((pair) => duplicateView(context, pair));
  return {
    total: pairs.length,
    pairs: views.toSorted(strongestFirst),
    apart: patientId === undefined ? [] : apartFrom(store, patientId),
  };
}

export function toDecide({ store }: ServiceContext): Output<'patients.toDecide'> {
  return {
    conflicts: store.conflicts().reduce((sum, record) => sum + openConflicts(record).length, 0),
    duplicates: openPairs(store).length,
  };
}

/** Those that share a number or a name and birth date; those put off; and those about whom clinicians disagree. */
function openPairs(store: ReadableStore): Pair[] {
  const told = [
    ...store.conflicts().filter((record) => record.type === 'patient-link' && isDisputed(record)),
    ...store.recordsWhere('patient-link', 'verdict', 'undecided'),
  ];
  return undecided(store, [...told.flatMap(endsOf), ...store.patientPairs()]);
}

/** Of one person also those who look somewhat alike, as when somebody arrives. */
function openPairsOf(store: ReadableStore, patientId: string): Pair[] {
  const { people, links, contradicted } = joinedWith(store, patientId);
  const found = people.flatMap((person): Pair[] => {
    const record = store.record('patient', person);
    const alike = record === null ? [] : possibleMatches(store, identityOf(record));
    const told = linksOf(store, person).filter((link) => isDisputed(link) || says(link, 'undecided'));
    return [...told.flatMap(endsOf), ...alike.map(({ patient }): Pair => [person, patient.id])];
  });
  return undecided(store, [...(contradicted ? links.flatMap(endsOf) : []), ...found]);
}

function endsOf(link: FoldedRecord): Pair[] {
  const [left, right] = [textOf(link, 'left'), textOf(link, 'right')];
  return left === null || right === null ? [] : [[left, right]];
}

/** Pairs nobody has decided, each person counted once however many records are joined as them. */
function undecided(store: ReadableStore, pairs: readonly Pair[]): Pair[] {
  const decided = new Map<string, ReadonlySet<string>>();
  const decidedFor = (person: string): ReadonlySet<string> => {
    const known = decided.get(person) ?? decidedAbout(store, person);
    decided.set(person, known);
    return known;
  };
  const open = new Map<string, Pair>();
  for (const [a, b] of pairs) {
    if (a === b || decidedFor(a).has(b)) continue;
    const key = [firstOf(store, a), firstOf(store, b)].toSorted().join();
    if (!open.has(key)) open.set(key, [a, b]);
  }
  return [...open.values()];
}

const firstOf = (store: ReadableStore, person: string): string =>
  samePeople(store, person).toSorted()[0] ?? person;

function duplicateView({ store, establishment, staff }: ServiceContext, [a, b]: Pair): DuplicateView[] {
  const [one, other] = [store.record('patient', a), store.record('patient', b)];
  if (one === null || other === null) return [];
  const { strength, reasons, against } = compared(one, other);
  const side = (record: FoldedRecord): DuplicateView['sides'][number] => {
    const found = duplicateSide(store, record, establishment);
    return { ...found, history: historyFor(staff.role, found.history) };
  };
  const link = linksBetween(store, a, b)
    .map((each) => linkView(store, each))
    .find((each) => each !== null);
  return [
    {
      sides: [side(one), side(other)],
      strength,
      reasons,
      against,
      link: link ?? null,
    },
  ];
}

function compared(one: FoldedRecord, other: FoldedRecord): MatchScore {
  return scoreProfiles(profileOf(identityOf(one)), profileOf(identityOf(other)));
}

const strengths = ['certain-identifier', 'strong', 'possible', null] as const;

/** Disputed ones first, then by how alike; those put off last. */
function strongestFirst(a: DuplicateView, b: DuplicateView): number {
  const rank = ({ link }: DuplicateView): number => (link === null ? 1 : link.disputed ? 0 : 2);
  return (
    rank(a) - rank(b) ||
    strengths.indexOf(a.strength) - strengths.indexOf(b.strength) ||
    a.against.length - b.against.length
  );
}

/** Who is recorded as somebody else than this person. */
function apartFrom(store: ReadableStore, patientId: string): LinkView[] {
  return samePeople(store, patientId)
    .flatMap((person) => linksOf(store, person).filter((link) => otherEnd(link, person) !== null))
    .filter((link) => says(link, 'different'))
    .map((link) => linkView(store, link))
    .filter((view) => view !== null);
}
