/** What the composition root hands to a workstation: everything that differs between a prison, a demonstration and a test. */
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import type { DeviceSecret, NoDeviceSecret } from '../security/device-secret.ts';
import type { RandomBytes } from '../security/key-wrapping.ts';
import type { Store } from '../store/store.ts';
import type { Enrolment, NewEnrolment } from './enrolment-file.ts';

export interface WorkstationOptions {
  readonly dataDir: string;
  readonly deviceSecret: DeviceSecret | NoDeviceSecret;
  /** Wall clock, milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Milliseconds that never go back, for waits. */
  readonly monotonic: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly random: RandomBytes;
  /** The demonstration establishment: sign-ins shown, short passwords allowed, the network may be cut by hand. */
  readonly demo: boolean;
  readonly version: string;
  /** Folder that holds `clinical/`. */
  readonly resources: string;
  /** Folder of the local store's migrations. */
  readonly migrations?: string;
  /** scrypt's N, at least 2^15; DEFAULT_SCRYPT_COST when left out. */
  readonly scryptCost?: number;
  /** Parse outputs by the contract and put messages into the local log: tests and demonstration. */
  readonly strict?: boolean;
  readonly enrol: Enrol;
  readonly startReplication: StartReplication;
}

/** About 300 ms on a clinic PC: slow for a guesser, short enough for a nurse. */
export const DEFAULT_SCRYPT_COST = 2 ** 16;

/** Makes a key, sends the request with the code, and answers what came back. */
export type Enrol = (request: { centralUrl: string; code: string; name: string }) => Promise<NewEnrolment>;

/** A running link to the central record. */
export interface ReplicationLink {
  status(): ReplicationStatus;
  /** Tries at once; answers when that try is over. */
  now(): Promise<void>;
  /** Pretends that the network is gone, or ends pretending. */
  cut(cut: boolean): void;
  stop(): Promise<void>;
}

export interface ReplicationContext {
  readonly store: Store;
  readonly enrolment: Enrolment;
  /** PEM. */
  readonly privateKey: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly onStatus: (status: ReplicationStatus) => void;
  /** Patients whose records a pulled page touched; the board may have changed too. */
  readonly onPulled: (patients: readonly string[]) => void;
  /** A renewed certificate, to be kept for the next start; with its key when that changed too. */
  readonly onRenewed: (renewed: { certificate: string; ends: string; privateKey?: string }) => void;
  readonly log: (event: string) => void;
}

export type StartReplication = (context: ReplicationContext) => ReplicationLink;
