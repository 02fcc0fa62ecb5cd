/** A link between two records as the page shows it: what was said, by whom, when and why. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { LinkView } from '../../../../shared/contract/patients.ts';
import type { ReadableStore } from '../../store/store.ts';
import { personView } from '../common/person.ts';
import { seenIn, textOf } from '../common/read.ts';
import { staffName } from '../common/staff.ts';
import { isDisputed, type Verdict } from './links.ts';

/** Null while one of the two people has not arrived here. */
export function linkView(store: ReadableStore, link: FoldedRecord): LinkView | null {
  const left = store.record('patient', textOf(link, 'left') ?? '');
  const right = store.record('patient', textOf(link, 'right') ?? '');
  const said = link.fields['verdict']?.versions.at(-1);
  if (left === null || right === null || said === undefined) return null;
  return {
    left: personView(left),
    right: personView(right),
    verdict: (textOf(link, 'verdict') ?? 'undecided') as Verdict,
    disputed: isDisputed(link),
    reason: textOf(link, 'reason') ?? '',
    by: staffName(store, said.author),
    at: said.happenedAt,
    seen: seenIn(link, 'verdict'),
  };
}
