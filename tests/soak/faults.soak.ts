/**
 * The tests that do their worst at random, with as many rounds as nobody waits for in `npm test`: `npm run soak -- faults`.
 * Faults fall elsewhere in every run; FAULT_SEED and CONVERGENCE_SEED repeat one.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../../scripts/setup/paths.mjs';

/** How often each file does it, by the variable that sets it; one that is set already stands. */
const rounds: Readonly<Record<string, readonly [often: number, file: string]>> = {
  FAULT_ROUNDS: [40, 'faults/replication/cuts'],
  REPLICATION_KILLS: [40, 'faults/replication/killed'],
  FIRST_KILLS: [12, 'faults/replication/first-kill'],
  KILL_ROUNDS: [400, 'faults/store/kill'],
  KEYRING_KILLS: [200, 'faults/security/keyring-kill'],
  IMPORT_ROWS: [20_000, 'faults/reception/imports'],
  CONVERGENCE_RUNS: [300, 'integration/replication/convergence'],
};

const files = Object.values(rounds).map(([, file]) => path.join('tests', `${file}.test.ts`));
const env = Object.fromEntries(Object.entries(rounds).map(([name, [often]]) => [name, String(often)]));
const vitest = path.join('node_modules', 'vitest', 'vitest.mjs');
const projects = ['--project', 'faults', '--project', 'integration'];
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', ...projects, '--testTimeout', '3600000', ...files],
  { cwd: root, stdio: 'inherit', env: { ...env, ...process.env } },
);
process.exit(status ?? 1);
