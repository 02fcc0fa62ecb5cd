/** Facts of one ACCT from its records, as milestones are worked out from them. */
import type { AcctFacts, AcctState, AttendanceMode, ReviewFacts } from '../../../../shared/acct/facts.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { isObject, textOf, valueOf } from '../common/read.ts';
import type { AcctRecords } from './records.ts';

export function factsOf(records: AcctRecords): AcctFacts {
  const { acct, care, reviews, inputs, constants, possession, selfHarm, seen } = records;
  const plan = valueOf(care, 'immediatePlan');
  return {
    state: stateOf(acct),
    openedAt: openedAtOf(acct),
    reopenedAt: Object.values(marksIn(care, 'reopened.')),
    closedAt: textOf(acct, 'closedAt'),
    postClosureDue: textOf(care, 'postClosureDue'),
    planAt: isObject(plan) && typeof plan['at'] === 'string' ? plan['at'] : null,
    marks: marksIn(care, 'milestone.'),
    reviews: reviews.map(reviewFacts),
    inputs: inputs.map((input) => ({
      kind: (textOf(input, 'kind') ?? 'review') as AcctFacts['inputs'][number]['kind'],
      review: textOf(input, 'review'),
      signedAt: textOf(input, 'signedAt') ?? '',
    })),
    constants: constants
      .filter((constant) => !begunByMistake(constant))
      .map((constant) => ({
        startedAt: textOf(constant, 'startedAt') ?? openedAtOf(acct),
        endedAt: textOf(constant, 'state') === 'ended' ? textOf(constant, 'endedAt') : null,
      })),
    // A correction puts words right: it is no new assessment.
    possession: possession
      .filter((signed) => textOf(signed, 'corrects') === null)
      .map((signed) => textOf(signed, 'signedAt') ?? ''),
    selfHarm: selfHarm.map((event) => textOf(event, 'happenedAt') ?? ''),
    seen,
  };
}

/** Stands as the plan for stepping down where the beginning was taken back; it then ended in the moment in which it began. */
export const BEGUN_BY_MISTAKE = 'Begun by mistake';

/** Constant supervision that never was: nothing was owed to it. */
export function begunByMistake(constant: FoldedRecord): boolean {
  return (
    textOf(constant, 'state') === 'ended' &&
    textOf(constant, 'stepDownPlan') === BEGUN_BY_MISTAKE &&
    textOf(constant, 'endedAt') === textOf(constant, 'startedAt')
  );
}

/** A state of a newer build counts as open. */
export function stateOf(acct: FoldedRecord): AcctState {
  const state = textOf(acct, 'state');
  return state === 'closed' || state === 'post-closure' ? state : 'open';
}

/** When it was opened; where that has not arrived yet, when the first thing known of it happened. */
export function openedAtOf(acct: FoldedRecord): string {
  const said = textOf(acct, 'openedAt');
  if (said !== null) return said;
  const known = Object.values(acct.fields).flatMap(({ versions }) => versions.map(({ ms }) => ms));
  return instantInLondon(Math.min(...known));
}

export function reviewFacts(review: FoldedRecord): ReviewFacts {
  const attendance = valueOf(review, 'attendance');
  const state = textOf(review, 'state');
  return {
    id: review.id,
    kind: (textOf(review, 'kind') ?? 'case-review') as ReviewFacts['kind'],
    dueAt: textOf(review, 'dueAt') ?? textOf(review, 'heldAt') ?? '1970-01-01T00:00:00.000Z',
    heldAt: textOf(review, 'heldAt'),
    mode: isObject(attendance) ? (attendance['mode'] as AttendanceMode) : null,
    state: state === 'held' || state === 'cancelled' ? state : 'planned',
  };
}

/** Marks of a family that stand, by the rest of their name: when each thing happened. */
function marksIn(care: FoldedRecord | null, family: string): Record<string, string> {
  const marks = Object.entries(care?.fields ?? {}).flatMap(([name, { value }]): [string, string][] => {
    if (!name.startsWith(family) || !isObject(value) || typeof value['at'] !== 'string') return [];
    return [[name.slice(family.length), value['at']]];
  });
  return Object.fromEntries(marks);
}
