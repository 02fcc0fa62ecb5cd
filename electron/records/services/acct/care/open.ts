/** An ACCT is opened by healthcare, or heard of from the prison; and what is known later of how it was opened. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { shownInstant } from '../../../../../shared/acct/words.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { newDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';
import { openedAtOf, stateOf } from '../facts-of.ts';
import { acctDraft, acctOf, careDraft, commitFor, happened, notBefore, ok } from './writing.ts';

export function openAcctFor(context: ServiceContext, input: Parsed<'acct.open'>): Output<'acct.open'> {
  const { store } = context;
  const stay = stayToOpenIn(context, input.stayId);
  const patient = stay.patient ?? '';
  const accts = samePeople(store, patient).flatMap((id) => store.recordsOfPatient(id, 'acct'));
  if (input.reopens === null) refuseWhereOpen(accts);
  else if (!accts.some(({ id }) => id === input.reopens))
    throw new Failure('not-found', 'The ACCT that this one goes on from is not of this person.');
  const openedAt = happened(context, input.openedAt, 'openedAt', 'The time of opening');
  const told = (at: string | null, field: string, what: string): string | null => {
    if (at === null) return null;
    notBefore(at, openedAt, field, `${what} lies before the opening. Check it.`);
    return happened(context, at, field, what);
  };
  const handedAt = told(input.handedAt, 'handedAt', 'When the concern was handed on');
  const notifiedAt = told(input.notifiedAt, 'notifiedAt', 'When healthcare heard of it');
  const acctId = freeId(context, input.stayId);
  const target = { type: 'acct', id: acctId, patient };
  const opening = newDraft(
    target,
    {
      logNumber: blankless(input.logNumber),
      openedAt,
      openedBy: input.openedBy,
      reason: input.reason,
      handedTo: blankless(input.handedTo),
      state: 'open',
      closedAt: null,
    },
    openedAt,
  );
  const care = newDraft(
    { ...target, type: 'acct-care' },
    {
      stay: input.stayId,
      source: input.source,
      handedAt,
      notifiedAt,
      reopens: input.reopens,
    },
    openedAt,
  );
  commitFor(context, patient, [opening, care]);
  return { acctId };
}

function stayToOpenIn({ store, establishment }: ServiceContext, stayId: string): FoldedRecord {
  const stay = mustHave(store, 'stay', stayId);
  if (stay.establishment !== establishment.id)
    throw new Failure('conflict', 'This stay is at another prison, so an ACCT can only be opened there.');
  if (textOf(stay, 'departedAt') !== null) throw new Failure('conflict', 'This person has left.');
  return stay;
}

function refuseWhereOpen(accts: readonly FoldedRecord[]): void {
  const open = accts.find((acct) => stateOf(acct) === 'open');
  if (open === undefined) return;
  const number = textOf(open, 'logNumber');
  const named = number === null ? 'An ACCT without a number yet' : `ACCT ${number}`;
  throw new Failure(
    'conflict',
    `${named} is open already: opened ${shownInstant(openedAtOf(open))} by ${textOf(open, 'openedBy') ?? 'somebody not recorded'}. Nothing was written. Add to that one.`,
  );
}

/** The first ACCT of the stay that nobody has written yet: two workstations that open one offline then mean the same. */
function freeId({ store }: ServiceContext, stayId: string): string {
  for (let n = 1; ; n += 1) {
    const id = derivedId.acct(stayId, n);
    if (store.record('acct', id) === null) return id;
  }
}

const blankless = (text: string | null): string | null => (text === '' ? null : text);

export function saveDetails(context: ServiceContext, input: Parsed<'acct.details'>): Output<'acct.details'> {
  const acct = acctOf(context, input.acctId);
  const { logNumber, handedTo, handedAt, levelOnDocument } = input;
  const own = {
    ...(logNumber === undefined ? {} : { logNumber: blankless(logNumber) }),
    ...(handedTo === undefined ? {} : { handedTo: blankless(handedTo) }),
  };
  const care = {
    ...(handedAt === undefined ? {} : { handedAt: handedAt === null ? null : handed(context, handedAt) }),
    ...(levelOnDocument === undefined ? {} : { levelOnDocument: blankless(levelOnDocument) }),
  };
  commitFor(context, acct.patient, [acctDraft(acct, own), careDraft(context, acct, care)]);
  return ok;
}

function handed(context: ServiceContext, at: string): string {
  return happened(context, at, 'handedAt', 'When the concern was handed on');
}
