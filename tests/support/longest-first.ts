/** Starts the longest test files first, so that the last worker does not begin a minute's work when the others are done. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of ten seconds and more, by the end of their path. */
const LONG = [
  'faults/reception/kill.test.ts',
  'faults/replication/delivery.test.ts',
  'faults/reception/network.test.ts',
  'faults/replication/first-kill.test.ts',
  'faults/replication/killed.test.ts',
  'faults/reception/refused.test.ts',
  'integration/replication/convergence.test.ts',
  'integration/workstation/headless.test.ts',
  'integration/workstation/session.test.ts',
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
