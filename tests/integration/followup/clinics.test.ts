/** Clinics, exceptions and regimes: who loses a slot is unplaced with the reason, never away. */
import { describe, expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import { aClinicHere, booked, rowOf, somebody } from '../../support/follow-up-desk.ts';

const desk = desksOfTest();
const week = (at: Desk, from = '2026-11-23') => at.call('followup.week', { from });

describe('a clinic that changes with people in it', () => {
  it('ended, and taken back: everybody is unplaced and then has their slot again', async () => {
    const at = desk();
    const [one, two] = [somebody(at, 1, { surname: 'O’Hara' }), somebody(at, 2)];
    const clinicId = await aClinicHere(at);
    await booked(at, one, clinicId, '2026-11-24', '09:00');
    await booked(at, two, clinicId, '2026-11-25', '09:20');
    expect((await week(at)).unplaced).toEqual([]);
    expect(await at.as('mina').call('followup.endClinic', { clinicId })).toEqual({ unplaced: 2 });
    const after = await week(at);
    expect(after.sessions).toEqual([]);
    expect(after.unplaced.map(({ because }) => because)).toEqual([
      'Booked for Tue 24-Nov-2026 09:00, but: Second-stage clinic was ended.',
      'Booked for Wed 25-Nov-2026 09:20, but: Second-stage clinic was ended.',
    ]);
    expect(after.bookings.map(({ problems }) => problems)).toEqual([
      ['Second-stage clinic was ended.'],
      ['Second-stage clinic was ended.'],
    ]);
    expect(await rowOf(at, one)).toMatchObject({ state: 'to-book', next: null });
    expect(await at.as('mina').call('followup.endClinic', { clinicId, undo: true })).toEqual({ unplaced: 0 });
    expect((await week(at)).unplaced).toEqual([]);
    expect(await rowOf(at, one)).toMatchObject({ state: 'booked' });
  });

  it('shortened, on every day or on one: only who lies outside loses the slot', async () => {
    const at = desk();
    const [one, two] = [somebody(at, 1), somebody(at, 2)];
    const clinicId = await aClinicHere(at);
    await booked(at, one, clinicId, '2026-11-24', '09:00');
    await booked(at, two, clinicId, '2026-11-24', '10:40');
    const exception = {
      clinicId,
      date: '2026-11-24',
      startTime: null,
      capacity: null,
      room: null,
      reason: 'training',
    };
    const changed = await at
      .as('mina')
      .call('followup.saveException', { ...exception, kind: 'changed', endTime: '10:00' });
    expect(changed).toEqual({ unplaced: 1 });
    const { sessions, unplaced } = await week(at);
    expect(unplaced.map(({ person }) => person.stayId)).toEqual([two.stayId]);
    expect(sessions[1]).toMatchObject({
      date: '2026-11-24',
      endTime: '10:00',
      exception: 'Changed: training',
      booked: 2,
    });
    const cancelled = { ...exception, kind: 'cancelled' as const, endTime: null };
    expect(await at.as('mina').call('followup.saveException', cancelled)).toEqual({ unplaced: 1 });
    expect((await week(at)).unplaced).toHaveLength(2);
    await at.as('mina').call('followup.saveException', { ...cancelled, withdraw: true });
    expect((await week(at)).unplaced).toEqual([]);
  });

  it('refuses a clinic that has no time for anybody, in words', async () => {
    const at = desk();
    await expect(aClinicHere(at, { endTime: '09:10' })).rejects.toThrow(/no time for one slot/);
    await expect(aClinicHere(at, { until: '2026-11-01' })).rejects.toThrow(/before the first/);
  });

  it('knows when a wing may attend, and does not run on a bank holiday unless it says so', async () => {
    const at = desk();
    const who = somebody(at, 1, {}, { arrivedAt: '2026-12-20T19:00:00+00:00' });
    at.test.clock.now = Date.parse('2026-12-21T08:00:00Z');
    const clinicId = await aClinicHere(at);
    const { sessions, bankHolidays } = await week(at, '2026-12-21');
    expect(sessions.map(({ date }) => date)).toEqual([
      '2026-12-21',
      '2026-12-22',
      '2026-12-23',
      '2026-12-24',
    ]);
    expect(bankHolidays.map(({ date }) => date)).toContain('2026-12-25');
    await booked(at, who, clinicId, '2026-12-22', '09:20');
    const windows = [{ weekday: 2, from: '13:30', to: '16:00' }];
    await at.as('mina').call('followup.saveRegime', { wing: 'b', windows });
    const [unplaced] = (await week(at, '2026-12-21')).unplaced;
    expect(unplaced?.because).toContain('B wing may not attend 09:20 to 09:40 on Tue 22-Dec-2026.');
    expect(await at.call('followup.clinics', {})).toMatchObject({
      wings: ['B'],
      regimes: [{ wing: 'B', windows }],
    });
    await at.as('mina').call('followup.saveRegime', { wing: 'B', windows: [] });
    expect((await week(at, '2026-12-21')).unplaced).toEqual([]);
    expect((await week(at, '2031-06-02')).warnings.join()).toContain(
      'Bank holidays of 2031 are not known here',
    );
  });
});
