/** The ACCT board: everybody here whose ACCT is open or in post-closure, whoever opened it and wherever, soonest owed first. */
import { nextOf } from '../../../../shared/acct/milestones.ts';
import type { AcctBoardRow } from '../../../../shared/contract/acct-views.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { textOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';
import { peopleHere, type PersonHere } from '../followup/scene/people-here.ts';
import { warningsOf } from '../followup/warnings.ts';
import { type AcctCase, casesOf } from './case.ts';
import type { AcctOfPerson } from './records.ts';
import { milestoneView } from './views.ts';

export function board(context: ServiceContext): Output<'acct.board'> {
  return {
    now: instantInLondon(context.now()),
    rows: boardRows(context),
    warnings: warningsOf(context, null),
  };
}

/** Rows of the board; also what the home page and the manager's list of what is overdue are drawn from. */
export function boardRows(context: ServiceContext): AcctBoardRow[] {
  const { store } = context;
  const accts = ['open', 'post-closure'].flatMap((state) => store.recordsWhere('acct', 'state', state));
  if (accts.length === 0) return [];
  const people = new Map(
    peopleHere(context).flatMap((here) => here.patientIds.map((id) => [id, here] as const)),
  );
  const here = accts.flatMap((acct) => {
    const person = people.get(acct.patient ?? '');
    return person === undefined
      ? []
      : [{ acct, person, stays: staysOf(context, person, acct.establishment) }];
  });
  const cases = casesOf(context, here satisfies AcctOfPerson[]);
  return cases
    .flatMap((found, index) => {
      const person = here[index]?.person;
      return person === undefined ? [] : [rowOf(found, person)];
    })
    .toSorted(soonestFirst);
}

/** Of somebody whose ACCT came from elsewhere, earlier stays too: medicines may have been assessed there. */
function staysOf({ store, establishment }: ServiceContext, person: PersonHere, opened: string): string[] {
  const open = person.stays.map(({ stayId }) => stayId);
  if (opened === establishment.id && person.patientIds.length === 1) return open;
  const known = person.patientIds.flatMap((id) => store.recordsOfPatient(id, 'stay').map((stay) => stay.id));
  return [...new Set([...open, ...known])];
}

function rowOf(found: AcctCase, { person, arriving }: PersonHere): AcctBoardRow {
  const { records, facts, disputed, cameFrom } = found;
  const milestones = found.milestones.filter(({ state }) => state !== 'not-needed');
  const next = nextOf(milestones);
  const planned = facts.reviews
    .filter(({ state }) => state === 'planned')
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
  const inForce = records.constants.find((constant) => textOf(constant, 'state') === 'in-force');
  return {
    acctId: records.acct.id,
    person,
    state: facts.state,
    disputed,
    logNumber: textOf(records.acct, 'logNumber'),
    openedAt: facts.openedAt,
    openedBy: textOf(records.acct, 'openedBy') ?? '',
    cameFrom,
    constantSince: inForce === undefined || facts.state !== 'open' ? null : textOf(inForce, 'startedAt'),
    milestones: milestones.map(milestoneView),
    next: next === null ? null : milestoneView(next),
    overdue: milestones.filter(({ state }) => state === 'overdue').length,
    nextReview: planned === undefined ? null : { id: planned.id, kind: planned.kind, dueAt: planned.dueAt },
    lastInputAt: facts.inputs.reduce<string | null>(
      (last, { signedAt }) => (last === null || Date.parse(signedAt) > Date.parse(last) ? signedAt : last),
      null,
    ),
    openSupport: records.supports.filter((support) => textOf(support, 'state') === 'open').length,
    arriving,
  };
}

function soonestFirst(a: AcctBoardRow, b: AcctBoardRow): number {
  const due = ({ next, openedAt }: AcctBoardRow): number => Date.parse(next?.dueAt ?? openedAt);
  if ((a.next === null) !== (b.next === null)) return a.next === null ? 1 : -1;
  return due(a) - due(b) || (a.acctId < b.acctId ? -1 : 1);
}
