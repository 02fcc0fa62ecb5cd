/** Test projects that need no window. */
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';
import { memoryFolder } from './tests/support/memory-folder.ts';

// The encrypted store's addon ends an older Node with a segmentation fault that says nothing about the cause.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error(`tests need Node 24, this is ${process.version}: use "npm test", which supplies it`);
}

// Every temporary folder of a test is made below this one, those of the processes that it starts as well.
const memory = memoryFolder();
if (memory !== null) process.env.TMPDIR = memory;

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // One process for many files: most of the time would go into importing the same modules again.
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          // Nothing here waits, but a machine may have other work.
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['tests/unit/**/*.test.tsx', 'tests/ui/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['tests/support/jsdom.ts'],
          isolate: false,
          // A page of a dozen components is drawn many times in some, on machines that do other work as well.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          globalSetup: ['tests/support/postgres-global.ts'],
          setupFiles: ['tests/support/stretched-once.ts'],
          include: ['tests/integration/**/*.test.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          globalSetup: ['tests/support/postgres-global.ts'],
          include: ['tests/faults/**/*.test.ts'],
          // Half of their time is waiting: for a silence to be noticed, for a process to start or to be gone.
          maxWorkers: 3,
          // Projects of another number of workers run one after the other.
          sequence: { groupOrder: 1 },
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
