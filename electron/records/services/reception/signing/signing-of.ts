/** Everything that signing works from, gathered before anything is written. */
import type { Evaluation } from '../../../../../shared/clinical/index.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { SignedInStaff } from '../../context.ts';
import type { Store } from '../../../store/store.ts';
import type { AssessmentCase } from '../assessment/case.ts';

export interface SigningOf extends AssessmentCase {
  readonly store: Store;
  readonly staff: SignedInStaff;
  readonly evaluation: Evaluation;
  readonly signedId: string;
  /** ISO instant of signing, with London's offset. */
  readonly at: string;
  readonly supervisor: string | null;
  /** The signed edition that this one corrects. */
  readonly corrects: FoldedRecord | null;
}
