/** How many people already held may be this one, and nobody has said yet whether they are. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { identityOf } from '../../common/person.ts';
import { possibleMatches } from '../../patients/match.ts';
import { decidedAbout } from '../../patients/links.ts';

/** Before somebody has arrived every match is open; afterwards those of the person that no link decides. */
export function openMatches(
  store: ReadableStore,
  arrival: FoldedRecord | null,
  patient: FoldedRecord | null,
): number {
  const who = patient ?? arrival;
  if (who === null) return 0;
  const matches = possibleMatches(store, identityOf(who));
  if (patient === null) return matches.length;
  const decided = decidedAbout(store, patient.id);
  return matches.filter((match) => !decided.has(match.patient.id)).length;
}
