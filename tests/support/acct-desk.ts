/** Health input at a desk of a test: an open ACCT with a review, and a form filled in through the real use cases. */
import type { Json } from '../../shared/changes/change.ts';
import type { Desk } from './desk.ts';
import { somebody, type Somebody } from './follow-up-desk.ts';
import { draft, nurse, uuid } from './stores.ts';

export interface WithAcct extends Somebody {
  readonly acctId: string;
  readonly reviewId: string;
}

/** Somebody whose ACCT was opened at 19:10 on 22-Nov-2026, with a first case review the next day. Two desks write the same records. */
export function anAcct(desk: Desk, number = 1, person: Record<string, Json> = {}): WithAcct {
  const who = somebody(desk, number, person);
  const [acctId, reviewId] = [uuid(0xac, number), uuid(0xae, number)];
  desk.store.commit(
    [
      draft(
        'acct',
        acctId,
        {
          logNumber: 'L26/118',
          openedAt: '2026-11-22T19:10:00.000+00:00',
          openedBy: 'Officer D’Souza',
          reason: 'Said he cannot go on',
          handedTo: 'Custodial manager',
          state: 'open',
          closedAt: null,
        },
        who.patientId,
      ),
      draft(
        'acct-review',
        reviewId,
        {
          acct: acctId,
          kind: 'first-case-review',
          dueAt: '2026-11-23T14:00:00.000+00:00',
          setBy: 'SO Whelan',
          named: null,
          heldAt: null,
          attendance: null,
          state: 'planned',
          note: null,
        },
        who.patientId,
      ),
    ],
    nurse,
  );
  return { ...who, acctId, reviewId };
}

export async function begunInput(
  desk: Desk,
  { stayId, acctId, reviewId }: WithAcct,
  kind: 'review' | 'constant-supervision' | 'closing' | 'post-closure' = 'review',
) {
  return desk.call('acct.draft', { kind, stayId, acctId, reviewId });
}

export async function fill(
  desk: Desk,
  draftId: string,
  parts: Readonly<Record<string, Json>>,
): Promise<void> {
  for (const [part, value] of Object.entries(parts))
    await desk.call('acct.savePart', { draftId, part, value });
}

export const inPerson = { mode: 'in-person', who: 'Áine O’Brien', role: 'Mental health nurse', reason: '' };

/** As much as signing asks for. */
export const enough: Readonly<Record<string, Json>> = {
  formulation: 'Hearing on Thursday; eases when he has spoken with his sister',
  attendance: inPerson,
};
