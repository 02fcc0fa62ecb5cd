/** What the conformance cases ask of a client, whichever it is: the product's own or the second one. */
import type { Establishment } from '../../shared/replication/enrolment.ts';

/** What an enrolment leaves: opaque to the cases. */
export interface Enrolled {
  readonly url: string;
  readonly workstation: string;
  readonly establishment: Establishment;
  readonly key: string;
  readonly certificate: string;
  readonly authority: string;
}

/** How a note of a case differs from the ordinary. */
export interface Unusual {
  /** Another establishment than the certificate's: not acceptable to any central record. */
  readonly establishment?: string;
  /** A record type that this central record has never heard of. */
  readonly type?: string;
}

export interface Replica {
  device(): string;
  /** Saves notes as one group; returns the ids of its changes. */
  save(texts: readonly string[], unusual?: Unusual): string[];
  /** Everything once: hello, push, pull, comparison. Rejects with an error whose `code` is the protocol's. */
  sync(): Promise<void>;
  /** Stays connected and reads by long poll; `leave` ends it. */
  follow(): Promise<void>;
  leave(): Promise<void>;
  /** Hash by change id of everything that has a place in the feed here. */
  held(): ReadonlyMap<string, string>;
  /** Own changes not acknowledged. */
  waiting(): number;
  /** Ids set aside by the central record. */
  refused(): string[];
  /** The last comparison of digests. */
  equal(): boolean;
  /** A copy of the disk as it is now: the same certificate, the same device id. */
  copy(): Replica;
  /** The disk loses one entry of the feed, and nothing notices at once. */
  forget(id: string): void;
  /** Frees what it holds. */
  end(): Promise<void>;
}

export interface ClientKind {
  readonly name: string;
  /** A whole enrolment with a code, key and all. Rejects when the pin or the code is wrong. */
  enrol(url: string, code: string, name: string): Promise<Enrolled>;
  /** An installation with an empty log. `url`: another way to the same central record. */
  create(enrolled: Enrolled, url?: string): Replica;
}
