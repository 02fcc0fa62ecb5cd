/** What a signed assessment says to custody: an ACCT opened, where the person may be located, the retry that is done. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { DraftChange, ReadableStore } from '../../../store/store.ts';
import { kindOf } from '../../content/choose-pack.ts';
import { derivedId } from '../../common/ids.ts';
import { textOf } from '../../common/read.ts';
import { changeDraft, present } from '../../common/write.ts';
import { samePeople } from '../../patients/links.ts';
import { answerValue, detailOf, textIn } from './answer-parts.ts';
import type { SigningOf } from './signing-of.ts';

export function custodyDrafts(signing: SigningOf): DraftChange[] {
  const { store, stay } = signing;
  const retry = kindOf(signing.record) === 'first-stage' ? retryDone(store, stay.id, stay.patient) : null;
  return [...acctDrafts(signing), locationDraft(signing), retry].filter(present);
}

/**
 * The ACCT document is the prison's; this records that one is open. Where one is open already nothing is added, and a
 * correction never closes one: that is for a case review.
 */
function acctDrafts(signing: SigningOf): (DraftChange | null)[] {
  const { store, state, patient, staff, at, record } = signing;
  const binding = signing.pack.pack.records.acct;
  if (binding === undefined) return [];
  const { decision, number, openedAt, handedTo } = binding;
  if (answerValue(state.decisions, decision) !== 'yes') return [];
  const { id, held } = acctOfStay(signing);
  const elsewhere = samePeople(store, patient.id)
    .flatMap((person) => store.recordsOfPatient(person, 'acct'))
    .some((acct) => acct.id !== id && textOf(acct, 'state') === 'open');
  if (held === null && elsewhere) return [];
  const detail = (field: string, max: number): string | null =>
    textIn(detailOf(state.decisions, decision, field), max);
  const said = detail(openedAt, 40);
  // A time after the signature is mistyped: taken as it stands, nothing would be owed until then.
  const known = said === null || Number.isNaN(Date.parse(said)) ? at : instantInLondon(said);
  const opened = Date.parse(known) > Date.parse(at) ? at : known;
  const values = { logNumber: detail(number, 40), handedTo: detail(handedTo, 200), openedAt: opened };
  const target = { type: 'acct', id, patient: patient.id };
  if (held !== null) {
    // What a second stage leaves blank says nothing against what reception wrote down.
    const first = kindOf(record) === 'first-stage';
    const told = Object.entries(values).filter(
      ([field, value]) => first || (field === 'openedAt' ? said : value) !== null,
    );
    const handed = values.handedTo !== null && textOf(held, 'handedTo') === null;
    return [
      changeDraft(held, target, Object.fromEntries(told)),
      ...(handed ? [careDraft(signing, id, { handedAt: at })] : []),
    ];
  }
  const opening = changeDraft(null, target, {
    ...values,
    openedBy: staff.name.slice(0, 120),
    reason: `${kindOf(record) === 'first-stage' ? 'First' : 'Second'}-stage assessment begun ${textOf(record, 'startedAt')?.slice(0, 16).replace('T', ' ') ?? ''}`,
    state: 'open',
    closedAt: null,
  });
  // Only that somebody took the concern is asked for; that it was by now is what the signature says.
  const handedAt = values.handedTo === null ? null : at;
  return [
    opening,
    careDraft(signing, id, { stay: signing.stay.id, source: kindOf(record), handedAt, notifiedAt: null }),
  ];
}

/** The rest of the ACCT, under the same id. */
function careDraft(
  { store, patient }: SigningOf,
  id: string,
  values: Readonly<Record<string, Json>>,
): DraftChange | null {
  return changeDraft(store.record('acct-care', id), { type: 'acct-care', id, patient: patient.id }, values);
}

/** The ACCT of this stay that is meant: for a second stage one that was closed since is not, and the next one is. */
function acctOfStay({ store, stay, record }: SigningOf): { id: string; held: FoldedRecord | null } {
  for (let n = 1; ; n += 1) {
    const id = derivedId.acct(stay.id, n);
    const held = store.record('acct', id);
    const closed = kindOf(record) === 'second-stage' && textOf(held, 'state') === 'closed';
    if (!closed) return { id, held };
  }
}

function locationDraft({ store, state, stay, pack }: SigningOf): DraftChange | null {
  const binding = pack.pack.records.location;
  if (binding === undefined) return null;
  const { decision, place, healthcare } = binding;
  const fit = answerValue(state.decisions, decision);
  if (fit === null) return null;
  const chosen = textIn(detailOf(state.decisions, decision, place), 80) ?? '';
  const elsewhere = healthcare.includes(chosen) ? 'healthcare' : 'other';
  const target = { type: 'stay', id: stay.id, patient: stay.patient };
  return changeDraft(store.record('stay', stay.id), target, {
    location: fit === 'yes' ? 'normal' : elsewhere,
  });
}

/** The appointment to try the assessment again is done once it is signed. */
function retryDone(store: ReadableStore, stay: string, patient: string | null): DraftChange | null {
  const id = derivedId.appointment(stay, 'first-stage-retry');
  const retry = store.record('appointment', id);
  return retry === null ? null : changeDraft(retry, { type: 'appointment', id, patient }, { state: 'done' });
}
