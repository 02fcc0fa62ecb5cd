/** The central record of the demonstration, and how its workstation finds it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../central/database/embedded.ts';
import { startCentral } from '../../central/start.ts';
import { demoEstablishment } from '../demo/establishment.ts';

/** A running demonstration, before its window opens. */
export interface Demonstration {
  /** https://host:port of the central record. */
  centralAddress: string;
  /** Command line of the workstation. */
  workstationArgs: string[];
  stop: () => Promise<void>;
}

const codeLife = 24 * 3_600_000;

/** Starts what the window needs, under `folder`, and enrols the workstation the first time. */
export async function startDemonstration(folder: string): Promise<Demonstration> {
  const central = await startCentral({
    dataDir: path.join(folder, 'central'),
    port: await samePort(folder),
    clock: { now: () => Date.now() },
    log: () => {},
  });
  const data = path.join(folder, 'workstation');
  const workstationArgs = ['--data', data, '--central', central.url, '--demo', '--device-secret=file'];
  if (!existsSync(data)) {
    await central.addEstablishment({ ...demoEstablishment, kind: 'prison', packs: [] });
    const code = await central.newEnrolmentCode({
      establishment: demoEstablishment.id,
      roles: ['administrator'],
      expires: new Date(Date.now() + codeLife),
    });
    workstationArgs.push('--enrol', code);
  }
  return { centralAddress: central.url, workstationArgs, stop: () => central.stop() };
}

/** A port found free the first time and kept, because the workstation remembers where its central record answers. */
async function samePort(folder: string): Promise<number> {
  const file = path.join(folder, 'port');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, String(await freePort()));
  }
  return Number(readFileSync(file, 'utf8'));
}
