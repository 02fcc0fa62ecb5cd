/** Two workstations that exchange with a central record, one of them through a relay that does to messages what a test says. */
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import type { Identity } from '../../electron/records/replication/identity.ts';
import {
  saveNote,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from './central.ts';
import { startFaultRelay, type Asked, type FaultRelay, type Meddle } from './fault-relay.ts';
import { impatient } from './fault-timers.ts';

export const isPush = ({ path }: Asked): boolean => path === '/v1/push';
export const isPull = ({ path }: Asked): boolean => path.startsWith('/v1/pull');

export interface MeddledLine {
  readonly central: TestCentral;
  readonly relay: FaultRelay;
  /** Behind the relay. */
  readonly station: TestWorkstation;
  /** Beside it, on a good line. */
  readonly other: TestWorkstation;
  /** From a new connection on, so that no request that is under way escapes it. */
  meddle(how: Meddle): Promise<void>;
  /** Saves at the station. */
  written(): string;
  /** Saves at the other one, and sends it. */
  pulledByStation(): Promise<string>;
  /** Written while the station's replication is stopped: `meddle` starts it again. */
  pulledWhileAway(): Promise<string>;
}

/** Call once per file: fresh workstations for every test, both up to date, and no request seen yet. */
export function meddledLine(): MeddledLine {
  const now = {} as {
    central: TestCentral;
    relay: FaultRelay;
    station: TestWorkstation;
    other: TestWorkstation;
  };
  /** Enrolled once: making keys takes longer than most of these tests. */
  let identities: { near: Identity; far: Identity };
  beforeAll(async () => {
    now.central = await startTestCentral(inject('postgresUrl'));
    identities = { near: await now.central.enrol('near'), far: await now.central.enrol('far') };
    now.relay = await startFaultRelay(now.central, identities.far);
  });
  afterAll(async () => {
    await now.relay.close();
    await now.central.stop();
  });
  beforeEach(async () => {
    now.station = workstation(identities.far, { url: now.relay.url, timers: impatient() });
    now.other = workstation(identities.near);
    for (const each of [now.station, now.other]) {
      each.replication.start();
      await each.replication.syncNow();
    }
    now.relay.seen.length = 0;
  });
  afterEach(async () => {
    now.relay.meddle = null;
    await now.station.stop();
    await now.other.stop();
  });
  const pulledByStation = async (): Promise<string> => {
    const id = saveNote(now.other.store, 'seen on the other workstation');
    await now.other.replication.syncNow();
    return id;
  };
  return Object.assign(now, {
    async meddle(how: Meddle) {
      await now.station.replication.stop();
      now.relay.meddle = how;
      now.station.replication.start();
    },
    written: () => saveNote(now.station.store, 'Dr Ní Bhriain’s note — ملاحظة الطبيبة'),
    pulledByStation,
    async pulledWhileAway() {
      await now.station.replication.stop();
      return pulledByStation();
    },
  });
}
