/** The narrative of one ACCT, for who gives care. Every opening stands in the audit trail (see security/audit-events.ts). */
import type { AcctNarrative } from '../../../../../shared/contract/acct-views.ts';
import type { Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { civilDateOf } from '../../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../../context.ts';
import { asText, isObject, mustHave, textOf, valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import { begunByMistake } from '../facts-of.ts';
import { inputViews } from './input-view.ts';

const MARK = 'milestone.';
/** Why it was opened again, by a number from 1. */
const REOPENED = 'reopened.';

export function narrativeOf(context: ServiceContext, { acctId }: Parsed<'acct.narrative'>): AcctNarrative {
  const { store, now } = context;
  const acct = mustHave(store, 'acct', acctId);
  const care = store.record('acct-care', acctId);
  const of = (type: string): readonly FoldedRecord[] => store.recordsWhere(type, 'acct', acctId);
  const plan = valueOf(care, 'immediatePlan');
  const today = civilDateOf(now());
  return {
    acctId,
    reason: textOf(acct, 'reason') ?? '',
    levelOnDocument: textOf(care, 'levelOnDocument'),
    immediatePlan: isObject(plan)
      ? { text: asText(plan['text']), at: asText(plan['at']), by: staffName(store, asText(plan['by'])) }
      : null,
    marks: marksOf(context, care),
    attendanceReasons: of('acct-review').flatMap((review) => {
      const attendance = valueOf(review, 'attendance');
      const reason = isObject(attendance) ? asText(attendance['reason']) : '';
      return reason === '' ? [] : [{ reviewId: review.id, reason }];
    }),
    stepDownPlan: of('acct-constant').reduce<string | null>(
      (last, each) => (begunByMistake(each) ? null : textOf(each, 'stepDownPlan')) ?? last,
      null,
    ),
    inputs: inputViews(context, of('acct-input')),
    supports: of('acct-support').map((each) => supportView(each, today)),
    shared: of('acct-shared')
      .filter((each) => textOf(each, 'enteredInError') === null)
      .map((each) => sharedView(context, each))
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}

function markedBy(name: string): string {
  if (name.startsWith(MARK)) return name.slice(MARK.length);
  const time = name.slice(REOPENED.length);
  return time === '1' ? 'opened-again' : `opened-again-${time}`;
}

function marksOf({ store }: ServiceContext, care: FoldedRecord | null): AcctNarrative['marks'] {
  return Object.entries(care?.fields ?? {})
    .filter(([name]) => name.startsWith(MARK) || name.startsWith(REOPENED))
    .flatMap(([name, { value }]) => {
      if (!isObject(value)) return [];
      const note = asText(value['note']);
      return [
        {
          milestone: markedBy(name),
          at: asText(value['at']),
          note: note === '' ? null : note,
          by: staffName(store, asText(value['by'])),
        },
      ];
    });
}

export function supportView(support: FoldedRecord, today: string): AcctNarrative['supports'][number] {
  const due = textOf(support, 'due');
  const state = (textOf(support, 'state') ?? 'open') as AcctNarrative['supports'][number]['state'];
  return {
    id: support.id,
    title: textOf(support, 'title') ?? '',
    owner: textOf(support, 'owner') ?? '',
    due,
    state,
    overdue: state === 'open' && due !== null && due < today,
    note: textOf(support, 'note'),
  };
}

export function sharedView({ store }: ServiceContext, shared: FoldedRecord): AcctNarrative['shared'][number] {
  return {
    id: shared.id,
    inputId: textOf(shared, 'input'),
    how: (textOf(shared, 'how') ?? 'told') as AcctNarrative['shared'][number]['how'],
    what: textOf(shared, 'what') ?? '',
    withWhom: textOf(shared, 'withWhom') ?? '',
    at: textOf(shared, 'at') ?? '',
    initials: textOf(shared, 'initials'),
    by: staffName(store, textOf(shared, 'by')),
  };
}
