/** The demonstration's central record, on loopback with a certificate authority of its own. */
import { startCentral, type RunningCentral } from '../../../central/start.ts';
import { demoEstablishment, otherEstablishments } from '../establishment.ts';
import { places } from './folder.ts';

const CODE_LIFE_MS = 24 * 3_600_000;

/** Starts the central record of `folder`; `databaseUrl` names a database instead of its embedded PostgreSQL. */
export async function startDemoCentral(
  folder: string,
  port: number,
  databaseUrl?: string,
): Promise<RunningCentral> {
  return startCentral({
    dataDir: places(folder).central,
    port,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    clock: { now: () => Date.now() },
    // What goes wrong is told by the error itself; the rest is for operators of a real one.
    log: () => {},
  });
}

/** Adds the establishment and those that people are moved to, once. */
export async function addDemoEstablishment(central: RunningCentral): Promise<void> {
  for (const each of [demoEstablishment, ...otherEstablishments])
    await central.addEstablishment({ ...each, kind: 'prison', packs: [] });
}

/** A code for one more workstation. */
export async function newDemoCode(central: RunningCentral): Promise<string> {
  return central.newEnrolmentCode({
    establishment: demoEstablishment.id,
    roles: [],
    expires: new Date(Date.now() + CODE_LIFE_MS),
  });
}
