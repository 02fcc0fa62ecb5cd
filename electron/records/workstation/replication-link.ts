/** Starting the link to the central record when the store opens, and what is said while there is none. */
import { Failure } from '../../../shared/failure/failure.ts';
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import type { Identity } from '../replication/identity.ts';
import { openIdentity, resealEnrolment, type KeyMaterial } from './enrolment-file.ts';
import type { Connection } from './connection.ts';
import type { WorkstationCore } from './core.ts';
import type { ReplicationLink } from './options.ts';

const unknown = {
  saved: 0,
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

/** The key that proves who it is went with the secret of the keychain. */
export const ENROL_AGAIN: ReplicationStatus = {
  ...unknown,
  state: 'attention',
  sentence: 'This workstation has to be enrolled again. Nothing is sent until then',
  details: [
    'The keychain of this computer lost the key that this workstation shows to the central record. The records are here and are kept. An administrator enrols it again on the page Workstation.',
  ],
};

/** Starts the link; null when it cannot start, which must not keep anybody from working. */
export function startLink(core: WorkstationCore, keys: KeyMaterial): ReplicationLink | null {
  const { options, log } = core;
  const keepIdentity = (identity: Identity): void => {
    core.enrolment = resealEnrolment(options.dataDir, core.enrolled, identity, keys, options.random);
  };
  const tellAll = (tell: (connection: Connection) => void): void => core.connections.forEach(tell);
  try {
    const identity = openIdentity(core.enrolled, keys);
    // From here on the key needs somebody's password too.
    if (core.enrolled.privateKey.sealedBy === 'device') keepIdentity(identity);
    return options.startReplication({
      store: core.host.store,
      identity,
      keepIdentity,
      ...(options.centralUrl !== undefined && { centralUrl: options.centralUrl }),
      ...(options.pageWorker !== undefined && { pageWorker: options.pageWorker }),
      now: options.now,
      newId: options.newId,
      version: options.version,
      onStatus(status) {
        if (status.state === 'up-to-date') {
          core.grant?.reached(status.clockSkewSeconds ?? 0);
          // What is about no patient, such as staff and policy, comes without a word of its own.
          core.noteArrived();
        }
        tellAll((connection) => connection.emit('replication', core.withWarning(status)));
      },
      onPulled: (patients) => {
        core.checkpoint.written();
        tellAll((connection) => connection.emit('changed', { patients: [...patients], board: true }));
      },
      log: (event) => log.note(event),
    });
  } catch (error) {
    core.identityLost = error instanceof Failure && error.kind === 'wrong-key';
    log.report('replication', error);
    return null;
  }
}
