/** Pulled pages: every entry and the cursor in one transaction. What does not fit is set aside; the rest goes on. */
import { apart, type Envelope } from '../../../shared/changes/change.ts';
import { linkedPatients, patientOf } from '../../../shared/changes/fold.ts';
import { RECEIVE_AHEAD_MS, receive } from '../../../shared/changes/hlc.ts';
import { readChange } from '../../../shared/changes/registers.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { FeedTarget } from './feed-table.ts';
import { changeOf, type LogRow } from './log-table.ts';
import { isEnvelope, type Outcome, type PageParts, soundPayload } from './page-entry.ts';
import { Returned } from './returned.ts';
import type { PulledEntry, PulledPage } from './log-types.ts';
import { NotTogether, Together } from './together.ts';

export class Pages {
  private readonly parts: PageParts;
  private readonly setEffective;
  private readonly returned;
  private readonly together;
  private readonly write;

  constructor(parts: PageParts) {
    this.parts = parts;
    this.returned = new Returned(parts.core, parts.fold);
    this.together = new Together({ ...parts, heard: (entry) => this.heard(entry) }, this.returned);
    this.setEffective = parts.core.database.prepare<[number, number]>(
      'UPDATE change SET effective_ms = ? WHERE pos = ?',
    );
    this.write = parts.core.database.transaction((page: PulledPage, together: boolean): Outcome =>
      this.writePage(page, together),
    );
  }

  /** One transaction, unless somebody holds one open: then that ends when this throws. */
  apply(page: PulledPage): { applied: number; duplicates: number; patients: string[] } {
    const { applied, duplicates, patients } = this.parts.core.database.inTransaction
      ? this.writePage(page, true)
      : (this.attempt(page, true) ?? (this.attempt(page, false) as Outcome));
    return { applied, duplicates, patients: [...patients] };
  }

  /** One transaction; null when the entries cannot be taken together, and then nothing was written. */
  private attempt(page: PulledPage, together: boolean): Outcome | null {
    const { installation } = this.parts.core;
    const before = installation.time;
    try {
      return this.write.immediate(page, together);
    } catch (error) {
      installation.time = before;
      this.parts.core.devices.reload();
      this.parts.arriving.reload();
      if (together && error instanceof NotTogether) return null;
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

  private writePage(page: PulledPage, together: boolean): Outcome {
    const { core, feed, arriving } = this.parts;
    const cursor = feed.cursor(page.scope);
    if (cursor !== null && cursor.epoch !== page.epoch) {
      throw new Failure('unexpected', 'A page of another epoch came before the cursor was set to it.');
    }
    const outcome: Outcome = { applied: 0, duplicates: 0, patients: new Set(), taken: [] };
    const one = (entry: PulledEntry): void => this.applyEntry(page.scope, entry, outcome);
    if (together) this.together.take(page.scope, page.entries, outcome, one);
    else for (const entry of page.entries) one(entry);
    // A page fetched for repair lies behind the cursor and must not take it back.
    const reached = Math.max(cursor?.feedSeq ?? 0, page.next);
    feed.moveCursor(page.scope, page.epoch, reached);
    if (page.whole !== undefined) arriving.mark(page.scope, page.whole);
    arriving.reached(page.scope, page.epoch, reached);
    core.installation.saveTime(core.installation.time);
    this.parts.history.addPulled(outcome.taken);
    return outcome;
  }

  /** Takes notice of the clock an entry merges by. Milliseconds at which the central record received it. */
  private heard({ effectiveMs, receivedAt }: PulledEntry): number {
    const { installation } = this.parts.core;
    const receivedMs = Date.parse(receivedAt);
    const bound = receivedMs + RECEIVE_AHEAD_MS;
    installation.time = receive(installation.time, { ms: effectiveMs, counter: 0 }, bound);
    return receivedMs;
  }

  private applyEntry(scope: string, entry: PulledEntry, outcome: Outcome): void {
    const { core, feed } = this.parts;
    const receivedMs = this.heard(entry);
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
    if (!isEnvelope(envelope)) return this.setAside(entry, 'it is not a change');
    const payload = soundPayload(entry);
    if (payload === null) return this.setAside(entry, 'its payload does not match its hash');
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
