/** Builds one page of an establishment's feed. */
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import { feedState } from '../store/establishments.ts';
import { readFeed } from '../store/log.ts';
import { reading } from './gates.ts';
import { pageOf, pageText, type Page } from './page.ts';

export interface PageRequest {
  readonly establishment: string;
  readonly workstation: string;
  readonly epoch: string;
  readonly after: number;
  readonly bytes: number;
  readonly most: number;
  /** Device that asks: its own payloads are left out. */
  readonly own: string | null;
  /** Milliseconds to wait when there is nothing new. */
  readonly waitMs: number;
}

async function readPage(central: Central, asked: PageRequest, gone: AbortSignal): Promise<Page> {
  return reading(central, asked, () => lookUp(central, asked), gone);
}

async function lookUp(central: Central, asked: PageRequest): Promise<Page> {
  const { query } = central.database;
  const state = await feedState(query, asked.establishment);
  if (state.epoch !== asked.epoch || asked.after > state.head)
    throw new Refusal('epoch', 'The central record has changed since; say hello again.');
  const entries = asked.after === state.head ? [] : await readFeed(query, asked.establishment, asked);
  return pageOf(asked, state, entries, central.clock.now());
}

/** The page as text, waiting up to `waitMs` for something to put into it. */
export async function buildPage(central: Central, asked: PageRequest, gone: AbortSignal): Promise<string> {
  // The wait begins before the look, so that nothing can arrive between the two unheard.
  const enough = new AbortController();
  const news =
    asked.waitMs > 0
      ? central.news.next(
          asked.establishment,
          asked.workstation,
          asked.waitMs,
          AbortSignal.any([gone, enough.signal]),
        )
      : null;
  try {
    const first = await readPage(central, asked, gone);
    if (first.header.next > asked.after || news === null) return pageText(first);
    await news;
    return pageText(await readPage(central, asked, gone));
  } finally {
    enough.abort();
  }
}
