/** A year of stays as narrow rows, to count measures over. */
import { addCivilDays, endOfCivilDay } from '../../shared/followup/clock.ts';
import type { MeasureInput, OutcomeRow, SessionUse } from '../../shared/followup/measure-types.ts';
import { columnsOf, type StayRow } from './stay-columns.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** So many stays of the year from 01-Jan-2026, with a missed booking for every third and five sessions a day. */
export function aYearOfStays(count: number, random: () => number): MeasureInput {
  const dates = Array.from({ length: 365 }, (_, at) => addCivilDays('2026-01-01', at));
  const dueBy = dates.map((date) => Date.parse(endOfCivilDay(addCivilDays(date, 7))));
  const stays: StayRow[] = [];
  const outcomes: OutcomeRow[] = [];
  for (let at = 0; at < count; at += 1) {
    const day = Math.floor(random() * dates.length);
    const arrivedOn = dates[day] ?? '';
    const arrivedAt = Date.parse(`${arrivedOn}T19:00:00Z`);
    const signed = random() < 0.85 ? arrivedAt + random() * 10 * DAY : null;
    const wing = 'ABCDEF'[Math.floor(random() * 6)] ?? null;
    stays.push({
      stayId: `stay ${at}`,
      arrivedAt,
      arrivedOn,
      dueBy: dueBy[day] ?? 0,
      departedAt: random() < 0.3 ? arrivedAt + random() * 60 * DAY : null,
      secondStageSignedAt: signed,
      firstBookedAt: random() < 0.9 ? arrivedAt + random() * 48 * HOUR : null,
      firstOfferedAt: random() < 0.9 ? arrivedAt + random() * 9 * DAY : null,
      reconciledAt: random() < 0.9 ? arrivedAt + random() * 5 * DAY : null,
      breachAttribution: random() < 0.5 ? 'prison' : null,
      whole: random() < 0.999,
    });
    if (at % 3 === 0) {
      outcomes.push({
        stayId: `stay ${at}`,
        date: arrivedOn,
        seen: false,
        reason: 'No escort or officer',
        attribution: 'prison',
        wing,
      });
    }
  }
  const sessions = dates.flatMap((date) =>
    Array.from({ length: 5 }, (_, at): SessionUse => ({ clinicId: `clinic ${at}`, date, slots: 6, used: 4 })),
  );
  return {
    stays: columnsOf(stays),
    outcomes,
    sessions,
    from: '2026-01-01',
    to: '2026-12-31',
    now: Date.parse('2027-01-20T09:00:00Z'),
  };
}
