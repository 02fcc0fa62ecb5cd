/**
 * The shape of a content pack once composed: everything an assessment asks, obliges and contradicts, as data.
 * Nothing clinical is written in code; code only reads these shapes. JSON files are turned into this by `composePack`.
 */
import type { ToolDefinition, ToolId } from '../tools/types.ts';
import type { Condition } from './conditions.ts';
import type { RecordBindings } from './record-bindings.ts';
import type { Calculation, ScreeningRules } from './worked-out.ts';

/** The five answers of a standard question. "declined" is never "no"; only yes and no count as answered. */
export type AnswerValue = 'yes' | 'no' | 'not-known' | 'declined' | 'unable';

/** Answers that were given but did not obtain the information. */
export type NotObtained = 'not-known' | 'declined' | 'unable';

/** How urgent an action is: now; before lock-up; within 24 hours; booked in the ordinary way. */
export type Urgency = 'emergency' | 'tonight' | 'urgent' | 'routine';

/** "sourced": read in public guidance; "knowledge": recalled, to be verified; "design": proposed by this project. */
export type Standing = 'sourced' | 'knowledge' | 'design';

/** Where a statement comes from. `reference` is shown on screen, e.g. "NG57 Table 1". */
export interface Source {
  readonly reference: string;
  readonly standing: Standing;
}

export type SignOff = 'signed-off' | 'awaiting';

/** Kinds of history drawn together for a patient. */
export type HistoryKind = 'self-harm' | 'acct' | 'critical-medicine' | 'allergy' | 'alert' | 'medicine';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** In a multichoice: choosing this clears the others (e.g. "none of these"). */
  readonly exclusive?: boolean;
  /** Words for the wing summary where the label would say too much about health. */
  readonly wing?: string;
}

export type DetailKind =
  | 'text'
  | 'longtext'
  | 'number'
  | 'date'
  | 'datetime'
  | 'choice'
  | 'multichoice'
  | 'yesno'
  | 'rows'
  | 'bodymap'
  | 'tool'
  | 'calculation';

/**
 * One field that unfolds below a question. Values kept under `Answer.detail[id]`:
 * text, longtext: string; number: number in `unit`; date: "YYYY-MM-DD"; datetime: ISO 8601 with offset;
 * choice: option id; multichoice: option ids; yesno: AnswerValue; rows: objects keyed by column id;
 * bodymap: BodyMark[]; tool: nothing (its answers are kept in `ScreeningState.tools`); calculation: nothing (worked out).
 */
export interface DetailField {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: DetailKind;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly Option[];
  /** Columns of a `rows` field. A column's `visibleWhen` may use `column` conditions on its own row. */
  readonly columns?: readonly DetailField[];
  readonly tool?: ToolId;
  /** Id of the calculation whose result stands here. */
  readonly calculation?: string;
  /** When visible, must be filled before signing. A required `rows` field needs at least one row. */
  readonly required?: boolean;
  readonly visibleWhen?: Condition;
}

/** A mark on the body map; x and y are fractions (0 to 1) of the drawing from its top left. */
export interface BodyMark {
  readonly view: 'front' | 'back';
  readonly x: number;
  readonly y: number;
  /** Option id of the kind of injury, e.g. "bruise". */
  readonly kind: string;
  readonly note?: string;
}

/**
 * standard: yes, no, not known, declined, unable (narrowed by `allow`).
 * choice: one of `options`, or a not-obtained value listed in `allow`.
 * details: no answer buttons; the value is "recorded" (set as soon as any field is filled) or one listed in `allow`.
 */
export type AnswerKind =
  | { readonly kind: 'standard'; readonly allow?: readonly AnswerValue[] }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly allow?: readonly NotObtained[] }
  | { readonly kind: 'details'; readonly allow?: readonly NotObtained[] };

/** A line of the wing summary: a conclusion or a task for prison staff. Never a diagnosis, medicine or infection. */
export interface WingConclusion {
  readonly when: Condition;
  /** May hold `{detail:<fieldId>}` (the label of a choice) or `{answer}` (the label of the chosen option). */
  readonly text: string;
  readonly kind: 'task' | 'conclusion';
}

/** One question (or observation, or end-of-screen decision). */
export interface Item {
  readonly id: string;
  /** Number in the published question table, e.g. "13" or "4b"; local additions have none. */
  readonly number?: string;
  readonly section: string;
  readonly text: string;
  /** Short name used in reasons and summaries, e.g. "alcohol". */
  readonly short: string;
  readonly help?: string;
  /** True where staff answer from what they see or have read rather than by asking. */
  readonly observed: boolean;
  readonly answer: AnswerKind;
  readonly details: readonly DetailField[];
  /** Answers that unfold the details (option ids for a choice). Not used for kind "details": always unfolded. */
  readonly detailsWhen: readonly string[];
  readonly visibleWhen?: Condition;
  readonly required: boolean;
  /** What to show beside the question: escort-record keys and kinds of history that bear on it. */
  readonly evidence: {
    readonly per: readonly string[];
    readonly history: readonly HistoryKind[];
    /** Questions of the first stage whose answers bear on this one. Second stage only. */
    readonly earlier?: readonly string[];
  };
  /** The screening programme this question is about; whether it would invite the person is shown with it. */
  readonly programme?: string;
  readonly wing: readonly WingConclusion[];
  readonly source: Source;
  readonly signOff: SignOff;
}

/** Something an answer obliges somebody to do. Triggered when `when` holds; reasons are those of `because` that hold. */
export interface ActionRule {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly urgency: Urgency;
  /** Who owes it, in words: "Reception nurse", "Prescriber", "Mental health team". */
  readonly owner: string;
  readonly when: Condition;
  readonly because: readonly { readonly when?: Condition; readonly text: string }[];
  /** False: has to be dealt with or handed over before signing. Always false for emergency and tonight. */
  readonly silent: boolean;
  readonly creates?: 'referral' | 'acct' | 'appointment' | 'notification' | 'monitoring' | 'task';
  readonly source: Source;
  readonly signOff: SignOff;
}

/** One way to decide a contradiction. `needs`: what has to stand in the form by the signature, and the words that say so. */
export interface ContradictionOption extends Option {
  readonly needs?: { readonly when: Condition; readonly text: string };
}

/**
 * What the nurse was told does not fit what is written elsewhere, or leaves tonight unsafe. Needs a decision and a reason.
 * `each: "critical-medicine-without-supply"` opens one per medicine; `{medicine}` and `{class}` then stand in the text.
 * `{answer}` in the text is the answer given to the first item in `items`.
 */
export interface ContradictionRule {
  readonly id: string;
  readonly text: string;
  readonly items: readonly string[];
  readonly when: Condition;
  readonly each?: 'critical-medicine-without-supply';
  readonly decisions: readonly ContradictionOption[];
  readonly source: Source;
  readonly signOff: SignOff;
}

/** A reason for an earlier second-stage assessment. */
export interface SoonerRule {
  readonly id: string;
  readonly reason: string;
  readonly when: Condition;
  readonly source: Source;
  readonly signOff: SignOff;
}

/** Named conditions used by several rules, so that a threshold is written once. */
export interface Fact {
  readonly id: string;
  readonly title: string;
  readonly when: Condition;
}

/** A class of medicine of which no dose may be missed. Names are matched as whole words, case and accents ignored. */
export interface CriticalMedicineClass {
  readonly id: string;
  readonly title: string;
  readonly names: readonly { readonly name: string; readonly also: readonly string[] }[];
  readonly source: Source;
  readonly signOff: SignOff;
}

/** Which field of which item holds the medicine rows, and which columns say name, supply tonight and critical (yesno). */
export interface MedicineRows {
  readonly item: string;
  readonly field: string;
  readonly name: string;
  readonly supply: string;
  /** Options of the supply column that count as a confirmed supply for tonight. */
  readonly supplied: readonly string[];
  readonly critical: string;
}

/** Assessment cannot be finished: why, what keeps the person safe meanwhile, when it is tried again. */
export interface InterruptedRules {
  readonly reasons: readonly Option[];
  /** Fields of the interim safety plan. */
  readonly plan: readonly DetailField[];
  /** Latest retry: so many civil days after the interruption, at this local time (Europe/London, "HH:mm"). */
  readonly retry: { readonly days: number; readonly time: string };
  readonly source: Source;
  readonly signOff: SignOff;
}

/** Target and deadline of the second-stage assessment, in civil days after arrival (arrival date = day 0). */
export interface SecondStageRules {
  readonly targetSooner: number;
  readonly target: number;
  readonly deadline: number;
  readonly source: Source;
  readonly signOff: SignOff;
}

export interface PackSignOff {
  readonly state: SignOff;
  readonly by?: string;
  readonly on?: string;
  readonly note: string;
}

/** Which assessment a pack is for: reception screening, or the one within seven days. */
export type PackKind = 'first-stage' | 'second-stage';

export interface ContentPack {
  readonly id: string;
  /** Semantic version; every signed assessment names id and version. */
  readonly version: string;
  readonly title: string;
  readonly kind: PackKind;
  /** Kinds of establishment: "prison-adult", "prison-women", "young-adults", "immigration-removal". */
  readonly settings: readonly string[];
  readonly extends?: { readonly id: string; readonly version: string };
  readonly signOff: PackSignOff;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly items: readonly Item[];
  /** End-of-screen decisions: same shape as items, all of them mandatory. A second stage may have none. */
  readonly decisions: readonly Item[];
  readonly facts: readonly Fact[];
  readonly actions: readonly ActionRule[];
  readonly contradictions: readonly ContradictionRule[];
  readonly sooner: readonly SoonerRule[];
  /** First stage only, and always there. */
  readonly secondStage?: SecondStageRules;
  readonly interrupted: InterruptedRules;
  /** Always there in a first stage. A pack without it looks for no critical medicine. */
  readonly medicines?: { readonly rows: MedicineRows; readonly classes: readonly CriticalMedicineClass[] };
  /** Which questions write records of their own at signing. */
  readonly records: RecordBindings;
  readonly tools: readonly ToolDefinition[];
  readonly calculations?: readonly Calculation[];
  readonly screening?: ScreeningRules;
}
