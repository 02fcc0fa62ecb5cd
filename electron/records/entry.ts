/** The records process: wires a workstation to the port that the shell gave it. Plain Node but for that port. */
import path from 'node:path';
import { Failure } from '../../shared/failure/failure.ts';
import type { DeviceSecretHandover, FromRecords, StartMessage, ToRecords } from './process-messages.ts';
import { fileDeviceSecret, type DeviceSecret, type NoDeviceSecret } from './security/device-secret.ts';
import type { InstallUpdate } from './updates/updates.ts';
import { createWorkstation, type Link, type Workstation } from './workstation.ts';
import { enrolAtStart } from './workstation/enrol-at-start.ts';
import { realWorld } from './workstation/real-world.ts';

/** The part of Electron's port that is used here. */
interface Port {
  on(event: 'message', listener: (event: { data: ToRecords }) => void): void;
  postMessage(message: FromRecords): void;
}

const port = (process as NodeJS.Process & { parentPort?: Port }).parentPort;
if (port === undefined) throw new TypeError('the records process is started by the shell');
const send = (message: FromRecords) => port.postMessage(message);

let workstation: Workstation | undefined;
let link: Link | undefined;
let secretWritten: ((sentence: string | null) => void) | undefined;
let updateTaken: ((sentence: string | null) => void) | undefined;

async function start(message: StartMessage): Promise<void> {
  const { dataDir, demo, version, resources, migrations, enrol, centralUrl } = message;
  const deviceSecret = deviceSecretOf(message.deviceSecret, dataDir);
  workstation = await createWorkstation({
    ...realWorld,
    dataDir,
    deviceSecret,
    demo,
    version,
    resources,
    preparedPacks: path.join(import.meta.dirname, 'packs.json'),
    proposerFile: path.join(import.meta.dirname, 'proposer-worker.js'),
    pageWorker: path.join(import.meta.dirname, 'page-worker.js'),
    copyWorker: path.join(import.meta.dirname, 'copy-worker.js'),
    migrations,
    strict: demo,
    ...(centralUrl !== null && { centralUrl }),
    ...(message.canInstall && { installUpdate }),
  });
  if (enrol !== null) await enrolAtStart(workstation, enrol);
  link = workstation.connect((event, payload) => send({ type: 'event', event, payload }));
  send({ type: 'ready' });
}

function deviceSecretOf(handover: DeviceSecretHandover, dataDir: string): DeviceSecret | NoDeviceSecret {
  if (handover.kind === 'none') return handover;
  if (handover.kind === 'file') return fileDeviceSecret(dataDir);
  let held = handover.secret;
  return {
    kind: 'keychain',
    read: async () => held,
    async write(secret) {
      const answer = new Promise<string | null>((resolve) => (secretWritten = resolve));
      send({ type: 'write-secret', secret });
      const sentence = await answer;
      if (sentence !== null) throw new Failure('wrong-key', sentence);
      held = secret;
    },
  };
}

const installUpdate: InstallUpdate = async ({ file, release }) => {
  const answer = new Promise<string | null>((resolve) => (updateTaken = resolve));
  send({ type: 'install-update', file, release });
  const sentence = await answer;
  if (sentence !== null) throw new Failure('refused', sentence);
};

async function stop(): Promise<void> {
  await workstation?.close();
  process.exit(0);
}

async function answer(id: number, channel: string, input: unknown): Promise<void> {
  if (link !== undefined) send({ type: 'answer', id, answer: await link.call(channel, input) });
}

port.on('message', ({ data }) => {
  switch (data.type) {
    case 'start':
      void start(data).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        send({ type: 'failed', sentence: error.message });
      });
      break;
    case 'call':
      void answer(data.id, data.channel, data.input);
      break;
    case 'secret-written':
      secretWritten?.(data.sentence);
      break;
    case 'update-taken':
      updateTaken?.(data.sentence);
      break;
    case 'stop':
      void stop();
      break;
  }
});
