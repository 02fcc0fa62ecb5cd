/**
 * Takes in changes that were found outside this store: in the journal, or in a file that was damaged. The identity of a change is
 * its id and payload, not its place, so own ones go to the end of this store's chain, and whatever the central record
 * holds already it answers as a duplicate. Others keep their place and wait for the feed to say where they stand.
 */
import {
  chainLink,
  type Change,
  type Envelope,
  receivedEnvelopeSchema,
} from '../../../shared/changes/change.ts';
import { compareTime } from '../../../shared/changes/hlc.ts';
import { readChange } from '../../../shared/changes/registers.ts';
import { type Core, sha256 } from './core.ts';
import type { FoldTables } from './fold-tables.ts';
import type { RecordHistory } from './record-history.ts';

/** Changes of one transaction. */
const TOGETHER = 500;
const changeSchema = receivedEnvelopeSchema.shape.change;

/** A change as it was found; `payload` is the canonical JSON and `hash` what was written beside it. */
export interface FoundChange {
  readonly id: string;
  readonly hash: string;
  readonly payload: string;
}

export interface FoundElsewhere extends FoundChange {
  readonly device: string;
  readonly seq: number;
  readonly prev: string;
  /** Milliseconds for merging where the central record capped its author's clock. */
  readonly effectiveMs: number | null;
}

export interface Adopted {
  /** Changes that this store did not hold and holds now. */
  readonly added: number;
  /** Changes it held already. */
  readonly held: number;
  /** Changes that are not what their hash says. */
  readonly unsound: number;
}

/** Null when it is not a change or not what its hash says. */
function sound({ id, hash, payload }: FoundChange): Change | null {
  if (sha256(payload) !== hash) return null;
  try {
    const change = changeSchema.parse(JSON.parse(payload)) as Change;
    return change.id === id ? change : null;
  } catch {
    return null;
  }
}

export class Adoption {
  private readonly core: Core;
  private readonly fold: FoldTables;
  private readonly history: RecordHistory;

  constructor(core: Core, fold: FoldTables, history: RecordHistory) {
    this.core = core;
    this.fold = fold;
    this.history = history;
  }

  /** Changes this workstation wrote, in the order of its chain; they end at the end of this store's chain. */
  own(found: Iterable<FoundChange>): Adopted {
    return this.inParts(found, (change, { hash, payload }) => {
      const { installation, log } = this.core;
      const { device, head } = installation;
      const place = { device, seq: head.seq + 1, prev: head.link, hash };
      const as = readChange(this.core.types, change).as;
      const row = { payload, state: as, effectiveMs: null, receivedMs: null };
      const pos = log.insert({ envelope: { ...place, change }, ...row });
      if (pos === null) throw new TypeError('this place of the chain is taken');
      if (as === 'folded') this.fold.fold(change, pos, null);
      installation.head = { seq: place.seq, link: chainLink(place, sha256) };
      const { ms, counter } = change.clock;
      // What is written next is later than what was found.
      if (compareTime({ ms, counter }, installation.time) > 0) installation.time = { ms, counter };
    });
  }

  /** Changes of other workstations. What has no free place any more comes again from the central record. */
  others(found: Iterable<FoundElsewhere>): Adopted {
    const taken: { recordId: string; pos: number }[] = [];
    const adopted = this.inParts(found, (change, { device, seq, prev, hash, payload, effectiveMs }) => {
      const as = readChange(this.core.types, change).as;
      const envelope: Envelope = { device, seq, prev, hash, change };
      const pos = this.core.log.insert({ envelope, payload, state: as, effectiveMs, receivedMs: null });
      if (pos === null) return;
      if (as === 'folded') this.fold.fold(change, pos, effectiveMs);
      taken.push({ recordId: change.record.id, pos });
    });
    this.core.database.transaction(() => this.history.addPulled(taken)).immediate();
    return adopted;
  }

  private inParts<T extends FoundChange>(
    found: Iterable<T>,
    take: (change: Change, found: T) => void,
  ): Adopted {
    const count = { added: 0, held: 0, unsound: 0 };
    const part: T[] = [];
    const write = this.core.database.transaction(() => {
      for (const one of part) {
        if (this.core.log.posOf(one.id) !== undefined) {
          count.held += 1;
          continue;
        }
        const change = sound(one);
        if (change === null) count.unsound += 1;
        else {
          take(change, one);
          count.added += 1;
        }
      }
      this.core.installation.saveTime(this.core.installation.time);
    });
    const flush = (): void => {
      if (part.length === 0) return;
      try {
        write.immediate();
      } catch (error) {
        this.core.devices.reload();
        this.core.installation.reload();
        this.fold.kept.forget();
        throw error;
      }
      part.length = 0;
    };
    for (const one of found) {
      part.push(one);
      if (part.length === TOGETHER) flush();
    }
    flush();
    return count;
  }
}
