import type { Sex } from '../../identity/types.ts';
import type { RowProblem } from '../types.ts';

/** How a question of the escort record is answered (the framework's own names). */
export type PerQuestionType = 'radio' | 'checkbox' | 'text' | 'textarea' | 'add_multiple_items';

/** What a question bears on, so that a page can show the answer beside its own question. */
export type PerTopic =
  | 'self-harm'
  | 'observation-level'
  | 'medicines'
  | 'withdrawal'
  | 'pregnancy'
  | 'child'
  | 'mental-health'
  | 'physical-health'
  | 'mobility'
  | 'diet-and-allergy'
  | 'communication'
  | 'concealed-items'
  | 'held-separately'
  | 'contact';

/** One answer that can be chosen. */
export interface PerOption {
  /** The exact value the framework stores; also its label. */
  value: string;
  hint?: string;
  /** Label of the free-text box that opens with this option. */
  detailsLabel?: string;
  /** Keys of further questions that open with this option. */
  followUp?: string[];
}

/** One question of the Person Escort Record, enough to draw a form for keying it in by hand. */
export interface PerQuestion {
  key: string;
  section: 'risk' | 'health';
  /** Heading under which the question stands. */
  step: string;
  label: string;
  /** Short name for lists and highlights. */
  shortLabel: string;
  hint?: string;
  type: PerQuestionType;
  topic: PerTopic;
  /** Empty for text questions. */
  options: PerOption[];
  /** Keys of the questions each item consists of, for `add_multiple_items`. */
  itemQuestions?: string[];
  /** Asked only when the named question has the named answer. */
  shownWhen?: { question: string; option: string };
  /** True for a question that stands only inside another (a follow-up or part of an item). */
  nested: boolean;
}

/** One answer, whatever shape it came in. */
export interface PerAnswer {
  /** Chosen options: one for a radio, any number for a checkbox, none for text. */
  options: string[];
  /** Free text by the option it belongs to. */
  details: Record<string, string>;
  /** The answer to a text question. */
  text: string | null;
  /** For repeated items: answers by question key. */
  items: Record<string, string>[];
}

/** Who the escort record says it is about. */
export interface PerPerson {
  surname: string;
  forenames: string;
  dateOfBirth: string | null;
  sex: Sex | null;
  prisonNumber: string | null;
  pncNumber: string | null;
  croNumber: string | null;
  nhsNumber: string | null;
}

/** A Person Escort Record, normalised. */
export interface PerRecord {
  /** Null when the record names nobody: the user then says whose it is. */
  person: PerPerson | null;
  answers: Record<string, PerAnswer>;
  /** ISO 8601 instant or civil date at which it was completed, as given; null when not said. */
  recordedAt: string | null;
  /** Sentences about what was left out or not recognised. */
  warnings: string[];
}

/** Outcome of reading one escort record. */
export type PerResult = { ok: true; per: PerRecord } | { ok: false; problems: RowProblem[] };

/** One sentence to show beside the question it bears on. */
export interface PerHighlight {
  topic: PerTopic;
  /** `alert`: must be seen; `attention`: should be seen; `information`: said no, or not said at all. */
  level: 'alert' | 'attention' | 'information';
  sentence: string;
  questionKey: string;
}
