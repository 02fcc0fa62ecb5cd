/** Referrals of a signed health input: a mental-health triage that is owed, or an action; and what a correction makes of them. */
import type { ReferralPart } from '../../../../../shared/acct/parts.ts';
import { shownDayOf, shownInstant } from '../../../../../shared/acct/words.ts';
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { actionDueAt, civilDateOf, earlierInstant } from '../../../../../shared/followup/clock.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId, plainKey } from '../../common/ids.ts';
import { textOf } from '../../common/read.ts';
import { changeDraft, newDraft, present } from '../../common/write.ts';
import { firstDraftOf, type Signing } from './signing.ts';

const TRIAGE = 'mental-health-triage';
const RULE = 'acct-referral';

/** `before`: those of the entry that is corrected. */
export function referralDrafts(
  signing: Signing,
  now: readonly ReferralPart[],
  before: readonly ReferralPart[],
): DraftChange[] {
  const kept = new Set(keysOf(now));
  const written = now.map((referral, index) => {
    const key = keysOf(now)[index] ?? '';
    return referral.kind === 'triage'
      ? triageDraft(signing, referral, key)
      : actionOf(signing, referral, key);
  });
  const gone = keysOf(before)
    .filter((key) => !kept.has(key))
    .flatMap((key) => [actionGone(signing, key), triageGone(signing, key)]);
  return [...written, ...gone].filter(present);
}

/** The same key for the n-th referral to the same. */
function keysOf(referrals: readonly ReferralPart[]): string[] {
  const names = referrals.map(({ kind, to }) => `${kind ?? 'other'} ${plainKey(to)}`);
  return names.map(
    (name, index) => `${name}#${names.slice(0, index).filter((each) => each === name).length}`,
  );
}

const because = ({ at }: Signing): string => `Health input to the ACCT, signed ${shownInstant(at)}`;

/** One that waits already is brought forward; a second one would be the same person seen twice. */
function triageDraft(signing: Signing, { urgency, to }: ReferralPart, key: string): DraftChange | null {
  const { store, draft, patient, at } = signing;
  const stay = textOf(draft, 'stay') ?? '';
  const dueBy = actionDueAt(urgency ?? 'routine', at);
  const id = triageId(signing, key);
  const waiting = store
    .recordsWhere('appointment', 'stay', stay)
    .find(
      (each) =>
        textOf(each, 'kind') === TRIAGE && ['to-book', 'booked'].includes(textOf(each, 'state') ?? ''),
    );
  const held = waiting ?? store.record('appointment', id);
  if (held !== null) {
    if (waiting === undefined) return null;
    const earlier = earlierInstant(textOf(held, 'dueBy') ?? dueBy, dueBy);
    const target = textOf(held, 'targetDate') ?? civilDateOf(dueBy);
    const day = civilDateOf(earlier);
    return changeDraft(
      held,
      { type: 'appointment', id: held.id, patient: held.patient },
      { dueBy: earlier, targetDate: day < target ? day : target },
    );
  }
  const values: Record<string, Json> = {
    kind: TRIAGE,
    stay,
    reason: `${because(signing)}: ${to.trim()}`.slice(0, 300),
    notBefore: null,
    minutes: null,
    staffGender: null,
    targetDate: civilDateOf(dueBy),
    dueBy,
    sooner: [],
    state: 'to-book',
  };
  return newDraft({ type: 'appointment', id, patient }, values);
}

function triageId(signing: Signing, key: string): string {
  return derivedId.ofStay('appointment', firstDraftOf(signing), key);
}

function actionId(signing: Signing, key: string): string {
  return derivedId.action(firstDraftOf(signing), RULE, key);
}

const order = ['emergency', 'tonight', 'urgent', 'routine'];

/** Sent already: the action is done, and says when. What was done since stays done. */
function actionOf(signing: Signing, { to, urgency, sentAt }: ReferralPart, key: string): DraftChange | null {
  const { store, draft, patient, staff, at } = signing;
  const id = actionId(signing, key);
  const held = store.record('action', id);
  const target = { type: 'action', id, patient };
  const wanted = urgency ?? 'routine';
  const dueAt = actionDueAt(wanted, at);
  const sent =
    sentAt === null || sentAt === undefined
      ? null
      : { state: 'done', note: `Sent ${shownInstant(sentAt)}.`, by: staff.staffId, at };
  if (held !== null) {
    const before = textOf(held, 'urgency') ?? 'routine';
    const due = earlierInstant(textOf(held, 'dueAt') ?? dueAt, dueAt);
    const sooner = order.indexOf(wanted) < order.indexOf(before);
    const isOpen = textOf(held, 'state') === 'open' || wasTakenBack(held);
    return changeDraft(held, target, {
      ...(sooner ? { urgency: wanted, dueAt: due } : {}),
      ...(isOpen && sent !== null ? { state: 'done', handling: sent } : {}),
      ...(sent === null && wasTakenBack(held) ? { state: 'open', handling: null } : {}),
    });
  }
  const values: Record<string, Json> = {
    stay: textOf(draft, 'stay'),
    assessment: null,
    rule: RULE,
    title: `Referral: ${to.trim()}`.slice(0, 300),
    because: [because(signing)],
    urgency: wanted,
    owner: staff.role === 'mental-health-nurse' ? 'Mental health nurse' : 'Nurse',
    dueAt,
    state: sent === null ? 'open' : 'done',
    handling: sent,
  };
  return newDraft(target, values);
}

const wasTakenBack = (action: FoldedRecord): boolean => textOf(action, 'state') === 'not-needed';

/** Taken out by a correction before anybody dealt with it. */
function actionGone(signing: Signing, key: string): DraftChange | null {
  const { store, patient, staff, at } = signing;
  const held = store.record('action', actionId(signing, key));
  if (held === null || !['open', 'handed-over'].includes(textOf(held, 'state') ?? '')) return null;
  const note = `Taken out when the health input was corrected ${shownDayOf(at)}.`;
  const handling = { state: 'not-needed', note, by: staff.staffId, at };
  return changeDraft(held, { type: 'action', id: held.id, patient }, { state: 'not-needed', handling });
}

function triageGone(signing: Signing, key: string): DraftChange | null {
  const held = signing.store.record('appointment', triageId(signing, key));
  if (held === null || textOf(held, 'state') !== 'to-book') return null;
  return changeDraft(
    held,
    { type: 'appointment', id: held.id, patient: held.patient },
    { state: 'cancelled' },
  );
}
