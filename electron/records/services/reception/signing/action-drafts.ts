/** Actions that an assessment obliges somebody to do, and what a later edition makes of those of the one before. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { PackKind, TriggeredAction, Urgency } from '../../../../../shared/clinical/index.ts';
import { actionDueAt, earlierInstant } from '../../../../../shared/followup/clock.ts';
import type { DraftChange, ReadableStore } from '../../../store/store.ts';
import { kindOf } from '../../content/choose-pack.ts';
import { derivedId } from '../../common/ids.ts';
import { listOf, textOf } from '../../common/read.ts';
import { changeDraft, present } from '../../common/write.ts';
import type { SigningOf } from './signing-of.ts';

const order: readonly Urgency[] = ['emergency', 'tonight', 'urgent', 'routine'];

/** What the drafts are made from; an interrupted assessment has no signature yet. */
export type Obliging = Pick<
  SigningOf,
  'store' | 'stay' | 'patient' | 'record' | 'evaluation' | 'staff' | 'at' | 'corrects'
>;

export function actionDrafts(signing: SigningOf): DraftChange[] {
  const { evaluation } = signing;
  const owed = evaluation.actions.map((action) => actionDraft(signing, action)).filter(present);
  return [...owed, ...noLongerOwed(signing)];
}

/** Of an assessment that cannot be finished: what may not be left silent is owed from now on, not from the signature. */
export function pressingActionDrafts(obliging: Obliging): DraftChange[] {
  return obliging.evaluation.actions
    .filter((action) => !action.silent)
    .map((action) => actionDraft(obliging, action))
    .filter(present);
}

function actionDraft(signing: Obliging, action: TriggeredAction): DraftChange | null {
  const { store, stay, patient, record, at } = signing;
  const id = derivedId.action(stay.id, kindOf(record), action.id);
  const held = store.record('action', id);
  const dueAt = actionDueAt(action.urgency, at);
  const target = { type: 'action', id, patient: patient.id };
  const said = {
    stay: stay.id,
    assessment: record.id,
    rule: action.id,
    title: action.title.slice(0, 300),
    because: action.because.map((reason) => reason.slice(0, 400)),
    owner: action.owner.slice(0, 80),
  };
  // What was answered about it in the form; without by and at only where it was never stored.
  const handling = (action.handling ?? null) as Json;
  const state = action.handling?.state ?? 'open';
  if (held === null) {
    return changeDraft(null, target, { ...said, urgency: action.urgency, dueAt, state, handling });
  }
  const before = textOf(held, 'urgency') as Urgency;
  const urgency = order.indexOf(action.urgency) < order.indexOf(before) ? action.urgency : before;
  const due = earlierInstant(textOf(held, 'dueAt') ?? dueAt, dueAt);
  return changeDraft(held, target, {
    ...said,
    urgency,
    dueAt: due,
    ...handled(held, action, state, handling),
  });
}

/** What was done since stays done, unless a further reason has appeared or the form says otherwise. */
function handled(
  held: FoldedRecord,
  action: TriggeredAction,
  state: string,
  handling: Json,
): Record<string, Json> {
  if (action.handling !== null) {
    const done = textOf(held, 'state') === 'done';
    return done ? {} : { state, handling };
  }
  const known = listOf<string>(held, 'because');
  const further = action.because.some((reason) => !known.includes(reason.slice(0, 400)));
  const closedAsNotNeeded = textOf(held, 'state') === 'not-needed';
  return further || closedAsNotNeeded ? { state: 'open', handling: null } : {};
}

/** Actions that an interruption or the edition before wrote, and that the answers no longer oblige anybody to. */
function noLongerOwed({
  store,
  stay,
  patient,
  record,
  evaluation,
  corrects,
  staff,
  at,
}: SigningOf): DraftChange[] {
  const kind = kindOf(record);
  // An interruption writes the retry of a first stage; a second stage may always have been interrupted before.
  const interrupted =
    kind === 'second-stage' ||
    store.record('appointment', derivedId.appointment(stay.id, 'first-stage-retry')) !== null;
  if (corrects === null && !interrupted) return [];
  const owed = new Set(evaluation.actions.map((action) => action.id));
  const note = 'No longer follows from the answers of the assessment as it was signed last.';
  const handling = { state: 'not-needed', note, by: staff.staffId, at };
  return actionsOfKind(store, stay.id, kind)
    .filter((action) => !owed.has(textOf(action, 'rule') ?? ''))
    .filter((action) => ['open', 'handed-over'].includes(textOf(action, 'state') ?? ''))
    .map((action) =>
      changeDraft(
        action,
        { type: 'action', id: action.id, patient: patient.id },
        { state: 'not-needed', handling },
      ),
    )
    .filter(present);
}

function actionsOfKind(store: ReadableStore, stay: string, kind: PackKind): FoldedRecord[] {
  return store
    .recordsWhere('action', 'stay', stay)
    .filter((action) => action.id === derivedId.action(stay, kind, textOf(action, 'rule') ?? ''));
}
