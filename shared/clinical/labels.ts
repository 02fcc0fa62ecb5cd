/** Words for answers, the same everywhere. */
import type { AnswerValue, Item } from './pack/types.ts';

/** The five answers as shown. */
export const answerLabels: Readonly<Record<AnswerValue, string>> = {
  yes: 'Yes',
  no: 'No',
  'not-known': 'Not known',
  declined: 'Declined',
  unable: 'Unable to answer',
};

/** The label of an answer value of this item; "no answer" where blank. */
export function answerLabel(item: Item | undefined, value: string | undefined): string {
  if (value === undefined || value === '') return 'no answer';
  if (item?.answer.kind === 'choice') {
    const option = item.answer.options.find((each) => each.id === value);
    if (option) return option.label;
  }
  return value in answerLabels ? answerLabels[value as AnswerValue] : value;
}
