/** A whole workstation in a temporary folder, through the real `createWorkstation`; only the central record is a stand-in. */
import { LinkFault } from '../../electron/records/replication/fault.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileDeviceSecret } from '../../electron/records/security/device-secret.ts';
import { createWorkstation, type Link, type Workstation } from '../../electron/records/workstation.ts';
import type { ReplicationLink, WorkstationOptions } from '../../electron/records/workstation/options.ts';
import { realWorld } from '../../electron/records/workstation/real-world.ts';
import { notConnected } from '../../electron/records/workstation/replication-link.ts';
import type { ChannelName, Input, Output } from '../../shared/contract/contract.ts';
import type { FailureView } from '../../shared/failure/failure.ts';
import type { Role } from '../../shared/records/people.ts';
import { preparedPacksFile } from './prepared-packs.ts';

export const root = path.resolve(import.meta.dirname, '../..');
/** The least that the key ring accepts: tests sign in hundreds of times. */
export const TEST_SCRYPT_COST = 2 ** 15;
export const administrator = {
  username: 'ada',
  name: 'Ada Admin',
  password: 'three odd mullet hats',
} as const;

export const noReplication: ReplicationLink = {
  status: () => notConnected(true),
  changed: () => {},
  now: async () => {},
  ask: () => Promise.reject(new LinkFault('no-network', 'There is no network in this test.')),
  cut: async () => {},
  stop: async () => {},
};

/** An identity without a central record behind it. */
export function unreachableIdentity(workstation = realWorld.newId()) {
  return {
    url: 'https://127.0.0.1:9',
    workstation,
    establishment: { id: 'LEI', name: 'HMP Leicester', kind: 'prison' as const, packs: [] },
    roles: [],
    key: '-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5IGJ1dCBzZWNyZXQ=\n-----END PRIVATE KEY-----\n',
    certificate: 'certificate',
    authority: 'authority',
    ends: new Date(Date.now() + 300 * 86_400_000).toISOString(),
  };
}

export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-workstation-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function testOptions(dataDir: string, more: Partial<WorkstationOptions> = {}): WorkstationOptions {
  const resources = path.join(root, 'resources');
  return {
    ...realWorld,
    dataDir,
    deviceSecret: fileDeviceSecret(dataDir),
    demo: false,
    version: '0.0.0-test',
    resources,
    preparedPacks: preparedPacksFile(resources),
    scryptCost: TEST_SCRYPT_COST,
    strict: true,
    enrol: async () => unreachableIdentity(),
    startReplication: () => noReplication,
    ...more,
  };
}

/** A connection whose answers are typed; `ask` throws what it was refused with. */
export interface Asking {
  readonly link: Link;
  ask<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** The failure that a call is expected to end in. */
  refused(channel: string, input?: unknown): Promise<FailureView>;
  readonly events: { event: string; payload: unknown }[];
}

export function connectTo(workstation: Workstation): Asking {
  const events: Asking['events'] = [];
  const link = workstation.connect((event, payload) => events.push({ event, payload }));
  return {
    link,
    events,
    async ask(channel, input) {
      const answer = await link.call(channel, input);
      if (!answer.ok) throw new Error(`${channel}: ${answer.failure.kind}: ${answer.failure.sentence}`);
      return answer.output as never;
    },
    async refused(channel, input) {
      const answer = await link.call(channel, input);
      if (answer.ok) throw new Error(`${channel} was not refused`);
      return answer.failure;
    },
  };
}

export const passwordOf = (role: Role): string => `${role} wears seven socks`;

/** Enrolled, with its first administrator and one person of every further role named; nobody is signed in. */
export async function preparedWorkstation(
  dataDir: string,
  roles: readonly Role[] = [],
  more: Partial<WorkstationOptions> = {},
): Promise<{ workstation: Workstation; recoveryWords: string }> {
  const workstation = await createWorkstation(testOptions(dataDir, more));
  const { ask, link } = connectTo(workstation);
  await ask('session.enrol', { centralUrl: 'https://127.0.0.1:9', code: 'AAAA-BBBB-CCCC' });
  const { recoveryWords } = await ask('session.firstAdministrator', administrator);
  await ask('session.signIn', { username: administrator.username, password: administrator.password });
  for (const role of roles) {
    const person = {
      username: role,
      name: `Person ${role}`,
      role,
      registration: null,
      password: passwordOf(role),
    };
    await ask('administration.admitStaff', person);
  }
  await ask('session.signOut', {});
  link.close();
  return { workstation, recoveryWords };
}
