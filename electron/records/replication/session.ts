/** What the parts of replication share while one connection to the central record lasts. */
import type { Compression } from '../../../shared/replication/messages.ts';
import type { Store } from '../store/store.ts';
import type { Identity } from './identity.ts';
import type { Link } from './link.ts';
import type { PageThread } from './page-thread.ts';
import type { StatusBoard } from './status.ts';

export interface ReplicationEvents {
  /** Something was pulled: the patients whose records it changed, none where it is about nobody yet. */
  applied(patients: readonly string[]): void;
  /** First or long replication: entries received of those there are. */
  progress(done: number, total: number): void;
  /** Something an administrator should know that healed by itself. */
  incident(sentence: string): void;
}

export interface Session {
  /** A replica without `first` reads the feed from its beginning and tells nobody apart meanwhile. */
  readonly store: Pick<Store, 'log' | 'settings'> &
    Partial<Pick<Store, 'audit' | 'first' | 'retention' | 'record' | 'recordsOfPatient' | 'recordsWhere'>>;
  readonly identity: Identity;
  readonly link: Link;
  readonly status: StatusBoard;
  readonly events: ReplicationEvents;
  readonly clock: { now(): number };
  readonly newId: () => string;
  /** Ends every request of this session. */
  readonly signal: AbortSignal;
  /** Coding of bodies sent; the best both sides know. */
  readonly coding: Compression | null;
  /** Epoch of the central record's feed when hello was said. */
  readonly epoch: string;
  /** Last feed number at that moment. */
  readonly head: number;
  /** False when no version of the protocol is common to both sides: what is saved is sent, nothing is read. */
  readonly reads: boolean;
  /** Payload bytes of one push at most, as the central record likes them. */
  readonly batchBytes: number;
  readonly longPollMs: number;
  /** Whether somebody saved something in the last seconds. */
  attended?(): boolean;
  /** Begins a thread that reads pages; without it they are read where they are stored. */
  pageThread?(): PageThread;
  /** Whether an answer is a long way off, so that more has to be on its way at once to fill the line. */
  readonly longLine: boolean;
  /** What one page may carry while this workstation is being filled; the usual page where the central record names none. */
  readonly fillingPage: { readonly bytes?: number; readonly most?: number };
}

/** Gives the event loop a turn: a save of the person at the screen goes before the next page. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
