/** The week as columns of days: sessions with the bookings in their slots, and bookings that no session holds any more. */
import type { z } from 'zod';
import type { BookingView, SessionView } from '../../../../shared/contract/followup-views.ts';
import type { followUpChannels } from '../../../../shared/contract/followup.ts';
import { addDays } from '../../../../shared/identity/index.ts';

export type WeekView = z.infer<(typeof followUpChannels)['followup.week']['output']>;

export interface SlotLine {
  readonly start: string;
  readonly minutes: number;
  readonly free: number;
  readonly bookings: readonly BookingView[];
}

export interface SessionColumn {
  readonly session: SessionView;
  readonly slots: readonly SlotLine[];
}

export interface DayColumn {
  readonly date: string;
  readonly holiday: string | null;
  readonly sessions: readonly SessionColumn[];
  /** At the cell, outside any clinic, or in a slot that has gone. */
  readonly others: readonly BookingView[];
}

const SATURDAY = 5;

/** Monday to Friday always; Saturday and Sunday where something stands on them. */
export function columnsOf(week: WeekView): DayColumn[] {
  return Array.from({ length: 7 }, (_, day) => columnOf(week, addDays(week.from, day))).filter(
    ({ sessions, others }, day) => day < SATURDAY || sessions.length > 0 || others.length > 0,
  );
}

function columnOf(week: WeekView, date: string): DayColumn {
  const bookings = week.bookings.filter((booking) => booking.date === date);
  const held = new Set<string>();
  const sessions = week.sessions
    .filter((session) => session.date === date)
    .map((session) => ({
      session,
      slots: session.slots.map((slot) => {
        const here = bookings.filter(
          (booking) => booking.clinicId === session.clinicId && booking.start === slot.start,
        );
        here.forEach(({ bookingId }) => held.add(bookingId));
        return { ...slot, bookings: here };
      }),
    }));
  return {
    date,
    holiday: week.bankHolidays.find((holiday) => holiday.date === date)?.title ?? null,
    sessions,
    others: bookings.filter(({ bookingId }) => !held.has(bookingId)),
  };
}

/** The Monday of the week that a civil date lies in. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

/** A free slot: which session, and when. */
export interface Slot {
  readonly clinicId: string;
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
}

/** One name for a slot, for dragging onto it. */
export function slotKey({ clinicId, date, start }: Omit<Slot, 'minutes'>): string {
  return [clinicId, date, start].join(' ');
}

/** Whether somebody can be booked there: a free place on a day that has not passed. */
export function mayTake({ free }: SlotLine, date: string, today: string): boolean {
  return free > 0 && date >= today;
}

/** Free slots from today on: sessions of the kind that is looked for and that take the wing first, then the soonest. */
export function freeKeys(
  columns: readonly DayColumn[],
  { kind, wing }: { kind: SessionView['kind']; wing: string | null },
  today: string,
): string[] {
  const free = columns.flatMap(({ sessions }) =>
    sessions.flatMap(({ session, slots }) => {
      const takes = session.wings.length === 0 || (wing !== null && session.wings.includes(wing));
      const rank = Number(session.kind !== kind) * 2 + Number(!takes);
      return slots
        .filter((slot) => mayTake(slot, session.date, today))
        .map(({ start }) => ({ clinicId: session.clinicId, date: session.date, start, rank }));
    }),
  );
  const order = (slot: (typeof free)[number]) => `${slot.rank} ${slot.date} ${slot.start}`;
  return free.toSorted((a, b) => order(a).localeCompare(order(b))).map(slotKey);
}
