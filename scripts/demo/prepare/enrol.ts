/** Enrols a workstation of the demonstration as an administrator would: with a code, then a first administrator, then staff. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoPassword, demoStaff, type DemoStaff } from '../establishment.ts';
import { openDesk, replicated, type Desk } from './desk.ts';

/** What an enrolment needs. */
export interface Enrolment {
  dataDir: string;
  centralUrl: string;
  code: string;
  /** Sign-in name of this workstation's first administrator. */
  administrator: string;
  /** scrypt's N of everybody's password, as WorkstationOptions has it. */
  scryptCost?: number | undefined;
  say: (line: string) => void;
}

/** Answers the workstation, open, with its administrator signed in. */
export async function enrolDesk(enrolment: Enrolment): Promise<Desk> {
  const { dataDir, centralUrl, code, administrator, scryptCost, say } = enrolment;
  const desk = await openDesk(dataDir, scryptCost === undefined ? {} : { scryptCost });
  const { establishment } = await desk.ask('session.enrol', { centralUrl, code });
  const [first] = demoStaff.filter(({ role }) => role === 'administrator');
  if (first === undefined) throw new RangeError('the demonstration has no administrator');
  await desk.ask('session.firstAdministrator', {
    username: administrator,
    name: first.name,
    password: demoPassword,
  });
  await desk.signIn(administrator);
  say(`Workstation enrolled at ${establishment}`);
  // Staff admitted elsewhere are known by then, and are given a key here instead of a second record.
  await replicated(desk, say);
  const others = demoStaff.filter((person) => person !== first);
  for (const person of others) {
    await desk.ask('administration.admitStaff', { ...person, password: demoPassword });
  }
  say(`  staff admitted: ${others.length + 1} of ${demoStaff.length}, of every role`);
  writeSignIns(dataDir, [{ ...first, username: administrator }, ...others]);
  return desk;
}

/** What the demonstration's sign-in page shows. A workstation that was not started with --demo never reads it. */
function writeSignIns(dataDir: string, staff: readonly DemoStaff[]): void {
  const signIns = staff.map(({ username, name, role }) => ({ username, name, role, password: demoPassword }));
  writeFileSync(path.join(dataDir, 'demo.json'), `${JSON.stringify({ staff: signIns }, null, 1)}\n`);
}
