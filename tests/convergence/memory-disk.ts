/** What a workstation in memory would have on its disk. */
import { type Envelope, FIRST_PREV } from '../../shared/changes/change.ts';
import { EARLIEST, type HybridTime } from '../../shared/changes/hlc.ts';

/** One change held. Never altered, only put in place of another. */
export interface Row {
  readonly envelope: Envelope;
  readonly effectiveMs: number | null;
}

export interface Disk {
  device: string;
  acknowledged: number;
  head: { readonly seq: number; readonly link: string };
  /** The clock, own and received. */
  time: HybridTime;
  /** By change id, in the order they were stored. */
  readonly rows: Map<string, Row>;
  /** `device seq` to change id. */
  readonly places: Map<string, string>;
  /** Feed numbers of every scope. */
  readonly feeds: Map<string, Map<number, { readonly id: string; readonly hash: string }>>;
  readonly cursors: Map<string, { readonly epoch: string; readonly feedSeq: number }>;
  readonly quarantine: { readonly id: string; readonly reason: string; readonly at: string }[];
  readonly settings: Map<string, string>;
}

export function emptyDisk(device: string): Disk {
  return {
    device,
    acknowledged: 0,
    head: { seq: 0, link: FIRST_PREV },
    time: EARLIEST,
    rows: new Map(),
    places: new Map(),
    feeds: new Map(),
    cursors: new Map(),
    quarantine: [],
    settings: new Map(),
  };
}

export function copyOf(disk: Disk): Disk {
  return {
    ...disk,
    rows: new Map(disk.rows),
    places: new Map(disk.places),
    feeds: new Map([...disk.feeds].map(([scope, feed]) => [scope, new Map(feed)])),
    cursors: new Map(disk.cursors),
    quarantine: [...disk.quarantine],
    settings: new Map(disk.settings),
  };
}
