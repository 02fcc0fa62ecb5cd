/**
 * A clinician says whether two records are one person. Refused where it would contradict another decision: then that one has
 * to be looked at first, by a person.
 */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { ReadableStore } from '../../store/store.ts';
import type { ServiceContext } from '../context.ts';
import { shortName } from '../common/person.ts';
import { mustHave, seenIn, textOf } from '../common/read.ts';
import { authorOf } from '../common/write.ts';
import { linkDraft } from './link-draft.ts';
import { linkView } from './link-view.ts';
import { joinedWith, linksOf, otherEnd, samePeople, says, verdictsOf } from './links.ts';

const audited = {
  same: 'records-joined',
  different: 'records-kept-apart',
  undecided: 'records-undecided',
} as const;

export function linkPeople(
  context: ServiceContext,
  { left, right, verdict, reason, seen }: Parsed<'patients.link'>,
): Output<'patients.link'> {
  const { store } = context;
  if (left === right) throw new Failure('invalid', 'This is one record.', { field: 'right' });
  const people = [mustHave(store, 'patient', left), mustHave(store, 'patient', right)] as const;
  const links = linksBetween(store, left, right);
  const unseen = links.flatMap((link) => seenIn(link, 'verdict')).filter((id) => !seen.includes(id));
  if (unseen.length > 0) {
    throw new Failure('conflict', 'Somebody has decided about these two meanwhile. Look at it again.');
  }
  if (verdict === 'same') refuseJoining(store, left, right, links);
  else refuseParting(store, left, right, links, verdict);
  const before = [...samePeople(store, left), ...samePeople(store, right)];
  const drafts = (links.length === 0 ? [null] : links).map((link) =>
    linkDraft(link, [left, right], { verdict, reason }),
  );
  store.commit(drafts, authorOf(context));
  const now = [...samePeople(store, left), ...samePeople(store, right)];
  context.audit(audited[verdict], left, shortName(people[1]));
  context.audit(audited[verdict], right, shortName(people[0]));
  context.emit('changed', { patients: [...new Set([...before, ...now])], board: true });
  const [link] = linksBetween(store, left, right);
  const view = link === undefined ? null : linkView(store, link);
  if (view === null) throw new Failure('unexpected', 'What was said about these two cannot be read back.');
  return { link: view, people: samePeople(store, left) };
}

/** Several only where another replica made a link of its own; all of them are answered. */
export function linksBetween(store: ReadableStore, left: string, right: string): FoldedRecord[] {
  return linksOf(store, left).filter((link) => otherEnd(link, left) === right);
}

function refuseJoining(
  store: ReadableStore,
  left: string,
  right: string,
  links: readonly FoldedRecord[],
): void {
  const [one, other] = [new Set(samePeople(store, left)), new Set(samePeople(store, right))];
  if (one.has(right) && links.every((link) => says(link, 'same'))) {
    throw new Failure('invalid', 'These two are joined already.');
  }
  const own = new Set(links.map(({ id }) => id));
  for (const person of one) {
    const against = linksOf(store, person).find((link) => {
      const end = otherEnd(link, person);
      return !own.has(link.id) && end !== null && other.has(end) && verdictsOf(link).has('different');
    });
    if (against === undefined) continue;
    throw new Failure(
      'conflict',
      `They cannot be joined: ${namesOf(store, against)} are recorded as different people. Take that back first, if it is wrong.`,
    );
  }
}

/** Two who would still be one person through a third cannot be called different people. */
function refuseParting(
  store: ReadableStore,
  left: string,
  right: string,
  links: readonly FoldedRecord[],
  verdict: 'different' | 'undecided',
): void {
  const without = joinedWith(store, left, new Set(links.map(({ id }) => id)));
  if (verdict === 'undecided' || !without.people.includes(right)) return;
  const [through] = without.links.filter((link) => says(link, 'same'));
  throw new Failure(
    'conflict',
    `They are also one person through another record: ${through === undefined ? '' : namesOf(store, through)} are joined. Undo that first.`,
  );
}

function namesOf(store: ReadableStore, link: FoldedRecord): string {
  const name = (end: string): string => shortName(store.record('patient', textOf(link, end) ?? ''));
  return `${name('left')} and ${name('right')}`;
}
