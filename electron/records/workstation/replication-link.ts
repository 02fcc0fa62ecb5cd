/** Starting the link to the central record when the store opens, and what is said while there is none. */
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import { privateKeyOf, resealEnrolment, type KeyMaterial } from './enrolment-file.ts';
import type { Connection } from './connection.ts';
import type { WorkstationCore } from './core.ts';
import type { ReplicationLink } from './options.ts';

const unknown = {
  waiting: 0,
  oldestWaitingAt: null,
  lastReachedAt: null,
  lastProvedEqualAt: null,
  centralHolds: null,
  quarantined: 0,
  parked: 0,
  progress: null,
  clockSkewSeconds: null,
  details: [],
};

/** Before the first sign-in the store is closed, and with it what is known of the central record. */
export function notConnected(enrolled: boolean): ReplicationStatus {
  return enrolled
    ? { ...unknown, state: 'no-network', sentence: 'Central record: connects after the first sign-in' }
    : { ...unknown, state: 'not-enrolled', sentence: 'This workstation is not enrolled' };
}

/** Starts the link; null when it cannot start, which must not keep anybody from working. */
export function startLink(core: WorkstationCore, keys: KeyMaterial): ReplicationLink | null {
  const { options, log } = core;
  const material = { secret: Buffer.from(keys.secret), dataKey: Buffer.from(keys.dataKey) };
  try {
    const privateKey = privateKeyOf(core.enrolled, material);
    if (core.enrolled.privateKey.sealedBy === 'device') keep(core, privateKey, material);
    return options.startReplication({
      store: core.host.store,
      enrolment: core.enrolled,
      privateKey,
      now: options.now,
      newId: options.newId,
      onStatus: (status) => emitToAll(core, (connection) => connection.emit('replication', status)),
      onPulled: (patients) =>
        emitToAll(core, (connection) => connection.emit('changed', { patients: [...patients], board: true })),
      onRenewed: (renewed) => {
        const { certificate, ends } = renewed;
        core.enrolment = { ...core.enrolled, certificate, ends };
        keep(core, renewed.privateKey ?? privateKey, material);
      },
      log: (event) => log.note(event),
    });
  } catch (error) {
    log.report('replication', error);
    return null;
  }
}

function keep(core: WorkstationCore, privateKey: string, material: KeyMaterial): void {
  const { privateKey: _sealed, ...enrolment } = core.enrolled;
  const { dataDir, random } = core.options;
  core.enrolment = resealEnrolment(dataDir, enrolment, privateKey, material, random);
}

function emitToAll(core: WorkstationCore, tell: (connection: Connection) => void): void {
  for (const connection of core.connections) tell(connection);
}
