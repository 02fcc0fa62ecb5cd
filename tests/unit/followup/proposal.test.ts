/** The proposal: as few breaches as the best assignment there is, nobody in two places, nobody where they may not be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../../electron/records/services/followup/solver.ts';
import { endOfCivilDay } from '../../../shared/followup/clock.ts';
import type { Owed } from '../../../shared/followup/owed.ts';
import { openBook } from '../../../shared/followup/propose/book.ts';
import { isBreach } from '../../../shared/followup/propose/costs.ts';
import { firstCome } from '../../../shared/followup/propose/first-come.ts';
import { rulesOf, wantedOf } from '../../../shared/followup/propose/fit.ts';
import { propose } from '../../../shared/followup/propose/propose.ts';
import { seatAll } from '../../../shared/followup/propose/seat-all.ts';
import type { ProposalInput } from '../../../shared/followup/propose/types.ts';
import { dayNumber, minuteOf } from '../../../shared/followup/wall-time.ts';
import { seeded } from '../../bench/figures.ts';
import { aBusyPrison, aClinic, allOpen, anOwed, options, regimes } from '../../support/follow-up.ts';
import { asked, bestOfAll, costTogether, monday, small } from '../../support/proposals.ts';
import { uuid } from '../../support/stores.ts';

const solve = highsSolver();
async function proposedCost(input: ProposalInput): Promise<number[]> {
  const rules = rulesOf(input.regimes, input.now);
  const last = input.sessions.at(-1)?.session.date ?? monday;
  const horizon = { today: dayNumber(monday), last, options };
  const wanted = wantedOf(input.owed, input.away);
  const { seats, isBest } = await seatAll(wanted, openBook(input.sessions, rules), rules, horizon, solve);
  expect(isBest).toBe(true);
  return costTogether(seats, input.sessions);
}

describe('the proposal', () => {
  it('costs exactly what the best of all assignments costs, in every tier', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (input) => {
        expect(await proposedCost(input)).toEqual(bestOfAll(input));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('never has more breaches than first come, first served, in either line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 5, max: 60 }), async (seed, people) => {
        const input = aBusyPrison(people, seeded(seed));
        const [breaches = 0] = await proposedCost(input);
        for (const line of ['given', 'due'] as const) {
          const [others = 0] = costTogether(firstCome(input, line), input.sessions);
          expect(breaches).toBeLessThanOrEqual(others);
        }
      }),
      { numRuns: 5 },
    );
  }, 60_000);

  it('puts nobody where they may not be, in two places, or in a slot that is taken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 80 }), async (seed, people) => {
        const one = aBusyPrison(people, seeded(seed));
        // Some people are owed a second thing.
        const twice = one.owed
          .slice(0, 5)
          .map((owed, at) => ({ ...owed, appointmentId: uuid(0xa2, at + 1) }));
        const input = { ...one, owed: [...one.owed, ...twice] };
        const { placed, unplaced } = await propose(input, solve);
        expect(placed.length + unplaced.length).toBe(input.owed.length);
        const book = openBook(input.sessions, rulesOf(input.regimes, input.now));
        const wanted = new Map(
          wantedOf(input.owed, input.away).map((found) => [found.owed.appointmentId, found]),
        );
        for (const { appointmentId, clinicId, date, start, inTime } of placed) {
          const session = book.sessions.findIndex(
            (open) => open.session.clinicId === clinicId && open.session.date === date,
          );
          const slot = book.sessions[session]?.slots.findIndex((found) => found.start === start) ?? -1;
          const person = wanted.get(appointmentId);
          if (person === undefined) throw new Error('nobody asked for it');
          expect(book.fits(person, { session, slot })).toBe(true);
          expect(inTime).toBe(!isBreach(person, date, minuteOf(start)));
          book.take(person, { session, slot });
        }
        // What is said of earlier slots is true: nobody could be moved to one that is still free.
        for (const { appointmentId, date, start, because } of placed) {
          if (!because.some((sentence) => sentence.startsWith('Every earlier slot'))) continue;
          const person = wanted.get(appointmentId);
          const place = person === undefined ? null : book.first(person);
          const open = place === null ? undefined : book.sessions[place.session];
          const free = open?.slots[place?.slot ?? 0]?.start;
          if (open !== undefined) expect(`${open.session.date} ${free}` >= `${date} ${start}`).toBe(true);
        }
        for (const { why } of unplaced) expect(why.length).toBeGreaterThan(0);
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it('is the same whatever the order of people and sessions', async () => {
    const input = aBusyPrison(40, seeded(11));
    const there = await propose(input, solve);
    const back = await propose(
      {
        ...input,
        owed: input.owed.toReversed(),
        sessions: input.sessions.toReversed(),
        away: input.away.toReversed(),
      },
      highsSolver(),
    );
    expect(back.placed).toEqual(there.placed);
    expect(back.unplaced.toSorted((a, b) => (a.appointmentId < b.appointmentId ? -1 : 1))).toEqual(
      there.unplaced.toSorted((a, b) => (a.appointmentId < b.appointmentId ? -1 : 1)),
    );
  }, 60_000);

  it('sees who is due first first, and the "sooner" ones by their day', async () => {
    const owed = [
      anOwed(1),
      anOwed(2, { dueBy: endOfCivilDay('2026-11-26') }),
      anOwed(3, { sooner: true, targetDate: monday }),
    ];
    const one = aClinic({ endTime: '09:20' });
    const { placed, summary } = await propose(
      asked({ owed, sessions: allOpen([one], monday, '2026-11-25') }),
      solve,
    );
    expect(placed.map(({ appointmentId, date }) => [appointmentId, date])).toEqual([
      [owed[2]?.appointmentId, '2026-11-23'],
      [owed[1]?.appointmentId, '2026-11-24'],
      [owed[0]?.appointmentId, '2026-11-25'],
    ]);
    expect(placed[1]?.because).toEqual([
      'Due Thu 26-Nov-2026.',
      'Every earlier slot that B wing may attend is taken by somebody else in this proposal.',
      'Keeps 2 days in hand.',
    ]);
    expect(summary).toEqual([
      '3 of 3 find a slot in time.',
      '1 of 1 to be seen sooner are seen by their day.',
    ]);
  });

  it('gives the one slot to the person whose only chance it is', async () => {
    const owed = [anOwed(1, { wing: 'A' }), anOwed(2, { wing: 'B' })];
    const windows = { B: [{ weekday: 1, from: '09:00', to: '09:20' }] };
    const sessions = allOpen([aClinic({ endTime: '09:20' })], monday, '2026-11-24');
    const { placed } = await propose(asked({ owed, sessions, regimes: regimes(windows) }), solve);
    expect(placed.map(({ appointmentId }) => appointmentId)).toEqual([
      owed[1]?.appointmentId,
      owed[0]?.appointmentId,
    ]);
  });

  it.each<[string, Partial<Owed>, Partial<ProposalInput>, string[]]>([
    ['no clinic of the kind', { kind: 'dental' }, {}, ['No clinic for this runs until Fri 27-Nov-2026.']],
    [
      'no clinic for the wing',
      {},
      { sessions: allOpen([aClinic({ wings: ['A'] })], monday, '2026-11-27') },
      ['No clinic for B wing until Fri 27-Nov-2026.'],
    ],
    [
      'nobody knows where the person lives',
      { wing: null },
      { sessions: allOpen([aClinic({ wings: ['A'] })], monday, '2026-11-27') },
      ['It is not known where this person lives, and every clinic takes people of certain wings.'],
    ],
    [
      'no staff of that gender',
      { staffGender: 'female' },
      {},
      ['No clinic with female staff only until Fri 27-Nov-2026.'],
    ],
    [
      'away on the only days',
      {},
      {
        sessions: allOpen([aClinic()], monday, monday),
        away: [
          {
            patientId: anOwed(1).patientId,
            date: monday,
            from: null,
            to: null,
            words: 'at court',
            forGood: false,
          },
        ],
      },
      ['Mon 23-Nov-2026: at court.'],
    ],
    [
      'the regime',
      {},
      { regimes: regimes({ B: [{ weekday: 6, from: '09:00', to: '10:00' }] }) },
      ['B wing may not attend at the times of any clinic until Fri 27-Nov-2026.'],
    ],
    [
      'full',
      {},
      { sessions: allOpen([aClinic()], monday, monday).map((open) => ({ ...open, left: 0 })) },
      ['Every slot of Second-stage clinic that B wing may attend until Mon 23-Nov-2026 is full.'],
    ],
    ['too long', { minutes: 400 }, {}, ['No session is long enough for 400 minutes.']],
  ])('says why there is no slot: %s', async (_, own, input, why) => {
    const { unplaced } = await propose(asked({ owed: [anOwed(1, own)], ...input }), solve);
    expect(unplaced.map((one) => one.why)).toEqual([why]);
  });

  it('proposes nothing for a day on or after a release, nor for a time that has passed', async () => {
    const release = { date: '2026-11-24', from: '08:00', to: null, forGood: true };
    const away = [{ ...release, patientId: anOwed(1).patientId, words: 'expected to be released' }];
    const now = `${monday}T10:00:00.000+00:00`;
    const { placed } = await propose(asked({ owed: [anOwed(1)], away, now }), solve);
    expect(placed.map(({ date, start }) => [date, start])).toEqual([[monday, '10:20']]);
  });

  it('seats long appointments within a session and interpreters first', async () => {
    const owed = [anOwed(1, { minutes: 60 }), anOwed(2), anOwed(3, { interpreter: true })];
    const sessions = allOpen([aClinic({ endTime: '10:40', sideBySide: 1 })], monday, monday);
    const { placed } = await propose(asked({ owed, sessions }), solve);
    expect(placed.find(({ appointmentId }) => appointmentId === owed[2]?.appointmentId)?.start).toBe('09:00');
    expect(placed).toHaveLength(3);
    expect(placed[0]?.because).toContain('Needs an interpreter: the first slot of the session.');
  });

  it('falls back to who runs out first when the solver fails, and says so', async () => {
    const { placed, summary } = await propose(asked({ owed: [anOwed(1), anOwed(2)] }), () =>
      Promise.reject(new Error('no solver')),
    );
    expect(placed).toHaveLength(2);
    expect(summary.at(-1)).toMatch(/^The best assignment could not be worked out/);
  });
});
