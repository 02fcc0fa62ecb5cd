/** Medicines in possession on the home page where no ACCT asks for them, through the real use cases on a real encrypted store. */
import { describe, expect, it } from 'vitest';
import { owedToday } from '../../../electron/records/services/today/owed.ts';
import { todayChannels } from '../../../shared/contract/today.ts';
import type { Role } from '../../../shared/records/people.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { opened } from '../../support/acct-care.ts';
import type { Desk } from '../../support/desk.ts';
import { somebody, type Somebody, travel } from '../../support/follow-up-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const owed = ({ context, store }: Desk, role: Role) =>
  todayChannels['today.owed'].output.parse(
    owedToday({ ...context, store, staff: { ...context.staff, role } }),
  );

describe('medicines in possession without an ACCT', () => {
  const possession = (at: Desk, role: Role = 'nurse') =>
    owed(at, role).items.filter(({ kind }) => kind === 'possession');

  function selfHarm(at: Desk, { patientId, stayId }: Somebody, n: number, own: Record<string, string>): void {
    const values = {
      stay: stayId,
      acct: null,
      history: uuid(0xf3, n),
      happenedAt: '2026-11-22T19:20:00.000+00:00',
      seenByHealth: true,
      injuries: null,
      careGiven: null,
      state: 'recorded',
      ...own,
    };
    at.store.commit([draft('self-harm-event', uuid(0xf2, n), values, patientId)], nurse);
  }

  function assessed(at: Desk, { patientId, stayId }: Somebody, signedAt: string): void {
    const values = {
      draft: uuid(0xf5, 1),
      stay: stayId,
      acct: null,
      because: 'transfer',
      patientFactors: {},
      medicines: [],
      outcome: 'daily',
      reasons: 'R',
      actions: null,
      reviewBy: null,
      content: '1',
      signedBy: at.context.staff.staffId,
      signedAt,
      corrects: null,
    };
    at.store.commit([draft('possession-assessment', uuid(0xf4, 1), values, patientId)], nurse);
  }

  it('is owed by nurses after a transfer until it is assessed, and shown to the manager once late', () => {
    const at = desk();
    const who = somebody(at, 1, { surname: "O'Neill", forenames: 'محمد' }, { source: 'transfer' });
    somebody(at, 2);
    somebody(at, 3, {}, { source: 'transfer', arrivedAt: '2026-10-20T12:00:00.000+01:00' });
    expect(possession(at)).toMatchObject([
      {
        title: 'Assess medicines in possession',
        detail: 'The person was transferred here 22-Nov-2026 19:00.',
        person: { surname: "O'Neill", forenames: 'محمد' },
        dueAt: '2026-11-22T23:59:00.000+00:00',
        overdue: false,
        owner: 'Nurse',
        opens: { screen: 'patient', patientId: who.patientId, tab: 'acct' },
      },
    ]);
    expect(possession(at, 'mental-health-nurse')).toEqual([]);
    expect(possession(at, 'healthcare-manager')).toEqual([]);
    travel(at, '2026-11-23T08:00:00.000Z');
    expect(possession(at)).toMatchObject([{ overdue: true, escalated: false }]);
    expect(possession(at, 'healthcare-manager')).toMatchObject([{ overdue: true, escalated: true }]);
    assessed(at, who, '2026-11-23T07:50:00.000+00:00');
    expect(possession(at)).toEqual([]);
  });

  it('is owed after self-harm that stands, once, and for four weeks', () => {
    const at = desk();
    const [who, other] = [somebody(at, 1, {}, { source: 'transfer' }), somebody(at, 2)];
    assessed(at, who, '2026-11-22T19:10:00.000+00:00');
    expect(possession(at)).toEqual([]);
    selfHarm(at, who, 1, {});
    selfHarm(at, who, 2, { happenedAt: '2026-11-22T19:30:00.000+00:00' });
    selfHarm(at, other, 3, { state: 'entered-in-error' });
    expect(possession(at).map(({ key, detail }) => [key, detail])).toEqual([
      [`possession ${who.patientId}`, 'Self-harm happened 22-Nov-2026 19:20.'],
    ]);
    travel(at, '2026-12-20T19:25:00.000Z');
    expect(possession(at)).toMatchObject([{ detail: 'Self-harm happened 22-Nov-2026 19:30.' }]);
    travel(at, '2026-12-20T19:31:00.000Z');
    expect(possession(at)).toEqual([]);
  });

  it('is not asked for a second time where an ACCT asks', async () => {
    const at = desk();
    const who = somebody(at, 1, {}, { source: 'transfer' });
    await opened(at, who);
    expect(possession(at)).toEqual([]);
    expect(owed(at, 'nurse').items.map(({ title }) => title)).toContain(
      'Assess medicines in possession again',
    );
  });
});
