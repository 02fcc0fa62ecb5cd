/** Two workstations of one establishment at a real central record, each with a clinician's desk, which meet and part when a test says so. */
import { v4 as uuidv4 } from 'uuid';
import { startTestCentral, workstation, type TestWorkstation } from './central.ts';
import { admitTeam, deskOn, type Desk } from './desk.ts';
import { temporaryStore, testStart } from './stores.ts';

export interface TwoApart {
  /** The desks of Amara in reception and of Bill in healthcare. */
  readonly desks: () => readonly [Desk, Desk];
  /** Both send and read until both hold everything. */
  readonly meet: () => Promise<void>;
  /** The network goes. */
  readonly part: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function twoApart(postgresUrl: string): Promise<TwoApart> {
  const central = await startTestCentral(postgresUrl);
  const station = async (name: string, device: number): Promise<TestWorkstation> => {
    const stored = temporaryStore(device, { device: uuidv4(), newId: uuidv4 });
    return workstation(await central.enrol(name), { stored, now: stored.clock });
  };
  const reception = await station('Reception', 1);
  const healthcare = await station('Healthcare', 2);
  const stations = [reception, healthcare];
  // Codes are given out by the hour of the real day; from here on everybody lives on the day of the test.
  central.clock.offset = testStart - Date.now();
  admitTeam(reception.stored);
  return {
    desks: () => [deskOn(reception.stored, uuidv4, 'amara'), deskOn(healthcare.stored, uuidv4, 'bill')],
    meet: async () => {
      for (const { replication } of [...stations, ...stations]) {
        replication.start();
        await replication.syncNow();
      }
    },
    part: async () => {
      for (const { replication } of stations) await replication.stop();
    },
    stop: async () => {
      for (const each of stations) await each.stop();
      await central.stop();
    },
  };
}
