import type { PerOption, PerQuestion, PerTopic } from './types.ts';

/** What every question states, whatever its type. */
export interface QuestionBase {
  key: string;
  section: PerQuestion['section'];
  step: string;
  topic: PerTopic;
  label: string;
  shortLabel: string;
  hint?: string;
  shownWhen?: PerQuestion['shownWhen'];
  nested?: boolean;
}

/** What opens when "Yes" is chosen. */
export interface YesOpens {
  details?: boolean;
  followUp?: string[];
}

/** A question answered Yes or No. */
export function yesNo(base: QuestionBase, opens: YesOpens = {}): PerQuestion {
  const yes: PerOption = {
    value: 'Yes',
    ...(opens.details ? { detailsLabel: 'Give details' } : {}),
    ...(opens.followUp ? { followUp: opens.followUp } : {}),
  };
  return question(base, 'radio', [yes, { value: 'No' }]);
}

/** A question with a list of options, of which one (`radio`) or several (`checkbox`) apply. */
export function choice(base: QuestionBase, type: 'radio' | 'checkbox', options: PerOption[]): PerQuestion {
  return question(base, type, options);
}

/** A question answered in words. */
export function words(base: QuestionBase, type: 'text' | 'textarea' = 'text'): PerQuestion {
  return question(base, type, []);
}

/** Options that each open a box for details. */
export function detailed(...values: string[]): PerOption[] {
  return values.map((value) => ({ value, detailsLabel: 'Give details' }));
}

function question(base: QuestionBase, type: PerQuestion['type'], options: PerOption[]): PerQuestion {
  return { ...base, type, options, nested: base.nested ?? false };
}
