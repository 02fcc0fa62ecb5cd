/**
 * A workstation:
 *
 *   npm run workstation -- --data DIR [--central URL --enrol CODE] [--demo] [--headless]
 *
 * With --headless it speaks the contract on standard input and output and has no window; without, it opens the window.
 * Headless, --move-damaged-store-aside keeps a store that cannot be opened under another name before anything else,
 * and --restore-from FOLDER makes one from the newest whole backup in that folder where there is none.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { serveLines } from '../electron/records/headless.ts';
import { fileDeviceSecret } from '../electron/records/security/device-secret.ts';
import { createWorkstation } from '../electron/records/workstation.ts';
import { enrolAtStart } from '../electron/records/workstation/enrol-at-start.ts';
import { realWorld } from '../electron/records/workstation/real-world.ts';
import { moveStoreAside, restoreFromBackup } from '../electron/records/workstation/store-host.ts';
import { Failure } from '../shared/failure/failure.ts';
import manifest from '../package.json' with { type: 'json' };
import { setup } from './setup.mjs';
import { electronExecutable, root } from './setup/paths.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    central: { type: 'string' },
    enrol: { type: 'string' },
    demo: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
    'device-secret': { type: 'string' },
    'move-damaged-store-aside': { type: 'boolean', default: false },
    'restore-from': { type: 'string' },
  },
});

async function headless(dataDir: string): Promise<void> {
  // Nothing but this account reads what is written from here on, whatever writes it.
  process.umask(0o077);
  if (values['move-damaged-store-aside']) {
    process.stderr.write(`The store was moved to ${moveStoreAside(dataDir, realWorld.now())}\n`);
  }
  const backups = values['restore-from'];
  if (backups !== undefined) {
    restoreFromBackup(dataDir, path.resolve(backups), realWorld.now());
    process.stderr.write('The store is made from the backups at the next sign-in.\n');
  }
  const workstation = await createWorkstation({
    ...realWorld,
    dataDir,
    deviceSecret: fileDeviceSecret(dataDir),
    demo: values.demo,
    version: manifest.version,
    resources: path.join(root, 'resources'),
    strict: values.demo,
    ...(values.central !== undefined && { centralUrl: values.central }),
  });
  const stop = () => void workstation.close().finally(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (values.central !== undefined && values.enrol !== undefined) {
    const problem = await enrolAtStart(workstation, { centralUrl: values.central, code: values.enrol });
    if (problem !== null) process.stderr.write(`${problem}\n`);
  }
  await serveLines(workstation, process.stdin, process.stdout);
  await workstation.close();
}

/** Opens the window with the same arguments. */
async function openWindow(): Promise<void> {
  await setup({ quiet: true });
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electronExecutable(), [...asRoot, root, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  child.once('exit', (code) => process.exit(code ?? 1));
}

if (values.data === undefined) {
  process.stderr.write('Say where the data folder is: --data DIR\n');
  process.exitCode = 2;
} else if (values.headless) {
  await headless(path.resolve(values.data)).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
} else {
  await openWindow();
}
