/** Two workstations, a real central record and its database: what both booked while apart stands on both, and on every list. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { aClinicHere, booked, rowOf, somebody } from '../../support/follow-up-desk.ts';
import { twoApart, type TwoApart } from '../../support/two-apart.ts';

let both: TwoApart;
beforeAll(async () => {
  both = await twoApart(inject('postgresUrl'));
});
afterAll(() => both.stop());

it('keeps both bookings of one slot, shows the same clash on both, and nobody is off a list in between', async () => {
  const [a, b] = both.desks();
  const [one, two] = [somebody(a, 1, { surname: 'O’Brien' }), somebody(a, 2, { surname: 'العربي' })];
  const clinicId = await aClinicHere(a);
  await both.meet();
  const onLists = async () => {
    for (const at of [a, b]) {
      const { rows } = await at.call('followup.strip', {});
      expect(rows.map(({ person }) => person.stayId).toSorted()).toEqual([one.stayId, two.stayId].toSorted());
    }
  };
  await onLists();
  await both.part();
  await booked(a, one, clinicId, '2026-11-24', '09:00');
  await booked(b, two, clinicId, '2026-11-24', '09:00');
  await booked(b, one, clinicId, '2026-11-25', '09:20');
  await onLists();
  await both.meet();
  await onLists();
  const clashes = await a.call('followup.clashes', {});
  expect(await b.call('followup.clashes', {})).toEqual(clashes);
  expect(clashes.clashes.map(({ kind }) => kind)).toEqual(['person', 'slot']);
  for (const at of [a, b]) {
    const list = await at.call('followup.list', { kind: 'movement', date: '2026-11-24', clinicId: null });
    expect(JSON.stringify(list.groups)).toMatch(/O’BRIEN.*العربي|العربي.*O’BRIEN/);
    expect(await rowOf(at, one)).toMatchObject({ state: 'booked', clash: true });
  }
  const [twice] = clashes.clashes;
  await b.call('followup.cancel', { bookingId: twice?.proposal?.move ?? '', reason: 'booked twice' });
  await both.meet();
  for (const at of [a, b]) {
    const left = (await at.call('followup.clashes', {})).clashes;
    expect(left.every(({ kind }) => kind === 'slot')).toBe(true);
    expect((await at.call('followup.week', { from: '2026-11-23' })).unplaced).toEqual([]);
  }
  expect(a.store.stays.open('LEI')).toEqual(b.store.stays.open('LEI'));
});
