/** What every write to an ACCT shares: the record it is about, times that cannot be, and telling who has to know. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { DraftChange } from '../../../store/store.ts';
import { mustHave } from '../../common/read.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';
import { stateOf } from '../facts-of.ts';

/** Clocks on the wing are a few minutes out; more than that is a mistyped time or a wrong clock. */
const MOST_AHEAD_MS = 10 * 60_000;
/** Nothing of an ACCT is set further ahead than that; a year mistyped would hide it for ever. */
const MOST_SET_AHEAD_MS = 366 * 86_400_000;
export const ok = { ok: true } as const;

export function acctOf(context: ServiceContext, acctId: string): FoldedRecord {
  return mustHave(context.store, 'acct', acctId);
}

/** The ACCT, or a refusal when it is not open. */
export function openAcct(context: ServiceContext, acctId: string): FoldedRecord {
  const acct = acctOf(context, acctId);
  if (stateOf(acct) !== 'open')
    throw new Failure('conflict', 'This ACCT is not open. Open it again first, or look at it once more.');
  return acct;
}

/** When something happened, in London's time. Refused where it lies ahead: then the time or this clock is wrong. */
export function happened(context: ServiceContext, at: string, field: string, what: string): string {
  if (Date.parse(at) > context.now() + MOST_AHEAD_MS) {
    const sentence = `${what} lies ahead of the clock of this workstation. Check the time, and the clock.`;
    throw new Failure('invalid', sentence, { field });
  }
  return instantInLondon(at);
}

/** Refused where it lies before the event it follows on. */
export function notBefore(at: string, event: string, field: string, sentence: string): void {
  if (Date.parse(at) < Date.parse(event)) throw new Failure('invalid', sentence, { field });
}

/** When something is to happen: no further ahead than a year. */
export function setFor(context: ServiceContext, at: string, field: string): string {
  if (Date.parse(at) > context.now() + MOST_SET_AHEAD_MS)
    throw new Failure('invalid', 'That is more than a year ahead. Check the date.', { field });
  return instantInLondon(at);
}

/** Changes of the care that goes with an ACCT, whether or not an older build opened it without. */
export function careDraft(
  { store }: Pick<ServiceContext, 'store'>,
  acct: FoldedRecord,
  values: Readonly<Record<string, Json>>,
): DraftChange | null {
  const target = { type: 'acct-care', id: acct.id, patient: acct.patient };
  return changeDraft(store.record('acct-care', acct.id), target, values);
}

export function acctDraft(acct: FoldedRecord, values: Readonly<Record<string, Json>>): DraftChange | null {
  return changeDraft(acct, { type: 'acct', id: acct.id, patient: acct.patient }, values);
}

/** Commits what there is as one group, and tells every page that shows the person. */
export function commitFor(
  context: ServiceContext,
  patient: string | null,
  drafts: readonly (DraftChange | null)[],
): void {
  const written = drafts.filter(present);
  if (written.length === 0) return;
  context.store.commit(written, authorOf(context));
  const patients = patient === null ? [] : samePeople(context.store, patient);
  context.emit('changed', { patients, board: true });
}
