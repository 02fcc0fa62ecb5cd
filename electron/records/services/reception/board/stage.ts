/** How far an arrival has come. */
import type { BoardRow } from '../../../../../shared/contract/views.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import { assessmentsOf, isSigned } from '../assessment/open-assessment.ts';
import type { BoardEntry } from './board-entries.ts';

/** The assessments of a stay as the board sees them: the one being given, and the last one signed. */
export interface Stand {
  readonly open: FoldedRecord | null;
  readonly signed: FoldedRecord | null;
}

export function standOf(store: ReadableStore, stay: FoldedRecord | null): Stand {
  const assessments = stay === null ? [] : assessmentsOf(store, stay.id, 'first-stage');
  return {
    open: assessments.findLast((record) => !isSigned(record)) ?? null,
    signed: assessments.findLast(isSigned) ?? null,
  };
}

export function stageOf({ arrival, stay }: BoardEntry, { open, signed }: Stand): BoardRow['stage'] {
  if (stay === null) return textOf(arrival, 'state') === 'not-arrived' ? 'not-arrived' : 'expected';
  // A correction that has been begun does not undo what was signed.
  if (signed !== null) return 'done';
  if (open === null) return 'here';
  return textOf(open, 'state') === 'incomplete' ? 'incomplete' : 'in-screening';
}

const owed: ReadonlySet<BoardRow['stage']> = new Set(['here', 'in-screening', 'incomplete']);

/** In the building, and their first-stage assessment is not signed. */
export function isFirstStageOwed(store: ReadableStore, entry: BoardEntry): boolean {
  return owed.has(stageOf(entry, standOf(store, entry.stay)));
}
