import type { FeedCollector } from './feed-collector.ts';
import { MAX_FEED_ROWS } from './feed-collector.ts';
import { jsonEntries } from './json-entries.ts';
import { fromPrisonerSearch, fromReception, kindOfEntry } from './json-feed-kinds.ts';
import { parsePer } from './per/parse-per.ts';
import { isPerAnswerEntry } from './per/recognise.ts';
import { isObject } from './raw-entry.ts';
import type { FeedOptions } from './types.ts';

const TEMPORARY_ABSENCES =
  'This is a list of temporary absences (people out for the day), not of arrivals. Nothing was imported. ' +
  'Ask for the list of expected arrivals or of transfers.';

/** Reads a JSON text into the collector; yields the offset reached after each entry. */
export function* readJsonFeed(
  text: string,
  collector: FeedCollector,
  options: FeedOptions,
): Generator<number> {
  const answers: unknown[] = [];
  for (const entry of jsonEntries(text)) {
    const row = entry.kind === 'broken' ? null : collector.nextRow();
    if (entry.kind !== 'entry') {
      collector.addProblem({ line: entry.line, row, field: null, reason: entry.reason });
    } else if (isPerAnswerEntry(entry.value)) answers.push(entry.value);
    else readEntry(entry.value, entry.line, row ?? 0, collector, options);
    if (collector.full) {
      const reason = `The file has more than ${MAX_FEED_ROWS} entries; the rest was not read. Split it.`;
      collector.addProblem({ line: entry.line, row: null, field: null, reason });
      return;
    }
    yield entry.end;
  }
  // A bare list of question and answer is one escort record, spread over the entries of the array.
  if (answers.length > 0) readEscortRecord(answers, 1, 1, collector);
}

function readEntry(
  value: unknown,
  line: number,
  row: number,
  collector: FeedCollector,
  options: FeedOptions,
): void {
  const kind = kindOfEntry(value);
  if (kind === null || !isObject(value)) {
    const reason =
      'This is neither an arrival nor a prison record nor an escort record; it was left out. Check which list was exported.';
    collector.addProblem({ line, row, field: null, reason });
    return;
  }
  collector.isKind(kind);
  if (kind === 'per') readEscortRecord(value, line, row, collector);
  else if (kind === 'prisoner-search') collector.addArrival(fromPrisonerSearch(value, options), line, row);
  else if (kind !== 'temporary-absences') collector.addArrival(fromReception(value, kind), line, row);
  else if (row === 1) {
    collector.addProblem({ line: null, row: null, field: 'reasonForAbsence', reason: TEMPORARY_ABSENCES });
  }
}

function readEscortRecord(value: unknown, line: number, row: number, collector: FeedCollector): void {
  collector.isKind('per');
  const read = parsePer(value);
  if (read.ok) collector.addEscortRecord(read.per);
  else for (const problem of read.problems) collector.addProblem({ ...problem, line, row });
}
