/** What the shell and the records process say to each other over their port. */
import type { Release } from '../../shared/updates/manifest.ts';
import type { DispatchAnswer } from './dispatch.ts';

/** Where the device secret is, as the shell found it. `keychain` carries it, because only the shell can ask for it. */
export type DeviceSecretHandover =
  | { readonly kind: 'file' }
  | { readonly kind: 'keychain'; readonly secret: Uint8Array | null }
  | { readonly kind: 'none'; readonly sentence: string };

export interface StartMessage {
  readonly type: 'start';
  readonly dataDir: string;
  readonly deviceSecret: DeviceSecretHandover;
  readonly demo: boolean;
  readonly version: string;
  readonly resources: string;
  readonly migrations: string;
  /** Address of the central record when it differs from the one enrolled at. */
  readonly centralUrl: string | null;
  /** This program was installed by an installer, so that another one can replace it. */
  readonly canInstall: boolean;
  /** Enrols at start with this code, unless it is enrolled already. */
  readonly enrol: { readonly centralUrl: string; readonly code: string } | null;
}

export type ToRecords =
  | StartMessage
  | { readonly type: 'call'; readonly id: number; readonly channel: string; readonly input: unknown }
  | { readonly type: 'secret-written'; readonly sentence: string | null }
  /** Null: the installer has it, and this process is about to be stopped. */
  | { readonly type: 'update-taken'; readonly sentence: string | null }
  | { readonly type: 'stop' };

export type FromRecords =
  | { readonly type: 'ready' }
  /** It cannot start at all, e.g. because another process has the data folder. */
  | { readonly type: 'failed'; readonly sentence: string }
  | { readonly type: 'answer'; readonly id: number; readonly answer: DispatchAnswer }
  | { readonly type: 'event'; readonly event: string; readonly payload: unknown }
  | { readonly type: 'write-secret'; readonly secret: Uint8Array }
  /** A file of a release that was verified; a person agreed. */
  | { readonly type: 'install-update'; readonly file: string; readonly release: Release };
