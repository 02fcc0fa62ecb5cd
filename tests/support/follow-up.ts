/** Clinics, people and regimes of follow-up for tests of its rules and for its benchmark. */
import { addCivilDays, endOfCivilDay } from '../../shared/followup/clock.ts';
import { filledBy } from '../../shared/followup/free-slots.ts';
import type { Away, Owed } from '../../shared/followup/owed.ts';
import type { OpenSession, ProposalInput } from '../../shared/followup/propose/types.ts';
import type { Regimes, RegimeWindow } from '../../shared/followup/regime.ts';
import { type Clinic, type Session, sessionsBetween } from '../../shared/followup/sessions.ts';
import { dateOfDay, dayNumber } from '../../shared/followup/wall-time.ts';
import { uuid } from './stores.ts';

export const options = { slackDays: 2, interpreterMinutes: 40 };

/** A clinic of second-stage assessments on every working day, six slots of twenty minutes. */
export function aClinic(own: Partial<Clinic> = {}): Clinic {
  return {
    id: uuid(0xc1, 1),
    name: 'Second-stage clinic',
    kind: 'second-stage',
    room: 'Healthcare 2',
    staff: ['Siân O’Neill'],
    staffGender: null,
    wings: [],
    weekdays: [1, 2, 3, 4, 5],
    everyWeeks: 1,
    startTime: '09:00',
    endTime: '11:00',
    slotMinutes: 20,
    capacity: 6,
    sideBySide: 1,
    from: '2026-01-05',
    until: null,
    bankHolidays: false,
    state: 'active',
    ...own,
  };
}

/** Somebody of B wing due at the end of Sunday 29-Nov-2026. */
export function anOwed(number: number, own: Partial<Owed> = {}): Owed {
  return {
    appointmentId: uuid(0xa0, number),
    patientId: uuid(0xa1, number),
    kind: 'second-stage',
    dueBy: endOfCivilDay('2026-11-29'),
    targetDate: '2026-11-27',
    sooner: false,
    notBefore: null,
    minutes: null,
    staffGender: null,
    interpreter: false,
    wing: 'B',
    ...own,
  };
}

/** A session with nobody in it. */
export function opened(session: Session): OpenSession {
  const { left, slots } = filledBy(session, []);
  return { session, left, slots };
}

export function allOpen(clinics: readonly Clinic[], from: string, to: string): OpenSession[] {
  return sessionsBetween({ clinics, exceptions: [], holidays: [] }, { from, to }).map(opened);
}

export function regimes(windows: Readonly<Record<string, readonly RegimeWindow[]>>): Regimes {
  return new Map(Object.entries(windows));
}

const WINGS = ['A', 'B', 'C', 'D', 'E', 'F'];

/**
 * A busy prison: so many people owed a second stage by when they arrived in the last nine days (some are late already), twelve
 * clinics over two weeks from Monday 23-Nov-2026, wings that may attend in the mornings or afternoons, court dates, releases,
 * interpreters, wishes for female staff, long appointments. `random` gives numbers from 0 to 1.
 */
export function aBusyPrison(people: number, random: () => number): ProposalInput {
  const from = '2026-11-23';
  const to = addCivilDays(from, 13);
  const clinics = Array.from({ length: 12 }, (_, at) =>
    aClinic({
      id: uuid(0xc1, at + 1),
      name: `Clinic ${at + 1}`,
      weekdays: at % 4 === 3 ? [2, 4, 6] : [1, 2, 3, 4, 5],
      startTime: at % 2 === 0 ? '08:40' : '13:40',
      endTime: at % 2 === 0 ? '11:20' : '16:20',
      slotMinutes: at % 5 === 4 ? 40 : 20,
      capacity: at % 3 === 0 ? 5 : 12,
      wings: at % 3 === 1 ? WINGS.slice(at % 4, (at % 4) + 3) : [],
      staffGender: at % 4 === 0 ? 'female' : null,
    }),
  );
  const owed: Owed[] = [];
  const away: Away[] = [];
  for (let at = 0; at < people; at += 1) {
    const arrival = dateOfDay(dayNumber(from) - Math.floor(random() * 9));
    const sooner = random() < 0.2;
    const one = anOwed(at + 1, {
      dueBy: endOfCivilDay(addCivilDays(arrival, 7)),
      targetDate: addCivilDays(arrival, sooner ? 2 : 5),
      sooner,
      wing: WINGS[Math.floor(random() * WINGS.length)] ?? null,
      staffGender: random() < 0.04 ? 'female' : null,
      interpreter: random() < 0.06,
      minutes: random() < 0.03 ? 40 : null,
    });
    owed.push(one);
    if (random() < 0.1) {
      const date = addCivilDays(from, Math.floor(random() * 7));
      away.push({ patientId: one.patientId, date, from: null, to: null, words: 'at court', forGood: false });
    }
    if (random() < 0.03) {
      const date = addCivilDays(from, 2 + Math.floor(random() * 5));
      const words = 'expected to be released';
      away.push({ patientId: one.patientId, date, from: '09:00', to: null, words, forGood: true });
    }
    if (random() < 0.05) {
      const date = addCivilDays(from, Math.floor(random() * 5));
      const words = 'booked elsewhere';
      away.push({ patientId: one.patientId, date, from: '09:30', to: '10:15', words, forGood: false });
    }
  }
  const mornings = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:30', to: '10:30' }));
  const afternoons = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '13:30', to: '16:30' }));
  return {
    owed,
    sessions: allOpen(clinics, from, to),
    regimes: regimes({ A: mornings, B: afternoons, C: [...mornings, ...afternoons], D: afternoons }),
    away,
    now: `${from}T07:30:00.000+00:00`,
    options,
  };
}
