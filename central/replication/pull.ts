/** Builds one page of an establishment's feed, packed as it travels. */
import type { Compression, PageHeader } from '../../shared/replication/messages.ts';
import { ANSWER_BYTES } from '../../shared/replication/limits.ts';
import { joinLines, splitLines } from '../../shared/replication/lines.ts';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import { feedState, type FeedState } from '../store/establishments.ts';
import { readFeed } from '../store/log.ts';
import { pack, unpack, type Packed } from './compression.ts';
import { reading } from './gates.ts';
import { pageOf, pageText } from './page.ts';
import { devicesOf, type ShelvedPage } from './shelf.ts';

export interface PageRequest {
  readonly establishment: string;
  readonly workstation: string;
  readonly epoch: string;
  readonly after: number;
  readonly bytes: number;
  readonly most: number;
  /** Device that asks: its own payloads are left out. Null asks for everything, as it stands now: for repair. */
  readonly own: string | null;
  /** Milliseconds to wait when there is nothing new. */
  readonly waitMs: number;
  readonly coding: Compression | null;
}

interface Looked {
  readonly answer: Packed;
  readonly empty: boolean;
}

/** Somebody this close to the head follows the day's work; whoever is further behind catches up. */
const NEAR = 200;

async function stateFor(central: Central, asked: PageRequest): Promise<FeedState> {
  const state = await feedState(central.database.query, asked.establishment);
  if (state.epoch !== asked.epoch || asked.after > state.head)
    throw new Refusal('epoch', 'The central record has changed since; say hello again.');
  return state;
}

async function lookUp(central: Central, asked: PageRequest, gone: AbortSignal): Promise<Looked> {
  const state = await stateFor(central, asked);
  if (asked.after === state.head) {
    const page = pageOf(asked, state, [], central.clock.now());
    return { answer: await pack(pageText(page), asked.coding), empty: true };
  }
  const near = state.head - asked.after <= NEAR;
  // Asked anew when it is this one's turn: an epoch may have begun while it waited.
  return reading(
    central,
    asked,
    async () => read(central, asked, await stateFor(central, asked)),
    gone,
    near,
  );
}

async function read(central: Central, asked: PageRequest, state: FeedState): Promise<Looked> {
  if (asked.own === null) {
    const { text, next } = await make(central, asked, state);
    return { answer: await pack(text, asked.coding), empty: next === asked.after };
  }
  const page = await central.shelf.take(asked, state.head, async () => {
    const { text, header, next } = await make(central, { ...asked, own: null }, state);
    return {
      packed: await pack(text, 'zstd'),
      next,
      full: next < header.head,
      devices: devicesOf(header),
    };
  });
  return { answer: await forReader(page, asked.own, asked.coding), empty: page.next === asked.after };
}

async function make(
  central: Central,
  asked: PageRequest,
  state: FeedState,
): Promise<{ text: string; header: PageHeader; next: number }> {
  const entries = await readFeed(central.database.query, asked.establishment, asked);
  const page = pageOf(asked, state, entries, central.clock.now());
  return { text: pageText(page), header: page.header, next: page.header.next };
}

/** A page from the shelf without the payloads that this reader wrote. */
async function forReader(page: ShelvedPage, own: string, coding: Compression | null): Promise<Packed> {
  const { body, coding: packed } = page.packed;
  const wrote = page.devices.has(own);
  if (!wrote && (packed === null || packed === coding)) return page.packed;
  const text = (await unpack(body, packed ?? undefined, ANSWER_BYTES)).toString('utf8');
  return pack(wrote ? withoutOwn(text, own) : text, coding);
}

function withoutOwn(text: string, own: string): string {
  const { header: first, lines } = splitLines(text);
  const header = JSON.parse(first) as PageHeader;
  let at = 0;
  const kept = header.runs.flatMap((run) => {
    const from = at;
    at += run.count;
    return run.device === own ? [] : lines.slice(from, at);
  });
  const runs = header.runs.map((run) => (run.device === own ? { ...run, own: true as const } : run));
  return joinLines({ ...header, runs }, kept);
}

/** Ends a wait; given, because an error made each time would cost more than the page. */
const answered = new Error('the page has been answered');

/** The page as it travels, waiting up to `waitMs` for something to put into it. */
export async function buildPage(
  central: Central,
  asked: PageRequest,
  gone: AbortSignal,
  /** Rejects when whoever waited may not read any more. */
  stillMay: () => Promise<unknown>,
): Promise<Packed> {
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
    const first = await lookUp(central, asked, gone);
    if (!first.empty || news === null) return first.answer;
    await news;
    await stillMay();
    return (await lookUp(central, asked, gone)).answer;
  } finally {
    enough.abort(answered);
  }
}
