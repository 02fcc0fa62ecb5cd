/** What every part of the central record is given; made once in `start.ts`. */
import type { Database } from './database/database.ts';
import type { Authority } from './enrolment/authority.ts';
import type { ReleasePlace } from './releases/keep.ts';
import type { Gates } from './replication/gates.ts';
import type { News } from './replication/news.ts';
import type { Shelf } from './replication/shelf.ts';

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
}

export type Log = (message: string) => void;

export interface Central {
  readonly database: Database;
  readonly authority: Authority;
  readonly clock: Clock;
  readonly log: Log;
  readonly news: News;
  readonly gates: Gates;
  readonly shelf: Shelf;
  readonly releases: ReleasePlace;
  readonly operatorToken: string;
  /** Version of the central record, for the handshake. */
  readonly version: string;
  /** Versions of the protocol it speaks, oldest first. */
  readonly protocols: readonly number[];
  /** Payload bytes that hello asks of one push. */
  readonly batchBytes: number;
}
