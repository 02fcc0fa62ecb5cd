/**
 * A workstation's store in memory, for histories by the ten thousand: the log, the cursor and the clock as
 * electron/records/store keeps them, around the same pure rules. What the two share no code for, some hundreds of histories
 * on real encrypted stores hold against the same checks.
 */
import {
  apart,
  chainLink,
  type Change,
  type Envelope,
  FIRST_PREV,
  payloadHash,
} from '../../shared/changes/change.ts';
import { foldChanges, type LoggedChange } from '../../shared/changes/fold.ts';
import { compareTime, EARLIEST, RECEIVE_AHEAD_MS, receive, tick } from '../../shared/changes/hlc.ts';
import { readChange } from '../../shared/changes/registers.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import { Failure } from '../../shared/failure/failure.ts';
import { digestOf, segmentRange } from '../../shared/replication/digest.ts';
import { sha256 } from '../../electron/records/store/core.ts';
import type { Author, DraftChange } from '../../electron/records/store/store.ts';
import type {
  ChangeLog,
  LogVerdict,
  PulledEntry,
  PulledPage,
} from '../../electron/records/store/log-types.ts';
import type { Settings } from '../../electron/records/store/own-types.ts';
import { LiveTables } from './live-tables.ts';
import { copyOf, emptyDisk, type Disk, type Row } from './memory-disk.ts';
import { changeFrom, firstBroken, wholeGroups } from './memory-chain.ts';
import { byKey, type Image, type RecordTypes, type Replica } from './replica.ts';

const FAR = Number.MAX_SAFE_INTEGER;

class MemoryReplica implements Replica {
  private disk: Disk;
  private types: RecordTypes;
  private tables: LiveTables;
  private readonly clock: () => number;
  private readonly newId: () => string;
  readonly store: { readonly log: ChangeLog; readonly settings: Settings };

  constructor(disk: Disk, clock: () => number, newId: () => string, types: RecordTypes) {
    this.disk = disk;
    this.clock = clock;
    this.newId = newId;
    this.types = types;
    this.tables = this.foldAgain();
    this.store = { log: this.changeLog(), settings: this.settings() };
  }

  /** Every row into new tables, in the order they were stored. */
  private foldAgain(): LiveTables {
    const tables = new LiveTables(this.types);
    for (const { envelope, effectiveMs } of this.disk.rows.values())
      if (readChange(this.types, envelope.change).as === 'folded') tables.apply(envelope.change, effectiveMs);
    return tables;
  }

  commit(drafts: readonly DraftChange[], author: Author): Change[] {
    const group = drafts.length > 1 ? this.newId() : null;
    let { time, head } = this.disk;
    const envelopes = drafts.map((draft): Envelope => {
      time = tick(time, this.clock());
      const clock = { counter: time.counter, device: this.disk.device, ms: time.ms };
      const made = { id: this.newId(), now: this.clock(), clock, group };
      const change = changeFrom(this.types, draft, author, made);
      const hash = payloadHash(change, sha256);
      const place = { device: this.disk.device, seq: head.seq + 1, prev: head.link, hash };
      head = { seq: place.seq, link: chainLink(place, sha256) };
      return { ...place, change };
    });
    for (const { change } of envelopes)
      if (this.types[change.record.type]?.immutable && this.tables.has(change.record.type, change.record.id))
        throw new Failure('conflict', 'This entry is final and cannot be altered.');
    for (const envelope of envelopes) this.insert({ envelope, effectiveMs: null });
    this.disk = { ...this.disk, head, time };
    return envelopes.map(({ change }) => change);
  }

  /** False when another change stands at this place of the device's chain. */
  private insert(row: Row): boolean {
    const { device, seq, change } = row.envelope;
    const place = `${device} ${seq}`;
    if (this.disk.places.has(place)) return false;
    this.disk.places.set(place, change.id);
    this.disk.rows.set(change.id, row);
    if (readChange(this.types, change).as === 'folded') this.tables.apply(change, row.effectiveMs);
    return true;
  }

  private retime(row: Row, effectiveMs: number): void {
    const { change } = row.envelope;
    if (row.effectiveMs === effectiveMs) return;
    this.disk.rows.set(change.id, { ...row, effectiveMs });
    if (readChange(this.types, change).as === 'folded') this.tables.retime(change, effectiveMs);
  }

  private place(scope: string, feedSeq: number, id: string, hash: string): void {
    const feed = this.disk.feeds.get(scope) ?? new Map<number, { id: string; hash: string }>();
    this.disk.feeds.set(scope, feed.set(feedSeq, { id, hash }));
  }

  private setAside(id: string, reason: string): void {
    this.disk.quarantine.push({ id, reason, at: new Date(this.clock()).toISOString() });
  }

  private applyPage(page: PulledPage): ReturnType<ChangeLog['applyPage']> {
    const cursor = this.disk.cursors.get(page.scope);
    if (cursor && cursor.epoch !== page.epoch)
      throw new Failure('unexpected', 'A page of another epoch came before the cursor was set to it.');
    let applied = 0;
    for (const entry of page.entries) applied += this.applyEntry(page.scope, entry) ? 1 : 0;
    const feedSeq = Math.max(cursor?.feedSeq ?? 0, page.next);
    this.disk.cursors.set(page.scope, { epoch: page.epoch, feedSeq });
    return { applied, duplicates: page.entries.length - applied, patients: [] };
  }

  private applyEntry(scope: string, entry: PulledEntry): boolean {
    const { id, hash, envelope, effectiveMs } = entry;
    const bound = Date.parse(entry.receivedAt) + RECEIVE_AHEAD_MS;
    this.disk.time = receive(this.disk.time, { ms: effectiveMs, counter: 0 }, bound);
    const held = this.disk.rows.get(id);
    if (held?.envelope.hash === hash) {
      this.retime(held, effectiveMs);
      this.place(scope, entry.feedSeq, id, hash);
      return false;
    }
    if (envelope === null && held === undefined) return false;
    this.place(scope, entry.feedSeq, id, hash);
    if (envelope === null || held !== undefined) this.setAside(id, 'another change holds this id');
    else if (envelope.device === this.disk.device)
      throw new Failure('unexpected', 'This store was restored from a copy and needs a new device first.');
    else if (
      this.insert({ envelope, effectiveMs }) ||
      this.insert({ envelope: apart(envelope), effectiveMs })
    )
      return true;
    else this.setAside(id, 'another change holds its place in the chain of its device');
    return false;
  }

  private own(after: number): Envelope[] {
    const { device, head, places, rows } = this.disk;
    return Array.from({ length: Math.max(0, head.seq - after) }, (_, index) => {
      const row = rows.get(places.get(`${device} ${after + 1 + index}`) ?? '');
      if (row === undefined) throw new TypeError('the own chain has a gap');
      return row.envelope;
    });
  }

  private reissue(afterSeq: number, newDevice: string): void {
    let head = { seq: 0, link: FIRST_PREV };
    for (const { device, seq, change, hash } of this.own(afterSeq)) {
      const place = { device: newDevice, seq: head.seq + 1, prev: head.link, hash };
      this.disk.places.delete(`${device} ${seq}`);
      this.disk.places.set(`${newDevice} ${place.seq}`, change.id);
      const row = this.disk.rows.get(change.id) as Row;
      this.disk.rows.set(change.id, { ...row, envelope: { ...place, change } });
      head = { seq: place.seq, link: chainLink(place, sha256) };
    }
    this.disk = { ...this.disk, device: newDevice, head, acknowledged: 0 };
  }

  private acknowledge(seq: number, verdicts: readonly LogVerdict[]): void {
    if (seq > this.disk.head.seq)
      throw new Failure('unexpected', 'More is acknowledged than this workstation has written.');
    for (const { id, verdict, reason, effectiveMs, feedSeq } of verdicts) {
      const row = this.disk.rows.get(id);
      if (row === undefined) continue;
      if (verdict === 'refused') this.setAside(id, reason ?? 'refused');
      if (effectiveMs !== undefined) this.retime(row, effectiveMs);
      if (feedSeq !== undefined)
        this.place(row.envelope.change.establishment, feedSeq, id, row.envelope.hash);
    }
    this.disk.acknowledged = seq;
  }

  private resetCursor(scope: string, epoch: string, feedSeq: number): void {
    const held = this.disk.cursors.get(scope);
    const feed = this.disk.feeds.get(scope);
    if (held && held.epoch !== epoch)
      for (const seq of feed?.keys() ?? []) if (seq > feedSeq) feed?.delete(seq);
    this.disk.cursors.set(scope, { epoch, feedSeq });
  }

  private feedIds(scope: string, segment: number, through = FAR) {
    const { first, last } = segmentRange(segment);
    return [...(this.disk.feeds.get(scope) ?? [])]
      .filter(([feedSeq]) => feedSeq >= first && feedSeq <= Math.min(last, through))
      .map(([feedSeq, entry]) => ({ feedSeq, ...entry }));
  }

  private changeLog(): ChangeLog {
    const disk = (): Disk => this.disk;
    return {
      get device() {
        return disk().device;
      },
      head: () => disk().head,
      linkAt: (seq) => (seq === 0 ? FIRST_PREV : (this.linkOf(seq) ?? null)),
      ownAfter: (seq, maxBytes) => wholeGroups(this.own(seq), maxBytes),
      acknowledged: () => disk().acknowledged,
      acknowledge: (seq, verdicts) => this.acknowledge(seq, verdicts),
      applyPage: (page) => this.applyPage(page),
      cursor: (scope) => disk().cursors.get(scope) ?? null,
      resetCursor: (scope, epoch, feedSeq) => this.resetCursor(scope, epoch, feedSeq),
      segmentDigest: (scope, segment, through) => {
        const entries = this.feedIds(scope, segment, through);
        return { count: entries.length, digest: digestOf(entries, sha256) };
      },
      feedIds: (scope, segment) => this.feedIds(scope, segment),
      envelopesById: (ids) => ids.flatMap((id) => disk().rows.get(id)?.envelope ?? []),
      reissue: (afterSeq, newDevice) => this.reissue(afterSeq, newDevice),
      quarantined: () => disk().quarantine,
      underEarlierDevices: () => 0,
      oldestUnsent: () => null,
      firstBroken: () => firstBroken(this.own(0)),
    };
  }

  private linkOf(seq: number): string | null {
    const { device, places, rows } = this.disk;
    const row = rows.get(places.get(`${device} ${seq}`) ?? '');
    return row === undefined ? null : chainLink(row.envelope, sha256);
  }

  private settings(): Settings {
    return {
      get: (key) => this.disk.settings.get(key) ?? null,
      set: (key, value) => void this.disk.settings.set(key, value),
    };
  }

  record(type: string, id: string): FoldedRecord | null {
    return this.tables.record(type, id);
  }

  records(): FoldedRecord[] {
    return this.tables.records();
  }

  rebuilt(): FoldedRecord[] {
    return byKey([...foldChanges(this.types, this.held()).values()]);
  }

  held(): LoggedChange[] {
    return [...this.disk.rows.values()].map(({ envelope, effectiveMs }) => ({
      change: envelope.change,
      effectiveMs,
    }));
  }

  kill(): void {
    this.update(this.types);
  }

  update(types: RecordTypes): void {
    this.types = types;
    this.tables = this.foldAgain();
    const own = this.own(0).at(-1)?.change.clock ?? EARLIEST;
    if (compareTime(own, this.disk.time) > 0) this.disk.time = { ms: own.ms, counter: own.counter };
  }

  image(): Image {
    const copy = copyOf(this.disk);
    return {
      start: (clock, newId, types) => new MemoryReplica(copyOf(copy), clock, newId, types),
      discard: () => undefined,
    };
  }

  discard(): void {
    this.disk = emptyDisk(this.disk.device);
  }
}

export function newMemoryReplica(
  device: string,
  clock: () => number,
  newId: () => string,
  types: RecordTypes,
): Replica {
  return new MemoryReplica(emptyDisk(device), clock, newId, types);
}
