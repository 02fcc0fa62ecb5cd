/** The running demonstration: made when there is none, given the day's arrivals, and its central record started. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { RunningCentral } from '../../central/start.ts';
import { prepareDemonstration, prepareSecond, receiveToday } from '../demo/prepare.ts';
import { startDemoCentral } from '../demo/prepare/central.ts';
import { places, readNote } from '../demo/prepare/folder.ts';

const PATIENTS = 250;
const SEED = 1;

/** A running demonstration, before its windows open. */
export interface Demonstration {
  /** https://host:port of the central record. */
  centralAddress: string;
  /** Command line of each workstation. */
  workstations: string[][];
  stop: () => Promise<void>;
}

/** What a person who starts it should know. */
export class DemonstrationError extends Error {}

/** Starts what the windows need, under `folder`; `second` adds another workstation of the same establishment. */
export async function startDemonstration(
  folder: string,
  { second, say }: { second: boolean; say: (line: string) => void },
): Promise<Demonstration> {
  if (readNote(folder) === null) {
    say('Preparing the demonstration establishment. This is done once and takes some 20 seconds.');
    await prepareDemonstration({ folder, patients: PATIENTS, seed: SEED, now: Date.now(), say });
  }
  const note = readNote(folder);
  if (note === null) throw new TypeError('a demonstration just made cannot be read');
  await mustBeFree(note.port);
  const central = await startDemoCentral(folder, note.port);
  try {
    await receiveToday(folder, Date.now(), say);
    if (second) await prepareSecond(central, folder, say);
    return running(central, folder, second);
  } catch (error) {
    await central.stop();
    throw error;
  }
}

function running(central: RunningCentral, folder: string, second: boolean): Demonstration {
  const { workstation, second: other } = places(folder);
  const data = [workstation, ...(second && existsSync(other) ? [other] : [])];
  return {
    centralAddress: central.url,
    // No keychain takes part: this process enrolled the workstation, and only the window's own can speak to one.
    workstations: data.map((each) => [
      '--data',
      each,
      '--central',
      central.url,
      '--demo',
      '--device-secret=file',
    ]),
    stop: () => central.stop(),
  };
}

/** The workstations remember this port, so that no other one will do. */
async function mustBeFree(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(
        new DemonstrationError(
          `Port ${port} of this computer is taken by another program, and the demonstration’s workstations know their central record there. End that program, or begin again with: npm start -- --fresh`,
        ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
