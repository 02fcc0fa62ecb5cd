/** One workstation of a history, and its real exchange with the central record. */
import type { StatusBoard } from '../../electron/records/replication/status.ts';
import { faultOf, type LinkFault } from '../../electron/records/replication/fault.ts';
import { meet, type Unmet } from '../../electron/records/replication/handshake.ts';
import type { Identity } from '../../electron/records/replication/identity.ts';
import type { Link } from '../../electron/records/replication/link.ts';
import { prove } from '../../electron/records/replication/completeness.ts';
import { pullToHead } from '../../electron/records/replication/pull.ts';
import { pushAll } from '../../electron/records/replication/push.ts';
import { PROTOCOL_VERSIONS } from '../../shared/replication/limits.ts';
import type { Image, RecordTypes, Replica } from './replica.ts';

export interface Station {
  readonly name: string;
  readonly index: number;
  readonly establishment: string;
  /** Its wall clock, milliseconds since 1970 UTC. */
  readonly clock: () => number;
  replica: Replica;
  types: RecordTypes;
  /** Milliseconds its clock is ahead of the truth. */
  offset: number;
  /** The latest its clock has ever said; what it writes is not bounded below that. */
  latest: number;
  readonly backups: Image[];
  /** What its user saw on a page that is still open: change ids by record and field. */
  readonly opened: Map<string, ReadonlyMap<string, readonly string[]>>;
}

/** Nobody looks at the status line here, and working out its sentences would take a third of the time. */
const nobodyLooks = new Proxy({}, { get: () => () => false }) as StatusBoard;

/** Faults after which the client says hello again at once (replication.ts). */
const HELLO_AGAIN = new Set(['gap', 'fork', 'epoch']);

async function once(station: Station, link: Link, newId: () => string, whole: boolean): Promise<void> {
  const { store } = station.replica;
  const { signal } = new AbortController();
  const base: Unmet = {
    store,
    identity: { establishment: { id: station.establishment } } as Identity,
    link,
    status: nobodyLooks,
    events: { applied: () => undefined, progress: () => undefined, incident: () => undefined },
    clock: { now: station.clock },
    signal,
    protocols: PROTOCOL_VERSIONS,
    app: 'test',
    newId,
  };
  const { session, doubt } = await meet(base);
  await pushAll(session);
  await pullToHead(session, 0, signal);
  await prove(session, doubt || whole);
}

/** Hello, push, pull and proof as the client does them. The fault it ended with, or null; throws what no network explains. */
export async function exchange(
  station: Station,
  link: Link,
  newId: () => string,
  whole: boolean,
): Promise<LinkFault | null> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await once(station, link, newId, whole);
      return null;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'unexpected' || fault.kind === 'not-ours') throw error;
      if (attempt === 3 || fault.code === null || !HELLO_AGAIN.has(fault.code)) return fault;
    }
  }
}
