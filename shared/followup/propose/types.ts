/** What the scheduler is given and what it answers. Pure data; the solver is passed in. */
import type { FreeSlot } from '../free-slots.ts';
import type { Away, Owed } from '../owed.ts';
import type { Regimes } from '../regime.ts';
import type { Session } from '../sessions.ts';

/** A session with what standing bookings leave of it (`filledBy`). */
export interface OpenSession {
  readonly session: Session;
  /** How many more people it takes. */
  readonly left: number;
  readonly slots: readonly FreeSlot[];
}

export interface ProposalInput {
  readonly owed: readonly Owed[];
  readonly sessions: readonly OpenSession[];
  readonly regimes: Regimes;
  /** Times people are away, and their other standing bookings. */
  readonly away: readonly Away[];
  /** Nothing is proposed before this instant. */
  readonly now: string;
  readonly options: ProposalOptions;
}

/** Figures of the content (`resources/followup/schedule.json`). */
export interface ProposalOptions {
  /** Days kept in hand before the deadline, to book again when the first booking comes to nothing. */
  readonly slackDays: number;
  /** A slot of at least so many minutes is long enough with an interpreter, where no length was asked for. */
  readonly interpreterMinutes: number;
}

export interface Placed {
  readonly appointmentId: string;
  readonly clinicId: string;
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
  readonly inTime: boolean;
  /** Why this slot, in sentences without clinical detail beyond the kind. */
  readonly because: readonly string[];
}

export interface NotPlaced {
  readonly appointmentId: string;
  /** Why there is no slot, in sentences. */
  readonly why: readonly string[];
}

export interface Proposal {
  /** By date, start, clinic. */
  readonly placed: readonly Placed[];
  readonly unplaced: readonly NotPlaced[];
  /** How many in time, how many "sooner" ones by their day, how many late, how many without a slot. */
  readonly summary: readonly string[];
}

/** What a linear programme in CPLEX LP text came to. */
export interface Solution {
  /** Only `optimal` is used; everything else falls back to first come, first served, and says so. */
  readonly status: 'optimal' | 'other';
  /** Value of every variable by its name in the text. */
  readonly values: ReadonlyMap<string, number>;
  /** Reduced cost of every variable, and dual value of every row, of a programme without integers; empty otherwise. */
  readonly reduced: ReadonlyMap<string, number>;
  readonly duals: ReadonlyMap<string, number>;
}

/** Solves a programme in CPLEX LP text; the adapter for HiGHS stands in electron/records/services/followup/solver.ts. */
export type Solve = (programme: string) => Promise<Solution>;
