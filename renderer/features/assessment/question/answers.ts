/** The answers a question offers, and what a changed answer keeps of its details. */
import { answerLabels, type Answer, type AnswerValue, type Item } from '../../../../shared/clinical/index.ts';
import type { Json } from '../../../../shared/changes/change.ts';

export interface OfferedAnswer {
  readonly value: string;
  readonly label: string;
}

const standard: readonly AnswerValue[] = ['yes', 'no', 'not-known', 'declined', 'unable'];

function labelled(values: readonly AnswerValue[]): OfferedAnswer[] {
  return values.map((value) => ({ value, label: answerLabels[value] }));
}

/** In the order shown; number keys follow it. A question of kind "details" offers only what it allows instead. */
export function offeredAnswers(item: Item): OfferedAnswer[] {
  const { answer } = item;
  switch (answer.kind) {
    case 'standard':
      return labelled(answer.allow ?? standard);
    case 'choice':
      return [
        ...answer.options.map(({ id, label }) => ({ value: id, label })),
        ...labelled(answer.allow ?? []),
      ];
    case 'details':
      return labelled(answer.allow ?? []);
  }
}

/** True when the details of a question stand open. */
export function detailsOpen(item: Item, answer: Answer | null): boolean {
  if (item.details.length === 0) return false;
  if (item.answer.kind === 'details') return answer === null || answer.value === 'recorded';
  return answer !== null && item.detailsWhen.includes(answer.value);
}

/** The answer after another button was pressed. Details stay, so that a slip of the finger loses nothing. */
export function withValue(answer: Answer | null, value: string): Json {
  return { ...(answer as Record<string, Json> | null), value };
}

/** The answer after one of its details was filled in. */
export function withDetail(item: Item, answer: Answer | null, detail: string, value: Json): Json {
  const details = { ...(answer?.detail as Record<string, Json> | undefined), [detail]: value };
  if (value === null) delete details[detail];
  const kept = item.answer.kind === 'details' ? 'recorded' : (answer?.value ?? 'yes');
  return { ...(answer as Record<string, Json> | null), value: kept, detail: details };
}
