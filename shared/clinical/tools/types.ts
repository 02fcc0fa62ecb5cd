/** Scoring tools as data: items with options or measured bands, and bands of the total. No tool scores suicide or self-harm risk. */

export type ToolId = string;

/** Band of a measured value: from `min` to `max` inclusive, in the item's unit; a missing end is open. */
export interface MeasureBand {
  readonly min?: number;
  readonly max?: number;
  readonly score: number;
}

/**
 * options: the answer is an option's `value`. measure: the answer is a number within `min` to `max`, at most `decimals` decimals;
 * the first scale whose `when` (item id -> answer) holds supplies the bands.
 */
export type ToolItem = { readonly id: string; readonly label: string; readonly help?: string } & (
  | {
      readonly kind: 'options';
      readonly options: readonly { readonly value: string; readonly label: string; readonly score: number }[];
    }
  | {
      readonly kind: 'measure';
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      readonly decimals: number;
      readonly scales: readonly {
        readonly when?: Readonly<Record<string, string>>;
        readonly label?: string;
        readonly bands: readonly MeasureBand[];
      }[];
    }
);

/** The first band that fits is the result. `anyItem`: fits when a single item scores at least this. */
export interface ToolBand {
  readonly id: string;
  readonly label: string;
  readonly min?: number;
  readonly max?: number;
  readonly anyItem?: number;
  readonly action: string;
  /** Tool to go on to, e.g. AUDIT after AUDIT-C. */
  readonly leadsTo?: ToolId;
}

export interface ToolDefinition {
  readonly id: ToolId;
  readonly version: string;
  readonly title: string;
  readonly purpose: string;
  /** Shown wherever the tool is shown. */
  readonly credit: string;
  readonly licence: string;
  readonly source: { readonly reference: string; readonly standing: 'sourced' | 'knowledge' | 'design' };
  readonly signOff: 'signed-off' | 'awaiting';
  /** What is not settled about the bands, in words; shown while sign-off is awaited. */
  readonly note?: string;
  readonly items: readonly ToolItem[];
  /** Items of this other tool with the same id are taken over where not answered here. */
  readonly continues?: ToolId;
  readonly bands: readonly ToolBand[];
  readonly range: { readonly min: number; readonly max: number };
  /** People it must not be used for. */
  readonly notFor: readonly {
    readonly who: 'pregnant' | 'under-years';
    readonly years?: number;
    readonly why: string;
  }[];
}

/** Item id -> option value, or number for a measure. */
export type ToolAnswers = Readonly<Record<string, string | number>>;

/** Who is being scored; `ageYears` null where the date of birth is not known. */
export interface ToolSubject {
  readonly pregnant: boolean;
  readonly ageYears: number | null;
}

export type ScoreResult =
  | { readonly state: 'not-applicable'; readonly why: string }
  | {
      readonly state: 'incomplete';
      /** Labels of items without an answer. */
      readonly missing: readonly string[];
      /** Answers that are outside what the item allows, in words. They count as missing. */
      readonly invalid: readonly string[];
    }
  | {
      readonly state: 'scored';
      readonly tool: ToolId;
      readonly version: string;
      readonly total: number;
      readonly band: ToolBand;
      readonly action: string;
      /** The arithmetic: what was answered, and the points it gives. */
      readonly working: readonly {
        readonly item: string;
        readonly label: string;
        readonly answer: string;
        readonly value: number;
      }[];
    };
