/** Parts of an ACCT as the screens take them. `reads`: whether who asks may read what was written. */
import type { z } from 'zod';
import type { CountedMilestone } from '../../../../shared/acct/milestones.ts';
import type {
  AcctMilestone,
  AcctSummary,
  acctInputHeadSchema,
  acctReviewViewSchema,
} from '../../../../shared/contract/acct-views.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { isObject, textOf, valueOf } from '../common/read.ts';
import { staffName } from '../common/staff.ts';
import type { ServiceContext } from '../context.ts';
import { readsAcct } from '../patients/narrative.ts';
import { type AcctCase, sourceWords } from './case.ts';
import { reviewFacts } from './facts-of.ts';

export function milestoneView({ rule: _rule, from: _from, ...milestone }: CountedMilestone): AcctMilestone {
  return milestone;
}

export function summaryOf(context: ServiceContext, found: AcctCase): AcctSummary {
  const { records, facts, milestones, disputed } = found;
  const { acct, care } = records;
  const inForce = records.constants.find((constant) => textOf(constant, 'state') === 'in-force');
  const plan = valueOf(care, 'immediatePlan');
  return {
    acctId: acct.id,
    patientId: acct.patient ?? '',
    state: facts.state,
    disputed,
    logNumber: textOf(acct, 'logNumber'),
    source: sourceWords(found),
    openedAt: facts.openedAt,
    openedBy: textOf(acct, 'openedBy') ?? '',
    handedTo: textOf(acct, 'handedTo'),
    handedAt: textOf(care, 'handedAt'),
    notifiedAt: textOf(care, 'notifiedAt'),
    closedAt: facts.closedAt,
    postClosureDue: facts.postClosureDue,
    planGivenAt: isObject(plan) && typeof plan['at'] === 'string' ? plan['at'] : null,
    constant:
      inForce === undefined || facts.state !== 'open'
        ? null
        : {
            id: inForce.id,
            startedAt: textOf(inForce, 'startedAt') ?? facts.openedAt,
            authorisedBy: textOf(inForce, 'authorisedBy'),
          },
    milestones: milestones.map(milestoneView),
    reviews: records.reviews
      .map((review) => reviewView(review, records.inputs, readsAcct(context.staff.role)))
      .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt)),
    inputs: inputHeads(context, acct.id, records.inputs),
    reopens: textOf(care, 'reopens'),
    drafts: draftsOf(context, acct.id),
  };
}

function reviewView(
  review: FoldedRecord,
  inputs: readonly FoldedRecord[],
  reads: boolean,
): z.infer<typeof acctReviewViewSchema> {
  const { id, kind, dueAt, state, heldAt } = reviewFacts(review);
  const attendance = valueOf(review, 'attendance') as z.infer<typeof acctReviewViewSchema>['attendance'];
  return {
    id,
    kind,
    dueAt,
    setBy: textOf(review, 'setBy'),
    named: textOf(review, 'named'),
    state,
    heldAt,
    attendance: attendance === null || reads ? attendance : { ...attendance, reason: null },
    inputIds: inputs.filter((input) => textOf(input, 'review') === id).map((input) => input.id),
  };
}

/** That inputs were signed, when and by whom, in the order of their signatures. */
export function inputHeads(
  { store }: ServiceContext,
  acctId: string,
  inputs: readonly FoldedRecord[],
): z.infer<typeof acctInputHeadSchema>[] {
  const copied = new Set(
    store
      .recordsWhere('acct-shared', 'acct', acctId)
      .filter((shared) => textOf(shared, 'how') === 'copied-to-document')
      .map((shared) => textOf(shared, 'input')),
  );
  const corrections = new Map(inputs.map((input) => [textOf(input, 'corrects'), input.id]));
  return inputs
    .map((input) => {
      const signedBy = textOf(input, 'signedBy');
      return {
        id: input.id,
        kind: (textOf(input, 'kind') ?? 'review') as z.infer<typeof acctInputHeadSchema>['kind'],
        reviewId: textOf(input, 'review'),
        signedAt: textOf(input, 'signedAt') ?? '',
        signedBy: staffName(store, signedBy),
        role: signedBy === null ? '' : (textOf(store.record('staff', signedBy), 'role') ?? ''),
        corrects: textOf(input, 'corrects'),
        correctedBy: corrections.get(input.id) ?? null,
        copiedToDocument: copied.has(input.id),
      };
    })
    .toSorted((a, b) => Date.parse(a.signedAt) - Date.parse(b.signedAt) || (a.id < b.id ? -1 : 1));
}

function draftsOf({ store, staff }: ServiceContext, acctId: string): AcctSummary['drafts'] {
  return store
    .recordsWhere('acct-draft', 'acct', acctId)
    .filter((draft) => textOf(draft, 'state') === 'in-progress')
    .map((draft) => ({
      id: draft.id,
      kind: (textOf(draft, 'kind') ?? 'review') as AcctSummary['drafts'][number]['kind'],
      startedAt: textOf(draft, 'startedAt') ?? '',
      mine: textOf(draft, 'author') === staff.staffId,
    }));
}
