/**
 * The fuzz tests with many times their budget and seeds of their own: `npm run soak -- fuzz`. `FUZZ_TIMES` (20) multiplies the
 * budget, `FUZZ_SEED` repeats a run that failed.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const seed = process.env['FUZZ_SEED'] ?? String(Date.now() % 2 ** 31);
const times = process.env['FUZZ_TIMES'] ?? '20';
console.log(`FUZZ_SEED=${seed} FUZZ_TIMES=${times}`);
const { status } = spawnSync(
  process.execPath,
  [path.join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'faults', 'tests/faults/fuzz'],
  { stdio: 'inherit', env: { ...process.env, FUZZ_SEED: seed, FUZZ_TIMES: times } },
);
process.exit(status ?? 1);
