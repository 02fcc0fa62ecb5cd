/** What the composition root hands to a workstation: everything that differs between a prison, a demonstration and a test. */
import type { z } from 'zod';
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import type { DeviceSecret, NoDeviceSecret } from '../security/device-secret.ts';
import type { RandomBytes } from '../security/key-wrapping.ts';
import type { Store } from '../store/store.ts';
import type { InstallUpdate } from '../updates/updates.ts';
import type { Identity } from '../replication/identity.ts';

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
  /** Content packs as the build checked them; without it they are checked at every start. */
  readonly preparedPacks?: string;
  /** The thread that works out proposals, as it was built; without it, its source. */
  readonly proposerFile?: string;
  /** The thread that reads pages while a new workstation is filled, as it was built; without it, its source. */
  readonly pageWorker?: string;
  /** The thread that reads a backup back, as it was built; without it, its source. */
  readonly copyWorker?: string;
  /** Folder of the local store's migrations. */
  readonly migrations?: string;
  /** scrypt's N, at least 2^15; DEFAULT_SCRYPT_COST when left out. */
  readonly scryptCost?: number;
  /** Parse outputs by the contract and put messages into the local log: tests and demonstration. */
  readonly strict?: boolean;
  /** Address of the central record when it differs from the one enrolled at; its authority stays pinned. */
  readonly centralUrl?: string;
  /** File of the public keys that releases are signed with; that of `resources` when left out. */
  readonly updateKeys?: string;
  /** Installs a verified release; left out in a build that cannot install itself. */
  readonly installUpdate?: InstallUpdate;
  readonly enrol: Enrol;
  readonly startReplication: StartReplication;
}

/** At least 250 ms on a clinic PC (`npm run bench -- security`), 128 MB: slow for a guesser, short enough for a nurse. */
export const DEFAULT_SCRYPT_COST = 2 ** 17;

/** Makes a key, sends its request with the code, and answers the identity that came back. */
export type Enrol = (request: { url: string; code: string; name: string }) => Promise<Identity>;

/** A running link to the central record. */
export interface ReplicationLink {
  status(): ReplicationStatus;
  /** To be called after a save: sends it at once. */
  changed(): void;
  /** Tries at once; settles when that try is over, however it went. */
  now(): Promise<void>;
  /** One question to the central record. Rejects with a `LinkFault` that says why not. */
  ask<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  /** Pretends that the network is gone, or ends pretending. */
  cut(cut: boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface ReplicationContext {
  readonly store: Store;
  readonly identity: Identity;
  readonly centralUrl?: string;
  readonly pageWorker?: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly version: string;
  readonly onStatus: (status: ReplicationStatus) => void;
  /** Patients whose records a pulled page touched; the board may have changed too. */
  readonly onPulled: (patients: readonly string[]) => void;
  /** Keeps a renewed identity before it is used. */
  readonly keepIdentity: (identity: Identity) => void;
  readonly log: (event: string) => void;
}

export type StartReplication = (context: ReplicationContext) => ReplicationLink;
