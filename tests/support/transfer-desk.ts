/** Somebody who is to be moved, at a desk of a test: medicines and their doses, a hold, and the editions of the pack. */
import type { PackDocument } from '../../shared/release/document.ts';
import type { Edition, PackKind } from '../../shared/records/release-words.ts';
import { atLondon } from './acct-care.ts';
import type { Desk } from './desk.ts';
import type { Somebody } from './follow-up-desk.ts';
import { draft, nurse, uuid } from './stores.ts';

export const oneil = {
  surname: "O'Neill",
  forenames: 'سارة',
  nhsNumber: '9990000018',
  prisonNumber: 'A1234BC',
};
export const moveEditions = ['sealed', 'escort'] as const;

export const previewMove = (at: Desk, { stayId }: Somebody, edition: Edition, kind: PackKind = 'transfer') =>
  at.call('release.preview', { stayId, kind, edition });
export const documentOf = async (at: Desk, who: Somebody, edition: Edition): Promise<PackDocument> =>
  (await previewMove(at, who, edition)).document;
export const sectionOf = async (at: Desk, who: Somebody, edition: Edition, id: string) =>
  (await documentOf(at, who, edition)).sections.find((each) => each.id === id);
export const toDo = async (at: Desk, who: Somebody): Promise<string[]> =>
  ((await sectionOf(at, who, 'escort', 'to-do'))?.table?.rows ?? []).map((row) => row.join(': '));
export const hold = (
  at: Desk,
  { stayId }: Somebody,
  reason = 'REASON fracture clinic',
  until: string | null = null,
) => at.call('release.hold', { stayId, hold: { reason, until } });

/** A medicine on the record, as reception leaves it. */
export function aMedicine(at: Desk, { patientId }: Somebody, n: number, drug: string): string {
  const values = {
    drug,
    dose: '50 mg',
    frequency: 'once a day',
    route: null,
    indication: `INDICATION of ${drug}`,
    lastTaken: 'this morning',
    nextDue: null,
    critical: null,
    state: 'current',
    recordedAt: atLondon('19:20'),
  };
  at.store.commit([draft('medicine', uuid(0x3d, n), values, patientId)], nurse);
  return uuid(0x3d, n);
}

/** With the times of its doses, in the list of medicines to take out. */
export async function dosed(
  at: Desk,
  { stayId }: Somebody,
  lastDoseAt: string,
  nextDueAt: string,
): Promise<void> {
  const { added } = await at.call('release.takeOver', { stayId });
  const { medicines } = await at.call('release.plan', { stayId });
  for (const each of medicines.filter(({ id }) => added.includes(id))) {
    const { drug, dose, frequency, route, indication, kind, controlled, supply, days, prescription } = each;
    const rest = { reason: null, lastDoseSupervised: true, change: null, state: 'current' as const };
    const shown = { drug, dose, frequency, route, indication, kind, controlled, supply, days, prescription };
    await at.call('release.saveMedicine', {
      stayId,
      id: each.id,
      medicine: { ...shown, ...rest, lastDoseAt, nextDueAt },
    });
  }
}
