/** The fields of an assessment record as evaluation reads them, by family. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ScreeningState } from '../../../../../shared/clinical/index.ts';

/** Families of fields in which each question, decision, action, contradiction and tool has a register of its own. */
export const families = ['answer.', 'decision.', 'action.', 'contradiction.', 'tool.'] as const;
export type Family = (typeof families)[number];

/** `['answer.', 'alcohol']` for `answer.alcohol`; null for a field of no family. */
export function splitField(field: string): readonly [Family, string] | null {
  const family = families.find((prefix) => field.startsWith(prefix) && field.length > prefix.length);
  return family === undefined ? null : [family, field.slice(family.length)];
}

/** Values in force of one family by id; fields taken back (null) are left out. */
export function valuesOf(record: FoldedRecord, family: Family): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(record.fields)
      .filter(([name, field]) => name.startsWith(family) && field.value !== null)
      .map(([name, field]) => [name.slice(family.length), field.value]),
  );
}

type Stored = Pick<
  ScreeningState,
  'answers' | 'decisions' | 'actionHandling' | 'contradictionDecisions' | 'tools'
>;

/** Values were checked by their schema when they were written. */
export function storedAnswers(record: FoldedRecord): Stored {
  const family = (name: Family): never => valuesOf(record, name) as never;
  return {
    answers: family('answer.'),
    decisions: family('decision.'),
    actionHandling: family('action.'),
    contradictionDecisions: family('contradiction.'),
    tools: family('tool.'),
  };
}
