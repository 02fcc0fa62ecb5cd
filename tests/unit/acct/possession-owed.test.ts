/** When an assessment of medicines in possession is owed, whatever the order in which things happened and arrived. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessed, possessionOwed, type PossessionFacts } from '../../../shared/acct/possession.ts';

const at = (day: number, time = '10:00'): string =>
  `2026-11-${String(day).padStart(2, '0')}T${time}:00.000+00:00`;
const quiet: PossessionFacts = {
  stay: { arrivedAt: at(10), byTransfer: false },
  accts: [],
  selfHarm: [],
  assessments: [],
  againAfterMonths: 12,
};
const owed = (facts: Partial<PossessionFacts>, now: string) =>
  possessionOwed({ ...quiet, ...facts }, Date.parse(now));

describe('an assessment of medicines in possession', () => {
  it('is owed by nobody to whom nothing happened', () => {
    expect(owed({}, at(20))).toEqual([]);
  });

  it.each([
    ['acct', { accts: [{ openedAt: at(12, '19:10'), open: true }] }, 'An ACCT was opened 12-Nov-2026 19:10.'],
    ['self-harm', { selfHarm: [at(12, '19:10')] }, 'Self-harm happened 12-Nov-2026 19:10.'],
    [
      'transfer',
      { stay: { arrivedAt: at(12, '19:10'), byTransfer: true } },
      'The person was transferred here 12-Nov-2026 19:10.',
    ],
  ] as const)('is owed on the day of it: %s', (trigger, facts, because) => {
    const [one] = owed(facts, at(12, '23:00'));
    expect(one).toMatchObject({ trigger, because, dueAt: at(12, '23:59'), overdue: false });
    // Counted from the event: heard of three days later it is overdue at once, not new.
    expect(owed(facts, at(15))[0]).toMatchObject({ dueAt: at(12, '23:59'), overdue: true });
    expect(
      owed({ ...facts, assessments: [{ signedAt: at(12, '19:09'), reviewBy: null }] }, at(12, '23:00')),
    ).toHaveLength(1);
    expect(
      owed({ ...facts, assessments: [{ signedAt: at(12, '19:11'), reviewBy: null }] }, at(12, '23:00')),
    ).toEqual([]);
  });

  it('is asked for by what happened in this stay, and by an ACCT that is still open from before', () => {
    const before = { openedAt: at(3), open: false };
    expect(owed({ accts: [before], selfHarm: [at(4)] }, at(20))).toEqual([]);
    expect(owed({ accts: [{ ...before, open: true }] }, at(20))).toHaveLength(1);
  });

  it('is not settled by a correction of one that was made before', () => {
    const first = { id: 'a', signedAt: at(12, '09:00'), reviewBy: null, corrects: null };
    const correction = { id: 'b', signedAt: at(12, '20:00'), reviewBy: '2026-12-01', corrects: 'a' };
    const facts = { accts: [{ openedAt: at(12, '19:10'), open: true }] };
    for (const signed of [
      [first, correction],
      [correction, first],
    ]) {
      const assessments = assessed(signed);
      expect(assessments).toEqual([{ signedAt: at(12, '09:00'), reviewBy: '2026-12-01' }]);
      expect(owed({ ...facts, assessments }, at(12, '23:00'))).toHaveLength(1);
    }
    const again = { ...first, id: 'c', signedAt: at(12, '20:00') };
    expect(owed({ ...facts, assessments: assessed([first, correction, again]) }, at(12, '23:00'))).toEqual(
      [],
    );
  });

  it('comes again after twelve civil months, or on the day that the last one set', () => {
    const signedAt = '2025-11-20T10:00:00.000+00:00';
    const last = { assessments: [{ signedAt, reviewBy: null }] };
    expect(owed(last, at(19, '23:59'))).toEqual([]);
    expect(owed(last, at(20, '00:01'))).toMatchObject([{ trigger: 'review', overdue: false }]);
    expect(owed(last, at(21))).toMatchObject([{ overdue: true, dueAt: at(20, '23:59') }]);
    const sooner = { assessments: [{ signedAt, reviewBy: '2026-11-15' }] };
    expect(owed(sooner, at(15))[0]?.because).toBe('The last assessment set the next one for 15-Nov-2026.');
    const leap = { assessments: [{ signedAt: '2024-02-29T10:00:00.000Z', reviewBy: null }] };
    expect(owed(leap, '2025-02-28T00:30:00.000Z')).toHaveLength(1);
  });

  it('follows from what happened and not from the order it is told in; one that is signed later settles all', () => {
    const instants = fc
      .integer({ min: Date.parse(at(10)), max: Date.parse(at(25)) })
      .map((ms) => new Date(ms).toISOString());
    const some = fc.record({
      accts: fc.array(fc.record({ openedAt: instants, open: fc.boolean() }), { maxLength: 5 }),
      selfHarm: fc.array(instants, { maxLength: 5 }),
      assessments: fc.array(fc.record({ signedAt: instants, reviewBy: fc.constant(null) }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(some, instants, (facts, now) => {
        const back = {
          accts: facts.accts.toReversed(),
          selfHarm: facts.selfHarm.toReversed(),
          assessments: facts.assessments.toReversed(),
        };
        const plain = (of: Partial<PossessionFacts>) =>
          owed(of, now)
            .map(({ trigger, at: when, dueAt }) => `${dueAt} ${trigger} ${when}`)
            .toSorted();
        expect(plain(back)).toEqual(plain(facts));
        const later = { signedAt: at(26), reviewBy: null };
        expect(owed({ ...facts, assessments: [...facts.assessments, later] }, at(27))).toEqual([]);
        for (const one of owed(facts, now)) expect(one.overdue).toBe(Date.parse(now) > Date.parse(one.dueAt));
      }),
    );
  });
});
