import { readCsvFeed } from './csv-feed.ts';
import { feedCollector } from './feed-collector.ts';
import { decodeFeed } from './feed-text.ts';
import { readJsonFeed } from './json-feed.ts';
import type { FeedOptions, FeedProgress, FeedResult } from './types.ts';

/** Entries between two reports of progress: a few milliseconds of work. */
const ROWS_PER_STEP = 100;

/**
 * Reads a feed of arrivals or an escort record, whatever its format: see docs/import-formats.md. Never throws on
 * what a file holds: what cannot be taken in stands in `problems`, with its line and what to do.
 * @param bytes the whole file, at most `MAX_FEED_BYTES`; check the size before reading it
 * @param fileName for messages only; the format is told by the content
 */
export function parseFeed(bytes: Uint8Array, fileName: string, options: FeedOptions = {}): FeedResult {
  const steps = parseFeedInSteps(bytes, fileName, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * As `parseFeed`, in steps of a few milliseconds. The caller shows each `FeedProgress` and lets other work run
 * before it asks for the next; abandoning the generator abandons the read, and nothing has been stored.
 */
export function* parseFeedInSteps(
  bytes: Uint8Array,
  fileName: string,
  options: FeedOptions = {},
): Generator<FeedProgress, FeedResult> {
  const collector = feedCollector(options);
  const refuse = (line: number | null, reason: string): FeedResult => {
    collector.addProblem({ line, row: null, field: null, reason });
    return collector.result();
  };
  const decoded = decodeFeed(bytes, options.maxBytes);
  if (!decoded.ok) return refuse(decoded.line, decoded.reason);
  const { text } = decoded;
  const first = text.trimStart()[0];
  if (first === '<') {
    return refuse(1, 'The file is a web page or XML, not a list. Ask for the same list as JSON or CSV.');
  }
  const json = first === '{' || first === '[';
  if (!json && /\.json$/i.test(fileName)) {
    return refuse(1, 'The file is named as JSON but does not begin like it. Export it again.');
  }
  const entries = json ? readJsonFeed(text, collector, options) : readCsvFeed(text, collector);
  let reported = 0;
  for (const done of entries) {
    if (collector.rows - reported < ROWS_PER_STEP) continue;
    reported = collector.rows;
    yield { done, total: text.length, rows: reported };
  }
  const result = collector.result();
  if (collector.rows === 0 && result.problems.length === 0) {
    return refuse(null, 'The list is empty: it names nobody. If people are expected, export it again.');
  }
  return result;
}
