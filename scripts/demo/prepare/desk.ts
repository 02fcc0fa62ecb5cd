/** A workstation of the demonstration in this process, while it is prepared. The window opens the same folder afterwards. */
import path from 'node:path';
import { fileDeviceSecret } from '../../../electron/records/security/device-secret.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { createWorkstation } from '../../../electron/records/workstation.ts';
import type { WorkstationOptions } from '../../../electron/records/workstation/options.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import type { ChannelName, Input, Output } from '../../../shared/contract/contract.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { root } from '../../setup/paths.mjs';
import { demoPassword } from '../establishment.ts';

/** An open workstation and one connection to it. */
export interface Desk {
  /** Calls a channel; throws the sentence that it was refused with. */
  ask<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>>;
  signIn(username: string): Promise<void>;
  /** The open store, for putting in invented histories at once. There is none before the first sign-in. */
  store(): Store;
  close(): Promise<void>;
}

/** Opens the workstation of `dataDir`; `options` are for tests. */
export async function openDesk(dataDir: string, options: Partial<WorkstationOptions> = {}): Promise<Desk> {
  let open: Store | undefined;
  const workstation = await createWorkstation({
    ...realWorld,
    dataDir,
    deviceSecret: fileDeviceSecret(dataDir),
    demo: true,
    version: manifest.version,
    resources: path.join(root, 'resources'),
    preparedPacks: path.join(root, 'dist', 'main', 'packs.json'),
    strict: true,
    ...options,
    startReplication(context) {
      open = context.store;
      return (options.startReplication ?? realWorld.startReplication)(context);
    },
  });
  const link = workstation.connect(() => {});
  const ask: Desk['ask'] = async (channel, input) => {
    const answer = await link.call(channel, input);
    if (!answer.ok) throw new Error(`${channel}: ${answer.failure.sentence}`);
    return answer.output as never;
  };
  return {
    ask,
    signIn: async (username) => void (await ask('session.signIn', { username, password: demoPassword })),
    store() {
      if (open === undefined) throw new TypeError('nobody has signed in yet');
      return open;
    },
    close: () => workstation.close(),
  };
}

/** Waits until the central record has everything and this workstation has everything of it. */
export async function replicated(desk: Desk, say: (line: string) => void): Promise<void> {
  const until = Date.now() + 120_000;
  let said = -1;
  for (;;) {
    const status = await desk.ask('replication.now', {});
    if (status.state === 'up-to-date' && status.waiting === 0) return;
    if (Date.now() > until) throw new Error(`The central record was not reached: ${status.sentence}`);
    if (status.waiting !== said) say(`  ${status.sentence}`);
    said = status.waiting;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
