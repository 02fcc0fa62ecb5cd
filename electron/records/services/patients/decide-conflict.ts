/** A clinician decides a conflict, and may take that back: both are changes, and neither erases what was written. */
import type { AuditEvent } from '../../../../shared/audit/event-words.ts';
import type { Change, Json } from '../../../../shared/changes/change.ts';
import { sameValue } from '../../../../shared/changes/registers.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { recordTypes } from '../../../../shared/records/registry.ts';
import type { DraftChange } from '../../store/store.ts';
import type { ServiceContext } from '../context.ts';
import { unstamped } from '../common/conflicts.ts';
import { fieldView } from '../common/field-view.ts';
import { changesById } from '../common/origin.ts';
import { isObject, mustHave, textOf } from '../common/read.ts';
import { authorOf } from '../common/write.ts';
import { readsField } from './narrative.ts';
import { peopleOf } from './people-of.ts';
import { takenBackLinks, whoDecided } from './who-decided.ts';

/**
 * The decision is itself a change, and replaces every version shown. A version that came in since is not replaced: the
 * conflict then stands, with what was decided on one side of it.
 */
export function resolveConflict(
  context: ServiceContext,
  { record: key, field, value, replaces }: Parsed<'conflicts.resolve'>,
): Output<'conflicts.resolve'> {
  const { store } = context;
  const record = mustHave(store, key.type, key.id);
  const held = record.fields[field];
  mustRead(context, key.type, field);
  if (held === undefined || recordTypes[key.type]?.immutable === true) {
    throw new Failure('invalid', 'There is nothing to decide here.', { field });
  }
  const versions = new Set(held.versions.map((version) => version.changeId));
  if (!replaces.some((id) => versions.has(id))) {
    throw new Failure('conflict', 'Somebody has decided this meanwhile. Look at it again.', { field });
  }
  const before = peopleOf(store, record);
  const fields = { [field]: { value: stamped(context, held.value, value as Json), replaces } };
  const decision = { record: key, patient: record.patient, fields };
  const written = store.commit(
    [decision, ...whoDecided(store, record, field, value as Json)],
    authorOf(context),
  );
  tell(context, record, before);
  audit(context, record, 'conflict-decision', field);
  const now = store.record(key.type, key.id)?.fields[field];
  return { field: fieldView(store, now, field, context.establishment), decision: written[0]?.id ?? '' };
}

/** Who does not read the words of an ACCT does not decide between them either. */
function mustRead({ staff }: ServiceContext, type: string, field: string): void {
  if (!readsField(staff.role, type, field))
    throw new Failure('forbidden', 'Who gives care decides what an ACCT says.');
}

/** Answers say who gave them; who decided says so by this change's author, so only a missing stamp is added. */
function stamped({ staff, now }: ServiceContext, held: Json, value: Json): Json {
  if (!isObject(value) || !isObject(held) || !('by' in held) || 'by' in value) return value;
  return { ...value, by: staff.staffId, at: instantInLondon(now()) };
}

/**
 * A register holds the values that no change has replaced. So the values that a decision replaced stand again once each of
 * them is written by a change of its own that replaces the decision and not the others. Each such change also names the one
 * that first wrote its value, by which the page shows the first author. Refused once somebody has written after the
 * decision: their word would come to stand beside values they had seen decided.
 */
export function undoDecision(
  context: ServiceContext,
  { record: key, field, decision: decisionId }: Parsed<'conflicts.undo'>,
): Output<'conflicts.undo'> {
  const { store } = context;
  const record = mustHave(store, key.type, key.id);
  mustRead(context, key.type, field);
  const [decision] = changesById(store, [decisionId]);
  const replaced = decision === undefined ? [] : wroteBefore(context, key, field, decision);
  if (decision === undefined || !decides(replaced, field)) {
    throw new Failure('invalid', 'There is no decision here to take back.', { field });
  }
  if (!record.fields[field]?.versions.some((version) => version.changeId === decisionId)) {
    throw new Failure('conflict', 'Somebody has written here since it was decided. Look at it again.', {
      field,
    });
  }
  if (key.type === 'assessment' && textOf(record, 'state') === 'signed') {
    throw new Failure('conflict', 'This assessment has been signed since. Correct it instead.', { field });
  }
  const before = peopleOf(store, record);
  const again = replaced.map((original): DraftChange => {
    const value = (original.fields[field]?.value ?? null) as Json;
    const fields = { [field]: { value, replaces: [decisionId, original.id] } };
    return { record: key, patient: record.patient, fields, happenedAt: original.happenedAt };
  });
  store.commit([...again, ...takenBackLinks(store, record, field, decision)], authorOf(context));
  tell(context, record, before);
  audit(context, record, 'conflict-decision-undone', field);
  return {
    field: fieldView(store, store.record(key.type, key.id)?.fields[field], field, context.establishment),
  };
}

function wroteBefore(
  { store }: ServiceContext,
  key: Change['record'],
  field: string,
  decision: Change,
): Change[] {
  const { type, id } = decision.record;
  if (type !== key.type || id !== key.id) return [];
  return changesById(store, decision.fields[field]?.replaces ?? []).filter(
    (change) => change.record.id === id && change.record.type === type && field in change.fields,
  );
}

/** A change decided something when it replaced values that differ. */
function decides(replaced: readonly Change[], field: string): boolean {
  const values = replaced.map((change) => unstamped((change.fields[field]?.value ?? null) as Json));
  return values.some((value) => !sameValue(value, values[0] ?? null));
}

/** Deciding about a link joins people or parts them: both sides are told, as they stood before and as they stand now. */
function tell(context: ServiceContext, record: FoldedRecord, before: readonly string[]): void {
  const patients = [...new Set([...before, ...peopleOf(context.store, record)])];
  context.emit('changed', { patients, board: true });
}

/** A decision about a link is about two people, and stands in the trail of both; of any other record, of its own. */
function audit(context: ServiceContext, record: FoldedRecord, event: AuditEvent, field: string): void {
  const ends =
    record.type === 'patient-link' ? [textOf(record, 'left'), textOf(record, 'right')] : [record.patient];
  for (const end of ends) context.audit(event, end, field);
}
