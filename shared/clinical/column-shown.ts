/** Whether a column of a row is asked, by the very rule that the signature reads. */
import { createContext } from './context.ts';
import type { Row } from './context.ts';
import type { ContentPack, DetailField } from './pack/types.ts';
import type { ScreeningState } from './state.ts';

/** True without a condition; otherwise as the condition holds for this row in this state. */
export function columnShown(
  column: DetailField,
  row: Row,
  pack: ContentPack,
  state: ScreeningState,
): boolean {
  return column.visibleWhen === undefined || createContext(pack, state).holds(column.visibleWhen, row);
}
