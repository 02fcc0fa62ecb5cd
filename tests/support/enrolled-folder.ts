/** Data folders of workstations that are really enrolled with a central record, each with its own nurse. */
import { enrol } from '../../electron/records/replication/identity.ts';
import type { Role } from '../../shared/records/people.ts';
import type { TestCentral } from './central.ts';
import type { Headless } from './headless.ts';
import { passwordOf, preparedWorkstation, temporaryFolder } from './workstation.ts';

export interface EnrolledFolder {
  readonly dataDir: string;
  readonly clockOffset: number;
  readonly signIn: { readonly username: string; readonly password: string };
  remove(): void;
}

/** `url` is where the workstation believes its central record to be. */
export async function enrolledFolder(
  central: TestCentral,
  { url = central.running.url, role = 'nurse' as Role, clockOffset = 0 } = {},
): Promise<EnrolledFolder> {
  const { folder: dataDir, remove } = temporaryFolder();
  const { workstation } = await preparedWorkstation(dataDir, [role], {
    now: () => Date.now() + clockOffset,
    enrol: async ({ name }) => enrol({ url, code: await central.newCode(), name }),
  });
  await workstation.close();
  return { dataDir, clockOffset, signIn: { username: role, password: passwordOf(role) }, remove };
}

/** Calls until an answer is as wanted; throws with the last one after `ms`. */
export async function askUntil<T>(
  station: Headless,
  channel: string,
  input: unknown,
  wanted: (output: T) => boolean,
  ms = 30_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const line = await station.ask(channel, input);
    if (line.output !== undefined && wanted(line.output as T)) return line.output as T;
    if (Date.now() > end)
      throw new Error(`${channel} never was as wanted: ${JSON.stringify(line).slice(0, 600)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
