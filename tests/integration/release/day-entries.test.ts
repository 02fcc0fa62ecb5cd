/** Entries of the day that were made in error, and what was booked for somebody who leaves without notice. */
import { expect, it } from 'vitest';
import type { Input } from '../../../shared/contract/contract.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk } from '../../support/desk.ts';
import { aClinicHere, booked, somebody, type Somebody, travel } from '../../support/follow-up-desk.ts';

const desk = desksOfTest();
const oneil = { surname: "O'Neill", forenames: 'سارة' };
const monday = '2026-11-23';

const hand = (at: Desk, { stayId }: Somebody, change: Partial<Input<'release.handOver'>>) =>
  at.call('release.handOver', {
    stayId,
    item: 'naloxone',
    medicineId: null,
    outcome: 'given',
    quantity: null,
    reason: null,
    corrects: null,
    ...change,
  });
const naloxone = async (at: Desk, { stayId }: Somebody) => {
  const { items, open } = await at.call('release.day', { stayId });
  const recorded = items.find(({ item }) => item === 'naloxone')?.recorded ?? [];
  return { recorded, isOpen: open.join().includes('Naloxone') };
};

it('strikes an entry made in error: the thing is waited for again, and the entry stays to be read', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  await expect(hand(at, who, { outcome: 'entered-in-error' })).rejects.toThrow(/which entry/);
  const { entryId } = await hand(at, who, { quantity: '1 kit' });
  expect((await naloxone(at, who)).isOpen).toBe(false);
  await hand(at.as('hana'), who, { outcome: 'entered-in-error', corrects: entryId });
  const after = await naloxone(at, who);
  expect(after.isOpen).toBe(true);
  expect(after.recorded).toMatchObject([
    { outcome: 'given', by: 'Staff amara', standing: 'in-error', struck: { by: 'Staff hana' } },
  ]);
  await hand(at, who, { outcome: 'not-needed' });
  expect((await naloxone(at, who)).recorded).toMatchObject([
    { outcome: 'not-needed', standing: 'counts', struck: null },
    { outcome: 'given', standing: 'in-error' },
  ]);
});

it('lets what was corrected count again, under its own name, where the correction was the mistake', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  const first = await hand(at, who, { quantity: '1 kit' });
  const second = await hand(at.as('hana'), who, {
    outcome: 'declined',
    reason: 'Has some',
    corrects: first.entryId,
  });
  await hand(at.as('hana'), who, { outcome: 'entered-in-error', corrects: second.entryId });
  expect((await naloxone(at, who)).recorded).toMatchObject([
    { id: first.entryId, outcome: 'given', by: 'Staff amara', standing: 'counts' },
    { id: second.entryId, standing: 'in-error' },
  ]);
});

it('cancels what is booked after the person left and no more, frees the slots, and books it again when taken back', async () => {
  const at = desk(1);
  const clinicId = await aClinicHere(at);
  const [who, other] = [somebody(at, 1, oneil), somebody(at, 2, { surname: 'Ní Bhriain' })];
  const bookingId = await booked(at, who, clinicId, monday, '09:20');
  await booked(at, other, clinicId, monday, '10:00');
  const free = async () => {
    const { sessions } = await at.call('followup.week', { from: monday });
    return sessions.find(({ date }) => date === monday)?.slots.find(({ start }) => start === '09:20')?.free;
  };
  expect(await free()).toBe(0);
  const { stayId } = who;
  const leave = (leftAt: string) =>
    at.call('release.unplanned', { stayId, event: 'did-not-return-from-court', at: leftAt, note: null });
  const state = () => at.store.record('booking', bookingId)?.fields['state']?.value;

  const { cancelled } = await leave('2026-11-22T19:20:00.000Z');
  expect(cancelled).toEqual([{ kind: 'second-stage', date: monday, start: '09:20', place: 'Healthcare 2' }]);
  expect(state()).toBe('cancelled');
  expect(at.store.record('booking', bookingId)?.fields['cancelledBecause']?.value).toMatch(
    /^Did not return from court, left .*19:20$/,
  );
  expect(await free()).toBe(1);

  await at.call('release.takeBackUnplanned', { stayId });
  expect(state()).toBe('booked');
  expect(await free()).toBe(0);

  // Somebody who is recorded on the next day as gone since ten had been waited for at nine.
  travel(at, '2026-11-23T12:00:00Z');
  expect((await leave('2026-11-23T10:00:00.000Z')).cancelled).toEqual([]);
  expect(state()).toBe('booked');
});
