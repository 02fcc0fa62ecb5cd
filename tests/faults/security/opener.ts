/** Opens a workstation as a member of staff, says so, locks when told, closes when told; another process looks at its memory. */
import { createInterface } from 'node:readline';
import { createWorkstation } from '../../../electron/records/workstation.ts';
import { connectTo, testOptions } from '../../support/workstation.ts';

const [folder = '', username = ''] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const workstation = await createWorkstation(testOptions(folder));
const { ask } = connectTo(workstation);
const { value: password } = (await lines.next()) as { value: string };
await ask('session.signIn', { username, password });
console.log('open');
await lines.next();
await ask('session.lock', {});
console.log('locked');
await lines.next();
await workstation.close();
console.log('closed');
await lines.next();
process.exit(0);
