/**
 * Medicines reconciliation of a stay (QS156-1: before the second stage). One record per stay: two nurses who write it down
 * offline write the same one. A second stage begun without it learns of it in the same save.
 */
import type { Parsed } from '../../../../../shared/contract/contract.ts';
import type { ReconciliationView } from '../../../../../shared/contract/second-stage-views.ts';
import type { Json } from '../../../../../shared/changes/change.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { DraftChange, ReadableStore } from '../../../store/store.ts';
import { packOf } from '../../content/choose-pack.ts';
import type { ServiceContext } from '../../context.ts';
import { derivedId } from '../../common/ids.ts';
import { listOf, textOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import type { AssessmentCase } from '../../reception/assessment/case.ts';
import { assessmentsOf, isSigned, mustBeStayingHere } from '../../reception/assessment/open-assessment.ts';

/** Clocks of two workstations may differ by this much without anybody having said something impossible. */
const SLACK_MS = 5 * 60_000;

/** The reconciliation that stands, whoever recorded it; the latest where there are several. Null where there is none. */
export function reconciliationOf(store: ReadableStore, stayId: string): ReconciliationView | null {
  const at = (instant: string | null): number => Date.parse(instant ?? '') || 0;
  const record = store
    .recordsWhere('reconciliation', 'stay', stayId)
    .filter((each) => textOf(each, 'state') === 'recorded')
    .toSorted((a, b) => at(textOf(b, 'doneAt')) - at(textOf(a, 'doneAt')))[0];
  if (record === undefined) return null;
  return {
    doneAt: textOf(record, 'doneAt') ?? '',
    by: staffName(store, textOf(record, 'by')),
    sources: listOf<string>(record, 'sources'),
    differences: textOf(record, 'differences'),
  };
}

/** Records it; answers the id of the record. */
export function recordReconciliation(context: ServiceContext, input: Parsed<'followup.reconciled'>): string {
  const { store, staff, now } = context;
  const { stayId, sources, differences } = input;
  const { patient } = mustBeStayingHere(context, stayId);
  const doneAt = instantInLondon(input.doneAt);
  if (Date.parse(doneAt) > now() + SLACK_MS) {
    throw new Failure('invalid', 'The reconciliation cannot have been done in the future.', {
      field: 'doneAt',
    });
  }
  const id = derivedId.reconciliation(stayId);
  const said = differences?.trim() ?? '';
  const values: Record<string, Json> = {
    stay: stayId,
    doneAt,
    by: staff.staffId,
    sources,
    differences: said === '' ? null : said,
    state: 'recorded',
  };
  const target = { type: 'reconciliation', id, patient };
  const drafts = [
    changeDraft(store.record('reconciliation', id), target, values),
    ...answered(context, stayId),
  ];
  store.commit(drafts.filter(present), authorOf(context));
  return id;
}

/** Refuses to sign that medicines are reconciled where nobody has recorded it. */
export function mustBeReconciled({ stay, pack, state }: AssessmentCase, store: ReadableStore): void {
  const binding = pack.pack.records.followUp?.reconciliation;
  if (binding === undefined || state.answers[binding.item]?.value !== binding.done) return;
  if (reconciliationOf(store, stay.id) !== null) return;
  throw new Failure(
    'invalid',
    'The form says that medicines are reconciled, but no reconciliation is recorded. Record it on the patient’s page, or say why it is not done.',
    { field: `answer.${binding.item}` },
  );
}

/** In a second stage that was begun without it: the answer that it is done now. */
function answered({ store, packs, staff, now }: ServiceContext, stayId: string): (DraftChange | null)[] {
  return assessmentsOf(store, stayId, 'second-stage')
    .filter((record) => !isSigned(record))
    .map((record) => {
      const binding = packOf(packs, textOf(record, 'pack') ?? '').pack.records.followUp?.reconciliation;
      if (binding === undefined) return null;
      const answer = { value: binding.done, by: staff.staffId, at: instantInLondon(now()) };
      const target = { type: 'assessment', id: record.id, patient: record.patient };
      return changeDraft(record, target, { [`answer.${binding.item}`]: answer });
    });
}
