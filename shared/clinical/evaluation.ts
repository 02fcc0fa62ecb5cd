/** What an evaluation says: the whole output, plain JSON, everything the page shows beside the questions. */
import type { ContradictionOption, Urgency } from './pack/types.ts';
import type { ActionHandling, ContradictionDecision } from './state.ts';
import type { Worked } from './calculate.ts';
import type { ProgrammeResult } from './screening.ts';
import type { ScoreResult, ToolId } from './tools/types.ts';

export interface SectionProgress {
  readonly id: string;
  readonly title: string;
  /** Visible questions. */
  readonly total: number;
  /** With any response, "declined" and the like included. */
  readonly responded: number;
  /** With the information obtained: yes, no, a choice, or recorded details. */
  readonly answered: number;
  /** Not known, declined or unable. */
  readonly notObtained: number;
  /** Emergency and tonight actions and open contradictions that this section's questions gave rise to. */
  readonly alerts: number;
}

export interface TriggeredAction {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly urgency: Urgency;
  readonly owner: string;
  /** Reasons, ready to show: "question 13: more than 15 units a day". Never empty. */
  readonly because: readonly string[];
  /** Ids of questions it depends on, for jumping to them. */
  readonly items: readonly string[];
  readonly silent: boolean;
  readonly creates?: string;
  readonly signOff: 'signed-off' | 'awaiting';
  /** How it was dealt with, if it was and still is. */
  readonly handling: ActionHandling | null;
  /** True where it was dealt with, but a further reason has appeared since. */
  readonly reopened: boolean;
}

export interface OpenContradiction {
  /** Rule id, followed by ":" and the medicine where a rule opens one for each. Key of `contradictionDecisions`. */
  readonly id: string;
  readonly rule: string;
  readonly text: string;
  /** What is written elsewhere: "Escort record: …", "Record, 12-Mar-2024: …". */
  readonly evidence: readonly string[];
  readonly items: readonly string[];
  /** Decisions offered; the reason is free text and always needed. */
  readonly decisions: readonly ContradictionOption[];
  readonly decision: ContradictionDecision | null;
  readonly resolved: boolean;
  readonly signOff: 'signed-off' | 'awaiting';
}

/** A critical medicine found in the medicine rows, the escort record or the history. */
export interface CriticalMedicine {
  /** Name as in the class list, lower case; stable key. */
  readonly key: string;
  /** As written where it was first found. */
  readonly name: string;
  readonly classId: string;
  readonly classTitle: string;
  readonly foundIn: readonly ('answer' | 'escort record' | 'history')[];
  /** confirmed: a row says supply tonight yes; not-available: a row says anything else; not-stated: row with no word on supply; no-row. */
  readonly supply: 'confirmed' | 'not-available' | 'not-stated' | 'no-row';
}

/** `field`: where to put the cursor; left out when the whole question, action or contradiction is meant. */
export interface Missing {
  readonly sentence: string;
  readonly kind: 'answer' | 'detail' | 'decision' | 'action' | 'contradiction' | 'tool' | 'interruption';
  readonly id: string;
  readonly field?: string;
}

export interface Evaluation {
  /** Visible questions and decisions, in pack order. */
  readonly visible: readonly string[];
  /** Visible detail fields per question or decision id. */
  readonly visibleDetails: Readonly<Record<string, readonly string[]>>;
  /** Visible, required, and no response at all. */
  readonly unanswered: readonly string[];
  /** Not known, declined or unable: a response, not an answer. */
  readonly notObtained: readonly string[];
  /** Answered "no", and the "no" obliges nobody to anything: stored explicitly as "no action needed". */
  readonly noActionNeeded: readonly string[];
  readonly sections: readonly SectionProgress[];
  readonly actions: readonly TriggeredAction[];
  readonly contradictions: readonly OpenContradiction[];
  readonly sooner: readonly { readonly id: string; readonly reason: string }[];
  /** When the second stage is owed; null in a second stage itself. */
  readonly secondStage: { readonly targetDay: number; readonly deadlineDay: number } | null;
  readonly criticalMedicines: readonly CriticalMedicine[];
  /** Results of tools whose field is visible. */
  readonly tools: Readonly<Record<ToolId, ScoreResult>>;
  /** Figures whose field is visible. */
  readonly calculations: Readonly<Record<string, Worked>>;
  /** Every screening programme of the pack, in its order. */
  readonly screening: readonly ProgrammeResult[];
  readonly readyToSign: {
    readonly ok: boolean;
    readonly missing: readonly string[];
    readonly items: readonly Missing[];
  };
  /** Whether it may be saved as interrupted: reason, safety plan and retry given. */
  readonly readyToInterrupt: { readonly ok: boolean; readonly missing: readonly string[] };
}

/** A line of the wing summary. No diagnosis, medicine or infection status: see `conclusions`. */
export interface WingLine {
  readonly text: string;
  readonly kind: 'task' | 'conclusion';
  readonly item: string;
}
