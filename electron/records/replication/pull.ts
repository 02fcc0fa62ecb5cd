/** Fetches the feed and applies it in slices, so that a save made meanwhile waits for one slice and not for a page. */
import type { Envelope } from '../../../shared/changes/change.ts';
import type { PageRun } from '../../../shared/replication/messages.ts';
import type { PulledEntry, PulledPage } from '../store/log-types.ts';
import { type CheckedPage, pageOf } from './checked-page.ts';
import { notOurs } from './fault.ts';
import type { PageThread } from './page-thread.ts';
import { breathe, type Session } from './session.ts';
import { OwnChangesDiffer, readPage, type ReadPage } from './wire.ts';

/** A slice should take about this long to apply, fsync included. */
const SLICE_MS = 25;
/** While a workstation is being filled slices are held by the store (`FirstLog`), and only the work of one is waited for. */
const FILLING_MS = 40;
const LEAST_SLICE = { usual: 20, filling: 250 };
const MOST_SLICE = 1000;
const FIRST_SLICE = 100;
/** Payload of a change, about. */
const USUAL_BYTES = 1024;
/** Entries still to come from which on progress is reported. */
const PROGRESS_FROM = 500;

const position = (session: Session): number =>
  session.store.log.cursor(session.identity.establishment.id)?.feedSeq ?? 0;

/** Envelopes of an own run from the log; null when the log does not hold them all. */
function ownRun(session: Session, run: PageRun): Envelope[] | null {
  const { log } = session.store;
  if (run.device !== log.device) return null;
  const held: Envelope[] = [];
  while (held.length < run.count) {
    // Reading far beyond a short run would cost more than the rest of the page.
    const bytes = Math.min(session.batchBytes, (run.count - held.length) * USUAL_BYTES);
    const more = log.ownAfter(run.seq - 1 + held.length, bytes);
    if (more.length === 0) return null;
    held.push(...more.slice(0, run.count - held.length));
  }
  return held;
}

/** Asks for one page. `own` leaves out the payloads of this device's changes. */
async function askPage(
  session: Session,
  asked: { after: number; waitMs: number; own: boolean; bytes?: number; most?: number; inRow?: boolean },
  signal: AbortSignal,
): Promise<string> {
  const query = new URLSearchParams({ epoch: session.epoch, after: String(asked.after) });
  if (asked.waitMs > 0) query.set('wait', String(asked.waitMs));
  if (asked.own) query.set('device', session.store.log.device);
  if (asked.bytes !== undefined) query.set('bytes', String(asked.bytes));
  if (asked.most !== undefined) query.set('most', String(asked.most));
  return session.link.getLines(`/v1/pull?${query.toString()}`, asked.waitMs, signal, asked.inRow);
}

/** A page that is not the one asked for, such as a late answer to an earlier question, is never applied. */
function asAsked(session: Session, page: ReadPage, after: number): ReadPage {
  const { header } = page;
  const { establishment } = session.identity;
  if (header.after !== after || header.epoch !== session.epoch || header.scope !== establishment.id)
    throw notOurs();
  return page;
}

/** A page as it came, and as another thread has read it where there is one. */
interface Came {
  readonly text: string;
  readonly checked: CheckedPage | null;
}

/** Reads a page; when it names own changes that are not held as it says, asks again for all payloads. */
async function takePage(session: Session, { text, checked }: Came, after: number): Promise<ReadPage> {
  try {
    const read = checked && pageOf(checked);
    return asAsked(session, read ?? readPage(text, (run) => ownRun(session, run)), after);
  } catch (error) {
    if (!(error instanceof OwnChangesDiffer)) throw error;
  }
  try {
    const whole = await askPage(session, { after, waitMs: 0, own: false }, session.signal);
    return asAsked(
      session,
      readPage(whole, () => null),
      after,
    );
  } catch (error) {
    throw error instanceof OwnChangesDiffer ? notOurs(error) : error;
  }
}

/** Entries that belong to one group stay together. */
function sliceEnd(entries: readonly PulledEntry[], from: number, size: number): number {
  let end = Math.min(entries.length, from + size);
  const groupAt = (index: number): string | null => entries[index]?.envelope?.change.group ?? null;
  while (end < entries.length && groupAt(end) !== null && groupAt(end) === groupAt(end - 1)) end += 1;
  return end;
}

let slice = FIRST_SLICE;

/** Applies a page slice by slice; each slice and its cursor are one transaction. */
async function applySlices(session: Session, page: PulledPage, filling = false): Promise<void> {
  const { log } = session.store;
  for (let from = 0; from < page.entries.length;) {
    const end = sliceEnd(page.entries, from, slice);
    const entries = page.entries.slice(from, end);
    const began = performance.now();
    const result = log.applyPage({ ...page, entries, next: entries.at(-1)?.feedSeq ?? page.next });
    const perEntry = (performance.now() - began) / entries.length;
    const size = Math.floor((filling ? FILLING_MS : SLICE_MS) / Math.max(perEntry, 0.01));
    slice = Math.max(filling ? LEAST_SLICE.filling : LEAST_SLICE.usual, Math.min(MOST_SLICE, size));
    // An arrival, a clinic or a feed is about nobody yet, and still stands on a page somewhere.
    if (result.applied > 0) session.events.applied(result.patients);
    from = end;
    if (session.signal.aborted) return;
    await breathe();
    // Somebody who saved something will save again: nothing is held in front of that.
    if (filling) session.store.first?.rest(session.attended?.() === true);
  }
  // Nothing but numbers that stand for nothing any more: the cursor goes on behind them.
  if (page.entries.length === 0 && page.next > position(session)) log.applyPage(page);
}

function report(session: Session, began: number, head: number): void {
  const at = position(session);
  if (head - began < PROGRESS_FROM) return;
  session.events.progress(at - began, head - began);
  session.status.receiving(at - began, head - began);
}

/** How a pull goes on beside other work. */
export interface Manner {
  /** Of a workstation that is being filled: pages are larger, slices longer, and what is told is told elsewhere. */
  tell?(): void;
  /** Reads pages meanwhile. */
  readonly thread?: PageThread | null;
  /** Nothing else is on its way: pages may be asked for on the connection of hello and pushes, which needs no handshake. */
  readonly alone?: boolean;
}

/**
 * Where the line is long, answers are asked for before the last came: entries of a page and pages on their way at once. In a
 * row they are all asked for at once; otherwise the first is long enough for the other connections to be made meanwhile.
 */
const LONG_LINE = {
  most: 500,
  row: { first: 500, pages: 5 },
  apart: { first: 1600, pages: 3 },
};
/** On their way at once while a workstation is filled over a short line: one is being put together while another is being read. */
const FILLING_PAGES = 2;
/** Of what is to come while a workstation is filled, one page is at most this part: so little comes again after a cut. */
const PART = 1 / 50;
const LEAST_PAGE = 400;

interface Asked {
  readonly after: number;
  /** Where it ends when nothing cuts it short. */
  readonly next: number;
  readonly came: Promise<Came | Error>;
}

/** What one page may carry. */
function pageSize(session: Session, filling: boolean): Session['fillingPage'] {
  const { bytes, most } = session.fillingPage;
  if (session.longLine) return { bytes, most: LONG_LINE.most };
  if (!filling || most === undefined) return {};
  const part = Math.ceil((session.head - position(session)) * PART);
  return { bytes, most: Math.min(most, Math.max(LEAST_PAGE, part)) };
}

/**
 * Pulls until the feed's head as the last page told it. With `waitMs` the first page may wait for something new; `signal`
 * ends the waiting. Returns how many entries were applied. The next page is on its way while one is applied.
 */
export async function pullToHead(
  session: Session,
  waitMs: number,
  signal: AbortSignal,
  { tell, thread, alone = false }: Manner = {},
): Promise<number> {
  const began = position(session);
  const filling = tell !== undefined;
  const size = pageSize(session, filling);
  const inRow = alone && session.longLine;
  const line = inRow ? LONG_LINE.row : LONG_LINE.apart;
  const ahead = session.longLine ? line.pages : filling && size.most !== undefined ? FILLING_PAGES : 0;
  const fetched = async (...of: Parameters<typeof askPage>): Promise<Came> => {
    const text = await askPage(...of);
    return { text, checked: (await thread?.check(text)) ?? null };
  };
  const ask = (after: number, waitMs = 0, most = size.most, until = session.signal): Asked => ({
    after,
    next: after + (most ?? 0),
    came: fetched(session, { ...size, after, waitMs, own: true, most, inRow }, until).catch(
      (error: Error) => error,
    ),
  });
  let head = session.head;
  const asked: Asked[] = [ask(began, waitMs, session.longLine ? line.first : size.most, signal)];
  // Feed numbers have no gaps, so the pages behind the last can be asked for by number.
  const askAhead = (): void => {
    for (let last = asked.at(-1); last && asked.length < ahead;) {
      if (last.next >= head) return;
      asked.push((last = ask(last.next)));
    }
  };
  for (;;) {
    askAhead();
    const { after, came: answer } = asked.shift() as Asked;
    const came = await answer;
    if (came instanceof Error) throw came;
    const { header, page } = await takePage(session, came, after);
    head = header.head;
    const more = header.next < head;
    // Asked for by number, a page may have come out shorter; what lies between comes first.
    if (more && (asked[0]?.after ?? Infinity) > header.next) asked.unshift(ask(header.next));
    askAhead();
    const here = position(session);
    // Own pushes may have moved the cursor over this page meanwhile.
    if (here <= after || here < header.next) await applySlices(session, page, filling);
    if (tell) tell();
    else report(session, began, head);
    if (!more) return position(session) - began;
  }
}

/** Fetches one segment again with every payload and applies it; the cursor does not go back. */
export async function pullRange(session: Session, first: number, last: number): Promise<void> {
  let after = first - 1;
  while (after < last) {
    const most = last - after;
    const text = await askPage(session, { after, waitMs: 0, own: false, most }, session.signal);
    const { header, page } = asAsked(
      session,
      readPage(text, () => null),
      after,
    );
    await applySlices(session, page);
    if (header.next <= after) return;
    after = header.next;
  }
}
