/** Starts the longest test files first, so that the last worker does not begin a minute's work when the others are done. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of several seconds and more, by the end of their path; of the faults, those of ten. */
const LONG = [
  'faults/replication/delivery.test.ts',
  'faults/replication/cuts.test.ts',
  'faults/reception/network.test.ts',
  'faults/replication/first-kill.test.ts',
  'faults/reception/refused.test.ts',
  'faults/reception/kill.test.ts',
  'faults/replication/restored.test.ts',
  'faults/replication/link.test.ts',
  'faults/acct/kill.test.ts',
  'faults/replication/killed.test.ts',
  'faults/replication/database.test.ts',
  'integration/workstation/headless.test.ts',
  'integration/replication/conformance.test.ts',
  'integration/transfer/moves.test.ts',
  'integration/take-in/take-in.test.ts',
  'integration/replication/convergence.test.ts',
  'unit/replication/convergence.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((end) => moduleId.endsWith(end));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
