/** Pulled pages: every entry and the cursor in one transaction. What does not fit is set aside; the rest goes on. */
import {
  apart,
  canonicalText,
  type Envelope,
  receivedEnvelopeSchema,
} from '../../../shared/changes/change.ts';
import { linkedPatients, patientOf } from '../../../shared/changes/fold.ts';
import { isSurelyEnvelope } from '../../../shared/changes/quick-shape.ts';
import { RECEIVE_AHEAD_MS, receive } from '../../../shared/changes/hlc.ts';
import { readChange } from '../../../shared/changes/registers.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { ArrivingTable } from './arriving.ts';
import { type Core, sha256 } from './core.ts';
import type { FeedTable, FeedTarget } from './feed-table.ts';
import type { FoldTables } from './fold-tables.ts';
import { changeOf, type LogRow } from './log-table.ts';
import type { Quarantine } from './quarantine.ts';
import { Returned } from './returned.ts';
import type { RecordHistory } from './record-history.ts';
import type { PulledEntry, PulledPage } from './store.ts';

export interface PageParts {
  readonly core: Core;
  readonly fold: FoldTables;
  readonly feed: FeedTable;
  readonly arriving: ArrivingTable;
  readonly quarantine: Quarantine;
  readonly history: RecordHistory;
}

interface Outcome {
  applied: number;
  duplicates: number;
  readonly patients: Set<string>;
  readonly taken: { readonly recordId: string; readonly pos: number }[];
}

export class Pages {
  private readonly parts: PageParts;
  private readonly setEffective;
  private readonly returned;
  private readonly write;

  constructor(parts: PageParts) {
    this.parts = parts;
    this.returned = new Returned(parts.core, parts.fold);
    this.setEffective = parts.core.database.prepare<[number, number]>(
      'UPDATE change SET effective_ms = ? WHERE pos = ?',
    );
    this.write = parts.core.database.transaction((page: PulledPage): Outcome => this.writePage(page));
  }

  apply(page: PulledPage): { applied: number; duplicates: number; patients: string[] } {
    const { installation } = this.parts.core;
    const before = installation.time;
    try {
      const { applied, duplicates, patients } = this.write.immediate(page);
      return { applied, duplicates, patients: [...patients] };
    } catch (error) {
      installation.time = before;
      this.parts.core.devices.reload();
      this.parts.arriving.reload();
      throw error;
    }
  }

  /** Milliseconds for merging, as the central record capped them; refolds what depends on them. */
  retime(held: LogRow, effectiveMs: number): void {
    if (held.effectiveMs === effectiveMs) return;
    // What nobody capped merges by its author's clock, and is held without milliseconds of its own.
    const author = held.effectiveMs === null && held.state === 'folded' ? changeOf(held).clock.ms : null;
    if (author === effectiveMs) return;
    this.setEffective.run(effectiveMs, held.pos);
    if (held.state === 'folded') this.parts.fold.retime(changeOf(held), held.pos, effectiveMs);
  }

  private writePage(page: PulledPage): Outcome {
    const { core, feed, arriving } = this.parts;
    const cursor = feed.cursor(page.scope);
    if (cursor !== null && cursor.epoch !== page.epoch) {
      throw new Failure('unexpected', 'A page of another epoch came before the cursor was set to it.');
    }
    const outcome: Outcome = { applied: 0, duplicates: 0, patients: new Set(), taken: [] };
    for (const entry of page.entries) this.applyEntry(page.scope, entry, outcome);
    // A page fetched for repair lies behind the cursor and must not take it back.
    const reached = Math.max(cursor?.feedSeq ?? 0, page.next);
    feed.moveCursor(page.scope, page.epoch, reached);
    if (page.whole !== undefined) arriving.mark(page.scope, page.whole);
    arriving.reached(page.scope, page.epoch, reached);
    core.installation.saveTime(core.installation.time);
    this.parts.history.addPulled(outcome.taken);
    return outcome;
  }

  private applyEntry(scope: string, entry: PulledEntry, outcome: Outcome): void {
    const { core, feed } = this.parts;
    const receivedMs = Date.parse(entry.receivedAt);
    core.installation.time = receive(
      core.installation.time,
      { ms: entry.effectiveMs, counter: 0 },
      receivedMs + RECEIVE_AHEAD_MS,
    );
    const held = core.log.byId(entry.id);
    if (held !== undefined && held.hash.toString('hex') === entry.hash) {
      const back = held.state === 'purged' && this.returned.takeBack(held, entry, outcome.patients);
      if (back) outcome.applied += 1;
      else outcome.duplicates += 1;
      this.retime(held, entry.effectiveMs);
      feed.set(scope, entry.feedSeq, { change: held.pos });
      return;
    }
    // One of our own that we do not hold: only its place came. Without a row here the digest shows it, and repair asks.
    if (entry.envelope === null && held === undefined) return;
    const target =
      held === undefined
        ? this.take(entry, receivedMs, outcome)
        : this.setAside(entry, 'another change holds this id');
    feed.set(scope, entry.feedSeq, target);
  }

  /** Stores a change that is not held yet, folded as far as this build can read it. */
  private take(entry: PulledEntry, receivedMs: number, outcome: Outcome): FeedTarget {
    const { core, fold } = this.parts;
    const envelope = entry.envelope as Envelope;
    if (!isSurelyEnvelope(envelope) && !receivedEnvelopeSchema.safeParse(envelope).success)
      return this.setAside(entry, 'it is not a change');
    const payload = canonicalText(envelope.change);
    if (envelope.change.id !== entry.id || envelope.hash !== entry.hash || sha256(payload) !== entry.hash) {
      return this.setAside(entry, 'its payload does not match its hash');
    }
    if (envelope.device === core.installation.device) {
      // Written by this device and no longer held: the store was restored, and goes on only under a new device.
      throw new Failure('unexpected', 'This store was restored from a copy and needs a new device first.');
    }
    const reading = readChange(core.types, envelope.change);
    const { effectiveMs } = entry;
    const row = { payload, state: reading.as, effectiveMs, receivedMs };
    // Another change may hold its place: written by a copy of its device, before the central record was restored.
    const pos =
      core.log.insert({ envelope, ...row }) ?? core.log.insert({ envelope: apart(envelope), ...row });
    if (pos === null)
      return this.setAside(entry, 'another change holds its place in the chain of its device');
    if (reading.as === 'folded') fold.fold(envelope.change, pos, effectiveMs);
    if (reading.as === 'quarantined') this.setAside(entry, reading.reason);
    const patient = patientOf(envelope.change);
    if (patient !== null) outcome.patients.add(patient);
    this.returned.seen(envelope.change);
    if (reading.as === 'folded') {
      for (const end of linkedPatients(envelope.change)) outcome.patients.add(end);
    }
    outcome.taken.push({ recordId: envelope.change.record.id, pos });
    outcome.applied += 1;
    return { change: pos };
  }

  private setAside(entry: PulledEntry, reason: string): FeedTarget {
    const { id, hash, envelope } = entry;
    return { quarantine: this.parts.quarantine.put({ id, hash, reason, envelope }) };
  }
}
