/** The fields of the form as the clinical evaluation reads them. */
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import type { ScreeningState } from '../../../shared/clinical/index.ts';
import type { HeldField } from './saving/field-saver.ts';

type Fields = ReadonlyMap<string, Pick<HeldField, 'value'>>;

function family(fields: Fields, prefix: string): never {
  const entries = [...fields].filter(([name, { value }]) => name.startsWith(prefix) && value !== null);
  // Values were checked by their schema before they were stored, and are shown as typed until then.
  return Object.fromEntries(entries.map(([name, { value }]) => [name.slice(prefix.length), value])) as never;
}

/** @param now ISO 8601 instant with offset */
export function screeningState(
  screening: AssessmentView['screening'],
  fields: Fields,
  now: string,
): ScreeningState {
  return {
    answers: family(fields, 'answer.'),
    decisions: family(fields, 'decision.'),
    actionHandling: family(fields, 'action.'),
    contradictionDecisions: family(fields, 'contradiction.'),
    tools: family(fields, 'tool.'),
    ...(screening as unknown as Pick<ScreeningState, 'person' | 'per' | 'history' | 'arrival'>),
    now,
  };
}
