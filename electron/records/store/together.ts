/**
 * Entries of a page taken in together: looked up at once, inserted by few statements, folded at once. Only what is plainly
 * new or plainly held; whatever is not is taken by itself, after those that came before it, so that the tables come out as
 * if every entry had been.
 */
import type { Change, Envelope } from '../../../shared/changes/change.ts';
import { linkedPatients, patientOf } from '../../../shared/changes/fold.ts';
import { readChange } from '../../../shared/changes/registers.ts';
import { FoldMany } from './fold-many.ts';
import { ManyRows } from './many-rows.ts';
import type { ToFold } from './new-record.ts';
import { type Outcome, type PageParts, soundPayload } from './page-entry.ts';
import { positionOf } from './position.ts';
import type { Returned } from './returned.ts';
import type { ChangeState } from './schema/log.ts';
import type { PulledEntry } from './log-types.ts';

/** Fewer are taken one after the other. */
const LEAST = 8;

interface Held {
  readonly id: string;
  readonly pos: number;
  readonly hash: Buffer;
  readonly state: ChangeState;
  readonly effectiveMs: number | null;
}

export interface TogetherParts extends PageParts {
  /** Takes notice of an entry's clock; milliseconds at which the central record received it. */
  heard(entry: PulledEntry): number;
}

/** Another change stands where one of these was to stand, so each has to be looked at by itself. */
export class NotTogether extends Error {}

export class Together {
  private readonly parts: TogetherParts;
  private readonly returned: Returned;
  private readonly foldMany: FoldMany;
  private readonly held;
  private readonly between;
  private readonly insertChanges: ManyRows;
  private readonly insertFeed: ManyRows;
  private changes: (string | number | null)[] = [];
  private feed: (string | number | null)[] = [];
  private folds: ToFold[] = [];
  private taken: Change[] = [];
  /** Places in the log that are taken, of those where entries of this page stand. */
  private readonly occupied = new Set<number>();

  constructor(parts: TogetherParts, returned: Returned) {
    const { database } = parts.core;
    this.parts = parts;
    this.returned = returned;
    this.foldMany = new FoldMany(parts.core, parts.fold);
    this.held = database.prepare<[string], Held>(
      `SELECT id, pos, hash, state, effective_ms AS effectiveMs FROM change WHERE id IN (SELECT value FROM json_each(?))`,
    );
    this.between = database
      .prepare<[number, number], number>('SELECT pos FROM change WHERE pos BETWEEN ? AND ?')
      .pluck();
    this.insertChanges = new ManyRows(
      database,
      'change (pos, id, prev, hash, state, effective_ms, received_ms, payload)',
      8,
      { conflict: 'ON CONFLICT (pos) DO NOTHING', binary: [2, 3] },
    );
    this.insertFeed = new ManyRows(database, 'feed (scope, feed_seq, change, quarantine)', 4, {
      conflict:
        'ON CONFLICT (scope, feed_seq) DO UPDATE SET change = excluded.change, quarantine = excluded.quarantine',
    });
  }

  /**
   * Takes entries; `one` takes one by itself. Throws `NotTogether` where nobody but a liar could have made it so: then nothing of
   * it may stay in the tables.
   */
  take(
    scope: string,
    entries: readonly PulledEntry[],
    outcome: Outcome,
    one: (entry: PulledEntry) => void,
  ): void {
    this.begin();
    if (entries.length < LEAST) {
      for (const entry of entries) one(entry);
      return;
    }
    const ids = JSON.stringify(entries.map(({ id }) => id));
    const held = new Map(this.held.all(ids).map((row) => [row.id, row]));
    this.lookAround(entries);
    const seen = new Set<string>();
    for (const entry of entries) {
      const before = held.get(entry.id);
      const plain =
        !seen.has(entry.id) &&
        (before === undefined
          ? this.isNew(scope, entry, outcome)
          : this.isHeld(scope, entry, before, outcome));
      seen.add(entry.id);
      if (plain) continue;
      this.flush();
      one(entry);
      const pos = entry.envelope === null ? undefined : this.placeOf(entry.envelope);
      if (pos !== undefined) this.occupied.add(pos);
    }
    this.flush();
  }

  private begin(): void {
    this.changes = [];
    this.feed = [];
    this.folds = [];
    this.taken = [];
  }

  /** Notes which places are taken already; entries mostly stand one behind the other in the chain of a device. */
  private lookAround(entries: readonly PulledEntry[]): void {
    this.occupied.clear();
    let [first, last] = [0, -1];
    const look = (): void => {
      if (last >= first) for (const pos of this.between.all(first, last)) this.occupied.add(pos);
    };
    for (const { envelope } of entries) {
      const pos = envelope === null ? undefined : this.placeOf(envelope);
      if (pos === undefined) continue;
      if (pos !== last + 1) {
        look();
        first = pos;
      }
      last = pos;
    }
    look();
  }

  /** Where an envelope belongs in the log; nowhere yet while nothing of its device is held, or when it is none. */
  private placeOf({ device, seq }: Envelope): number | undefined {
    const no = this.parts.core.devices.heldNumberOf(device);
    return no === undefined || !Number.isSafeInteger(seq) ? undefined : positionOf(no, seq);
  }

  private isHeld(scope: string, entry: PulledEntry, row: Held, outcome: Outcome): boolean {
    const same = row.effectiveMs === entry.effectiveMs && row.hash.toString('hex') === entry.hash;
    if (!same || row.state === 'purged') return false;
    this.parts.heard(entry);
    this.feed.push(scope, entry.feedSeq, row.pos, null);
    outcome.duplicates += 1;
    return true;
  }

  private isNew(scope: string, entry: PulledEntry, outcome: Outcome): boolean {
    const { core } = this.parts;
    const { envelope, effectiveMs } = entry;
    const payload = soundPayload(entry);
    if (envelope === null || payload === null || envelope.device === core.installation.device) return false;
    const { change } = envelope;
    const reading = readChange(core.types, change);
    if (reading.as === 'quarantined') return false;
    const pos = positionOf(core.devices.numberOf(envelope.device), envelope.seq);
    if (this.occupied.has(pos)) return false;
    this.occupied.add(pos);
    const receivedMs = this.parts.heard(entry);
    this.changes.push(pos, change.id, envelope.prev, envelope.hash);
    this.changes.push(reading.as, effectiveMs, receivedMs, payload);
    this.feed.push(scope, entry.feedSeq, pos, null);
    this.taken.push(change);
    const patient = patientOf(change);
    if (patient !== null) outcome.patients.add(patient);
    if (reading.as === 'folded') {
      this.folds.push({ change, pos, ms: effectiveMs });
      for (const end of linkedPatients(change)) outcome.patients.add(end);
    }
    outcome.taken.push({ recordId: change.record.id, pos });
    outcome.applied += 1;
    return true;
  }

  /** Writes what was gathered. */
  private flush(): void {
    if (this.insertChanges.insert(this.changes) !== this.taken.length) throw new NotTogether();
    this.foldMany.all(this.folds);
    this.insertFeed.insert(this.feed);
    this.returned.seenAll(this.taken);
    this.begin();
  }
}
