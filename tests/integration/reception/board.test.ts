/** The arrivals board: order, what it warns of, midnight, and forty receptions in an evening. */
import { describe, expect, it } from 'vitest';
import { aPatient, aStay, anArrival, anIdentity, arrivals } from '../../support/builders.ts';
import { desksOfTest, importRows, today } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import { password } from '../../support/desk.ts';
import { answerAll, save } from '../../support/screening.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();

async function arrive(at: Desk, arrivalId: string, arrivedAt: string): Promise<string> {
  const { rows } = await at.call('reception.board', { date: today });
  const row = rows.find((each) => each.arrivalId === arrivalId);
  const identity = anIdentity({
    surname: row?.surname ?? '',
    forenames: row?.forenames ?? '',
    dateOfBirth: row?.dateOfBirth ?? null,
  });
  const who = { is: 'new' as const, identity, setAside: [] };
  return (await at.call('reception.arrived', { arrivalId, arrivedAt, who })).stayId;
}

describe('the arrivals board', () => {
  it('puts interrupted ones first, then in screening, then whoever waits longest, expected, done, not arrived', async () => {
    const at = desk();
    await importRows(at, arrivals(7));
    const ids = (await at.call('reception.board', { date: today })).rows.map((row) => row.arrivalId ?? '');
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = ids;
    await arrive(at, a, '2026-11-22T19:20:00Z');
    await arrive(at, b, '2026-11-22T19:05:00Z');
    const screening = await at.call('reception.begin', {
      stayId: await arrive(at, c, '2026-11-22T19:30:00Z'),
    });
    const stopped = await at.call('reception.begin', { stayId: await arrive(at, d, '2026-11-22T19:30:00Z') });
    await at.call('reception.interrupt', {
      assessmentId: stopped.id,
      reason: 'refused',
      note: '',
      interimPlan: 'Observed',
      retryDue: '2026-11-23T08:00:00Z',
    });
    const done = await at.call('reception.begin', { stayId: await arrive(at, e, '2026-11-22T18:00:00Z') });
    await answerAll(at, done.id);
    await at.call('reception.sign', { assessmentId: done.id, password, supervisor: null });
    await at.call('reception.notArrived', { arrivalId: f });
    await save(at, screening.id, 'answer.q4-asthma', { value: 'no' });
    const { rows } = await at.call('reception.board', { date: today });
    expect(rows.map((row) => row.stage)).toEqual([
      'incomplete',
      'in-screening',
      'here',
      'here',
      'expected',
      'done',
      'not-arrived',
    ]);
    expect(rows.slice(2, 4).map((row) => row.arrivalId)).toEqual([b, a]);
    expect(rows[1]).toMatchObject({ answered: 1, mayBeLocated: false });
    expect(rows[1]?.total).toBeGreaterThan(50);
    expect(rows[5]).toMatchObject({ stage: 'done', mayBeLocated: true });
    await at.call('reception.notArrived', { arrivalId: f, undo: true });
    await expect(at.call('reception.notArrived', { arrivalId: a })).rejects.toMatchObject({
      kind: 'conflict',
    });
    const next = (await at.call('reception.board', { date: '2026-11-23' })).rows;
    expect(next.map((row) => row.stage)).toEqual([
      'incomplete',
      'in-screening',
      'here',
      'here',
      'expected',
      'expected',
    ]);
  });

  it('keeps a van that comes after midnight, and counts its days from the new date', async () => {
    const at = desk();
    await importRows(at, [anArrival()]);
    at.test.clock.now = Date.parse('2026-11-23T00:20:00Z');
    const { rows } = await at.call('reception.board', { date: '2026-11-23' });
    expect(rows).toMatchObject([{ stage: 'expected', expectedDate: today }]);
    const who = { is: 'new' as const, identity: anIdentity(), setAside: [] };
    const arrived = { arrivalId: rows[0]?.arrivalId ?? '', arrivedAt: '2026-11-23T00:00:00Z', who };
    const { stayId } = await at.call('reception.arrived', arrived);
    const { id } = await at.call('reception.begin', { stayId });
    await answerAll(at, id, {
      'answer.q2-medicines': {
        value: 'yes',
        detail: { medicines: [{ name: 'Sertraline', 'supply-tonight': 'stock' }] },
      },
    });
    const signed = await at.call('reception.sign', { assessmentId: id, password, supervisor: null });
    expect(signed.appointment?.dueBy).toBe('2026-11-30T23:59:00.000+00:00');
    const tonight = (await at.call('actions.list', { state: 'all' })).find(
      (action) => action.urgency === 'tonight',
    );
    expect(tonight?.dueAt).toBe('2026-11-23T06:00:00.000+00:00');
    const board = await at.call('reception.board', { date: '2026-11-23' });
    expect(board.rows).toMatchObject([{ stage: 'done' }]);
  });

  it('warns of earlier self-harm, an open ACCT, critical medicines, alerts and needs', async () => {
    const at = desk();
    const patient = uuid(7, 1);
    const stay = uuid(7, 2);
    at.store.commit(
      [
        aPatient(patient, { dateOfBirth: null, interpreterNeeded: true, language: 'Albanian' }),
        aStay(stay, patient),
        draft(
          'self-harm',
          uuid(7, 3),
          { date: '2024', method: 'cutting', source: 'earlier', state: 'recorded' },
          patient,
        ),
        draft(
          'acct',
          uuid(7, 4),
          { state: 'open', openedAt: '2026-11-20T10:00:00Z', reason: 'x', openedBy: 'x' },
          patient,
        ),
        draft(
          'medicine',
          uuid(7, 5),
          {
            drug: 'Clozapine',
            critical: 'antipsychotic',
            state: 'current',
            recordedAt: '2026-01-01T00:00:00Z',
          },
          patient,
        ),
        draft(
          'alert',
          uuid(7, 6),
          { code: 'PEEP', description: 'Evacuation plan', date: null, source: 'x', state: 'active' },
          patient,
        ),
      ],
      nurse,
    );
    const [row] = (await at.call('reception.board', { date: today })).rows;
    expect(row?.flags.map((flag) => flag.kind).sort()).toEqual([
      'acct',
      'alert',
      'critical-medicine',
      'language',
      'self-harm',
    ]);
    expect(row?.warnings).toEqual(['Date of birth not known']);
  });

  it('shows forty receptions, and an answer given since the last look', async () => {
    const at = desk();
    await importRows(at, arrivals(40));
    const { rows } = await at.call('reception.board', { date: today });
    expect(rows).toHaveLength(40);
    const stayId = await arrive(at, rows[0]?.arrivalId ?? '', '2026-11-22T19:10:00Z');
    const { id } = await at.call('reception.begin', { stayId });
    const answered = async () => (await at.call('reception.board', { date: today })).rows[0]?.answered;
    expect(await answered()).toBe(0);
    await save(at, id, 'answer.q4-asthma', { value: 'no' });
    expect(await answered()).toBe(1);
    expect(await answered()).toBe(1);
  });
});
