/** Sign-in with the real derivation, the derivation alone, and lock: `npm run bench -- security`. */
import { randomBytes } from 'node:crypto';
import { newScryptSettings, stretchPassword } from '../../electron/records/security/key-wrapping.ts';
import { DEFAULT_SCRYPT_COST } from '../../electron/records/workstation/options.ts';
import { administrator, connectTo, preparedWorkstation, temporaryFolder } from '../support/workstation.ts';
import { figure, percentile, printFigure, printRow } from './figures.ts';

const ROUNDS = 20;
const data = temporaryFolder();
const { workstation } = await preparedWorkstation(data.folder, [], {
  scryptCost: DEFAULT_SCRYPT_COST,
  strict: false,
});
const { ask } = connectTo(workstation);
const { username, password } = administrator;
const signIn: number[] = [];
const derive: number[] = [];
const lock: number[] = [];
/** Processor time of a derivation, which other work on the machine does not lengthen. */
const deriveCpu: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const settings = newScryptSettings(DEFAULT_SCRYPT_COST, randomBytes);
  const cpu = process.cpuUsage();
  const start = performance.now();
  await stretchPassword(password, settings);
  const derived = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  await ask('session.signIn', { username, password });
  const between = performance.now();
  await ask('session.lock', {});
  lock.push(performance.now() - between);
  signIn.push(between - derived);
  derive.push(derived - start);
  deriveCpu.push((user + system) / 1000);
}
printFigure(figure('sign in, key derivation included', signIn, 'at most 1,000 ms'));
const least = Math.min(...deriveCpu);
printRow({
  what: 'derive a key from a password, alone',
  measured: `p50 ${percentile(derive, 0.5).toFixed(2)} ms, p95 ${percentile(derive, 0.95).toFixed(2)} ms`,
  note: `processor time p50 ${percentile(deriveCpu, 0.5).toFixed(0)} ms, least ${least.toFixed(0)} ms; slow for a guesser by choice`,
  wanted: 'p50 of processor time ≥ 250 ms',
  holds: percentile(deriveCpu, 0.5) >= 250,
});
printFigure(figure('lock', lock, 'at most 100 ms'));
await workstation.close();
data.remove();
