/**
 * A headless workstation as its own program, composed for fault tests: the least key derivation that is accepted, any clock,
 * and no link to a central record unless one is asked for. One argument, JSON of `ProgramOptions`.
 */
import { LinkFault } from '../../electron/records/replication/fault.ts';
import { flushCompileCache } from 'node:module';
import path from 'node:path';
import { serveLines } from '../../electron/records/headless.ts';
import { fileDeviceSecret } from '../../electron/records/security/device-secret.ts';
import { createWorkstation } from '../../electron/records/workstation.ts';
import { realWorld } from '../../electron/records/workstation/real-world.ts';
import { notConnected } from '../../electron/records/workstation/replication-link.ts';

export interface ProgramOptions {
  readonly dataDir: string;
  /** Root of the checkout: a bundled program lies somewhere else. */
  readonly root: string;
  /** Folder that holds `clinical/`. */
  readonly resources: string;
  /** Milliseconds that the wall clock of this workstation is ahead. */
  readonly clockOffset: number;
  readonly network: boolean;
}

const options = JSON.parse(process.argv[2] ?? '{}') as ProgramOptions;
const { dataDir, root, resources, clockOffset, network } = options;
const workstation = await createWorkstation({
  ...realWorld,
  now: () => Date.now() + clockOffset,
  dataDir,
  deviceSecret: fileDeviceSecret(dataDir),
  demo: false,
  version: '0.0.0-test',
  resources,
  preparedPacks: path.join(resources, 'packs.json'),
  migrations: path.join(root, 'migrations', 'local'),
  scryptCost: 2 ** 15,
  ...(network
    ? {}
    : {
        startReplication: () => ({
          status: () => notConnected(true),
          changed: () => {},
          now: async () => {},
          ask: () => Promise.reject(new LinkFault('no-network', 'There is no network in this test.')),
          cut: async () => {},
          stop: async () => {},
        }),
      }),
});
// A killed process leaves no compiled code behind for the next one by itself.
flushCompileCache();
await serveLines(workstation, process.stdin, process.stdout);
await workstation.close();
process.exit(0);
