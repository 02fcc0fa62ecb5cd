/** ACCTs at a desk of a test, opened and cared for through the real use cases. */
import type { Json } from '../../shared/changes/change.ts';
import type { Input } from '../../shared/contract/contract.ts';
import type { AcctMilestone } from '../../shared/contract/acct-views.ts';
import type { Desk } from './desk.ts';
import type { Somebody } from './follow-up-desk.ts';
import { draft, nurse } from './stores.ts';

type Opening = Input<'acct.open'>;

/** Opened at 19:10 on 22-Nov-2026, half an hour before the clock of a test begins. */
export function anOpening({ stayId }: Somebody, own: Partial<Opening> = {}): Opening {
  return {
    stayId,
    source: 'health',
    logNumber: null,
    openedAt: atLondon('19:10'),
    openedBy: 'Officer D’Souza',
    reason: 'REASON Said he cannot go on',
    handedTo: 'Custodial manager',
    handedAt: null,
    notifiedAt: null,
    ...own,
  };
}

export async function opened(desk: Desk, who: Somebody, own: Partial<Opening> = {}): Promise<string> {
  return (await desk.call('acct.open', anOpening(who, own))).acctId;
}

/** A time of 22-Nov-2026, or of another day of that winter, in London. */
export function atLondon(time: string, date = '2026-11-22'): string {
  return `${date}T${time}:00.000+00:00`;
}

export async function rowsOf(desk: Desk) {
  return (await desk.call('acct.board', {})).rows;
}

/** One milestone of an ACCT, as the page of the person shows it. */
export async function owedOf(desk: Desk, acctId: string, id: string): Promise<AcctMilestone | undefined> {
  const patientId = desk.store.record('acct', acctId)?.patient ?? '';
  const { accts } = await desk.call('acct.person', { patientId });
  return accts.find((acct) => acct.acctId === acctId)?.milestones.find((each) => each.id === id);
}

/** Health input as signing leaves it; `n` tells several apart. */
export function signedInput(
  desk: Desk,
  acctId: string,
  id: string,
  own: Readonly<Record<string, Json>> = {},
): void {
  const patient = desk.store.record('acct', acctId)?.patient ?? null;
  const values = {
    draft: id,
    kind: 'review',
    acct: acctId,
    review: null,
    stay: id,
    parts: { formulation: 'NARRATIVE of the input' },
    content: '1',
    signedBy: desk.context.staff.staffId,
    signedAt: new Date(desk.test.clock()).toISOString(),
    corrects: null,
    ...own,
  };
  desk.store.commit([draft('acct-input', id, values, patient)], nurse);
}
