/**
 * Pages put together a moment ago, for the other workstations of the same establishment: after an outage eight of them read the very same
 * feed. A page is kept packed, as it travels, without anybody's payloads left out; for a reader who wrote part of it, its own are left
 * out afterwards. What a page says of entries stays true, because a feed only grows; `head` and `now` are of when it was put together.
 */
import type { PageHeader } from '../../shared/replication/messages.ts';
import type { Packed } from './compression.ts';

/** Bytes of packed pages kept in all. */
const MOST_BYTES = 48 * 1024 * 1024;
/** Rows put right by hand are read anew after this long; those given back by a replica at once. */
const KEPT_MS = 60_000;

export interface ShelvedPage {
  /** The whole page. */
  readonly packed: Packed;
  readonly next: number;
  /** It ended because nothing more would have fitted: it is the same however far the feed has grown since. */
  readonly full: boolean;
  readonly devices: ReadonlySet<string>;
}

export interface PageKey {
  readonly establishment: string;
  readonly epoch: string;
  readonly after: number;
  readonly bytes: number;
  readonly most: number;
}

export interface Shelf {
  /**
   * The page kept for these readers, or the one that `make` makes, once for all who ask meanwhile. `head` is the feed's head now: a page
   * that ended before it for want of entries is made again.
   */
  take(key: PageKey, head: number, make: () => Promise<ShelvedPage>): Promise<ShelvedPage>;
  /** What stands in an establishment's feed has changed behind its head. */
  forget(establishment: string): void;
  readonly counts: { readonly bytes: number; readonly pages: number; readonly found: number };
}

interface Kept {
  readonly page: ShelvedPage;
  readonly establishment: string;
  readonly at: number;
}

export const devicesOf = (header: PageHeader): ReadonlySet<string> =>
  new Set(header.runs.map((run) => run.device));

export function createShelf(now: () => number = () => performance.now(), mostBytes = MOST_BYTES): Shelf {
  /** Least recently read first. */
  const kept = new Map<string, Kept>();
  const making = new Map<string, { head: number; page: Promise<ShelvedPage> }>();
  const counts = { bytes: 0, pages: 0, found: 0 };

  function drop(key: string): void {
    const entry = kept.get(key);
    if (!entry) return;
    kept.delete(key);
    counts.bytes -= entry.page.packed.body.length;
    counts.pages -= 1;
  }
  function keep(key: string, entry: Kept): void {
    drop(key);
    kept.set(key, entry);
    counts.bytes += entry.page.packed.body.length;
    counts.pages += 1;
    for (const oldest of kept.keys()) {
      if (counts.bytes <= mostBytes) return;
      drop(oldest);
    }
  }
  const good = (entry: Kept | undefined, head: number): entry is Kept =>
    entry !== undefined && now() - entry.at <= KEPT_MS && (entry.page.full || entry.page.next >= head);

  return {
    counts,
    async take({ establishment, epoch, after, bytes, most }, head, make) {
      const key = `${establishment} ${epoch} ${after} ${bytes} ${most}`;
      const found = kept.get(key);
      if (good(found, head)) {
        counts.found += 1;
        kept.delete(key);
        kept.set(key, found);
        return found.page;
      }
      drop(key);
      const begun = making.get(key);
      if (begun && begun.head >= head) {
        counts.found += 1;
        return begun.page;
      }
      const at = now();
      const page = make();
      const mine = { head, page };
      making.set(key, mine);
      try {
        const made = await page;
        // Forgotten meanwhile: the readers that wait may have it, nobody after them.
        if (making.get(key) === mine) keep(key, { page: made, establishment, at });
        return made;
      } finally {
        if (making.get(key) === mine) making.delete(key);
      }
    },
    forget(establishment) {
      for (const [key, entry] of kept) if (entry.establishment === establishment) drop(key);
      for (const key of making.keys()) if (key.startsWith(`${establishment} `)) making.delete(key);
    },
  };
}
