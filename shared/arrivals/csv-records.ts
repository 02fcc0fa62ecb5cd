/** One record of a CSV file. */
export interface CsvRecord {
  cells: string[];
  /** Line on which the record starts, from 1. */
  line: number;
  /** Offset behind the record. */
  end: number;
  /** What is wrong with its quoting, in words; null when it is well formed. */
  fault: string | null;
}

/** A quoted cell longer than this has lost its closing quote. */
const LONGEST_CELL = 20_000;

/**
 * The records of a CSV text (RFC 4180, with any one-character delimiter and any line end), blank lines left out.
 *
 * Written here rather than taken from a library because of what happens at a quote that is never closed: libraries
 * swallow the rest of the file, or give up on all of it. Here the record is reported with its line and reading goes on
 * with the next line, and records come one by one so that a long file never holds the caller up.
 */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const record = readRecord(text, at, delimiter);
    const lines = countLines(text, at, record.end);
    if (record.fault !== null || record.cells.some((cell) => cell.trim() !== '')) {
      yield { ...record, line };
    }
    line += lines;
    at = record.end;
  }
}

function readRecord(text: string, start: number, delimiter: string): Omit<CsvRecord, 'line'> {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at) : plainEnd(text, at, delimiter);
    if (end === null) return broken(text, start, 'A quotation mark is opened and not closed');
    cells.push(quoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end));
    at = quoted ? skipBlanks(text, end + 1, delimiter) : end;
    if (text[at] === delimiter) at += 1;
    else if (at >= text.length || text[at] === '\n' || text[at] === '\r') {
      return { cells, end: afterLineEnd(text, at), fault: null };
    } else return broken(text, start, 'Text follows a closing quotation mark');
  }
}

/** Offset of the quote that closes the cell opened at `open`, or null. */
function closingQuote(text: string, open: number): number | null {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 || at - open > LONGEST_CELL ? null : at;
}

function plainEnd(text: string, start: number, delimiter: string): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function skipBlanks(text: string, start: number, delimiter: string): number {
  let at = start;
  while (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t')) at += 1;
  return at;
}

/** The record is taken to end with its first line, so that the lines behind it can still be read. */
function broken(text: string, start: number, what: string): Omit<CsvRecord, 'line'> {
  return {
    cells: [],
    end: afterLineEnd(text, plainEnd(text, start, '\n')),
    fault: `${what}. This row was left out; correct it and import the file again.`,
  };
}

function afterLineEnd(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : Math.min(at + 1, text.length);
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) lines += 1;
  }
  return lines;
}
