/** Somebody at court or in hospital overnight is expected back: on the strip as away, with the clock of their stay. */
import { describe, expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import {
  aClinicHere,
  booked,
  rowOf,
  signSecondStage,
  somebody,
  travel,
} from '../../support/follow-up-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();

describe('somebody who is out and expected back', () => {
  it('stays on the strip as away, and passes day 7 there if nobody sees them', async () => {
    const at = desk();
    const who = somebody(at, 1, { surname: "O'Neill", forenames: 'Seán' });
    const clinic = await aClinicHere(at);
    await booked(at, who, clinic, '2026-11-24', '09:20');
    const { owed } = await at.call('followup.person', { patientId: who.patientId });
    expect(owed[0]?.because).toBe('Booked for Tue 24-Nov-2026 09:20.');
    travel(at, '2026-11-23T14:05:00Z');
    const { stayId } = who;
    await at.call('departures.record', { stayId, kind: 'hospital', at: '2026-11-23T14:05:00Z' });
    expect(at.store.record('stay', stayId)?.fields['departedAt']?.value).toBeNull();
    const out = 'At hospital since Mon 23-Nov-2026 14:05';
    expect(await rowOf(at, who)).toMatchObject({ out, state: 'booked' });
    // The next morning they are not back: the slot of today is none, and who makes the lists is told why.
    travel(at, '2026-11-24T08:00:00Z');
    expect(await rowOf(at, who)).toMatchObject({ out, state: 'to-book', next: null });
    const { unplaced } = await at.call('followup.week', { from: '2026-11-23' });
    expect(unplaced[0]?.because).toContain('The person is at hospital on Tue 24-Nov-2026.');
    travel(at, '2026-11-30T08:00:00Z');
    const late = await rowOf(at, who);
    expect(late).toMatchObject({ out, state: 'late', day: 8 });
    const away = late.cells.filter(({ marks }) => marks.includes('away')).map(({ date }) => date);
    expect([away.length, away[0], away.at(-1)]).toEqual([8, '2026-11-23', '2026-11-30']);
    const day4 = await at.call('followup.list', { kind: 'day-4', date: '2026-11-30', clinicId: null });
    expect(day4.groups[0]?.rows[0]?.at(-1)).toContain(out);
    const { ratios } = await at
      .as('mina')
      .call('followup.measures', { from: '2026-11-22', to: '2026-11-30' });
    expect(ratios[0]).toMatchObject({ numerator: 0, denominator: 1, excluded: 0 });
  });

  it('is back at once when somebody says so, and that is taken back', async () => {
    const at = desk();
    const who = somebody(at, 1);
    const { stayId } = who;
    const gone = { stayId, kind: 'court' as const, at: '2026-11-22T19:35:00Z' };
    await at.call('departures.record', gone);
    await expect(at.call('departures.record', gone)).rejects.toThrow(/already recorded/);
    travel(at, '2026-11-23T18:00:00Z');
    const early = { stayId, at: '2026-11-22T19:00:00Z' };
    await expect(at.call('departures.returned', early)).rejects.toThrow(/before the time of leaving/);
    await at.call('departures.returned', { stayId, at: '2026-11-23T17:40:00Z' });
    const row = await rowOf(at, who);
    expect(row).toMatchObject({ out: null, state: 'to-book', day: 1 });
    expect(row.cells[1]?.words).toContain('at court');
    await expect(at.call('departures.returned', { stayId, at: '2026-11-23T17:45:00Z' })).rejects.toThrow(
      /back already/,
    );
    await at.call('departures.returned', { stayId, at: null });
    expect((await rowOf(at, who)).out).toBe('At court since Sun 22-Nov-2026 19:35');
  });

  it('who does not come back leaves for good, and is then on no list', async () => {
    const at = desk();
    const who = somebody(at, 1);
    const { stayId } = who;
    await at.call('departures.record', { stayId, kind: 'court', at: '2026-11-22T19:35:00Z' });
    travel(at, '2026-11-23T18:00:00Z');
    await at.call('departures.record', { stayId, kind: 'release', at: '2026-11-23T16:00:00Z' });
    expect((await at.call('followup.strip', {})).rows).toEqual([]);
    await expect(at.call('departures.returned', { stayId, at: '2026-11-23T17:00:00Z' })).rejects.toThrow(
      /Nobody recorded/,
    );
  });

  it('who is received again is one person with the clock of the first arrival, and counted once', async () => {
    const at = desk();
    const who = somebody(at, 1);
    await at.call('departures.record', { stayId: who.stayId, kind: 'court', at: '2026-11-22T19:35:00Z' });
    travel(at, '2026-11-24T19:00:00Z');
    const again = { arrivedAt: '2026-11-24T18:30:00+00:00', departedAt: null, location: 'hold' };
    at.store.commit([draft('stay', uuid(0xbb, 90), again, who.patientId)], nurse);
    const { rows } = await at.call('followup.strip', {});
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ out: null, day: 2, person: { stayId: who.stayId } });
    signSecondStage(at, { patientId: who.patientId, stayId: uuid(0xbb, 90) });
    expect((await at.call('followup.strip', {})).rows[0]).toMatchObject({ state: 'done' });
    travel(at, '2026-12-05T09:00:00Z');
    const { ratios } = await at
      .as('mina')
      .call('followup.measures', { from: '2026-11-22', to: '2026-12-05' });
    expect(ratios[0]).toMatchObject({ numerator: 1, denominator: 1 });
  });
});
