/** How far an assessment has come. Evaluated once for each state of its answers, because the board is asked for often. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { evaluate } from '../../../../../shared/clinical/index.ts';
import type { Store } from '../../../store/store.ts';
import { caseOf, type Reading } from '../assessment/case.ts';

export interface Progress {
  readonly answered: number;
  readonly total: number;
  readonly criticalMedicines: readonly string[];
}

interface Known {
  readonly stamp: string;
  readonly progress: Progress;
}

const MOST_KNOWN = 500;
/** Per store, so that nothing outlives the store it was read from. */
const known = new WeakMap<Store, Map<string, Known>>();

/** `beside`: names what else evaluation reads, escort records and history, so that their change counts too. */
export function progressOf(reading: Reading, assessment: FoldedRecord, beside: string): Progress {
  const held = known.get(reading.store) ?? new Map<string, Known>();
  known.set(reading.store, held);
  const stamp = `${stampOf(assessment)};${beside}`;
  const found = held.get(assessment.id);
  if (found?.stamp === stamp) return found.progress;
  const { pack, state } = caseOf(reading, assessment);
  const { sections, criticalMedicines } = evaluate(pack.pack, state);
  const progress: Progress = {
    answered: sections.reduce((sum, section) => sum + section.responded, 0),
    total: sections.reduce((sum, section) => sum + section.total, 0),
    criticalMedicines: criticalMedicines
      .filter((medicine) => medicine.supply !== 'confirmed')
      .map((medicine) => medicine.name),
  };
  if (held.size >= MOST_KNOWN) held.clear();
  held.set(assessment.id, { stamp, progress });
  return progress;
}

/** Names every change in force: another answer makes another stamp. */
function stampOf(record: FoldedRecord): string {
  return Object.values(record.fields)
    .flatMap((field) => field.versions.map((version) => version.changeId))
    .join();
}
