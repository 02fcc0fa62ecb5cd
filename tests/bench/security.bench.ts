/** Sign-in with the real derivation, and lock: `npm run bench -- sign-in`. */
import { DEFAULT_SCRYPT_COST } from '../../electron/records/workstation/options.ts';
import { administrator, connectTo, preparedWorkstation, temporaryFolder } from '../support/workstation.ts';
import { figure, printFigure } from './figures.ts';

const ROUNDS = 20;
const data = temporaryFolder();
const { workstation } = await preparedWorkstation(data.folder, [], {
  scryptCost: DEFAULT_SCRYPT_COST,
  strict: false,
});
const { ask } = connectTo(workstation);
const { username, password } = administrator;
const signIn: number[] = [];
const lock: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const start = performance.now();
  await ask('session.signIn', { username, password });
  const between = performance.now();
  await ask('session.lock', {});
  signIn.push(between - start);
  lock.push(performance.now() - between);
}
printFigure(
  figure(
    'sign in, key derivation included',
    signIn,
    'at most 1,000 ms; derivation at least 250 ms by choice',
  ),
);
printFigure(figure('lock', lock, 'at most 100 ms'));
await workstation.close();
data.remove();
