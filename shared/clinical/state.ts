/** What has been answered so far, and what is already known: the whole input of an evaluation. Plain JSON. */
import type { AnswerValue, HistoryKind } from './pack/types.ts';
import type { ArrivalSource } from './pack/conditions.ts';
import type { ToolAnswers, ToolId } from './tools/types.ts';

/** `value`: an AnswerValue; an option id for a choice item; "recorded" for a details item. See DetailField for `detail`. */
export interface Answer {
  readonly value: AnswerValue | (string & {});
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

/**
 * How an action was dealt with. handed-over needs `to`; not-needed needs `note`. `because`: the reasons that were on screen
 * at the time; where given, a reason that appears later opens the action again.
 */
export interface ActionHandling {
  readonly state: 'done' | 'handed-over' | 'not-needed';
  readonly to?: string;
  readonly note?: string;
  readonly at: string;
  readonly because?: readonly string[];
}

/** `text`: the contradiction as it read when decided; where given and changed since, it has to be decided again. */
export interface ContradictionDecision {
  readonly decision: string;
  readonly reason: string;
  readonly text?: string;
}

export interface HistoryEntry {
  readonly kind: HistoryKind;
  readonly text: string;
  /** ISO date or date-time; null where not known. */
  readonly date: string | null;
  /** For an ACCT: whether it is open now. Left out: not open. */
  readonly open?: boolean;
  /** Prison alert code, e.g. "HA", where the entry comes from an alert. */
  readonly code?: string;
}

export interface ScreeningPerson {
  readonly sex?: 'male' | 'female' | 'other' | null;
  readonly gender?: string | null;
  /** "YYYY-MM-DD"; null where not known. */
  readonly dateOfBirth: string | null;
  /** Set by staff; overrides what is worked out from sex and gender. */
  readonly mayBePregnant?: boolean;
}

export interface ScreeningArrival {
  readonly source: ArrivalSource;
  /** ISO 8601 with offset. */
  readonly arrivedAt: string;
  /** Dates "YYYY-MM-DD" where known. */
  readonly nextCourtDate?: string | null;
  readonly releaseDate?: string | null;
  readonly previousDepartureDate?: string | null;
}

/** The escort record: framework question key -> answer ("Yes", {option, details}, or a list of either). Null: none received. */
export type EscortRecord = Readonly<Record<string, unknown>>;

export interface Interruption {
  readonly reason: string;
  readonly plan: Readonly<Record<string, unknown>>;
  /** ISO 8601 with offset. */
  readonly retryDue: string;
}

export interface ScreeningState {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly decisions: Readonly<Record<string, Answer>>;
  readonly actionHandling: Readonly<Record<string, ActionHandling>>;
  readonly contradictionDecisions: Readonly<Record<string, ContradictionDecision>>;
  readonly tools: Readonly<Record<ToolId, ToolAnswers>>;
  readonly person: ScreeningPerson;
  readonly per: EscortRecord | null;
  readonly history: readonly HistoryEntry[];
  readonly arrival: ScreeningArrival;
  /** First stage as signed: the value of each question and decision by id. Left out in a first stage. */
  readonly earlier?: Readonly<Record<string, string>>;
  readonly interruption?: Interruption | null;
  /** ISO 8601 with offset: the time the evaluation is made for. */
  readonly now: string;
}
