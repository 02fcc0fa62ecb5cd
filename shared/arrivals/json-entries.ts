import { locateJsonFault } from './json-error.ts';
import { arrayMember, endOfValue, skipSpace } from './json-scan.ts';
import { lineCounter } from './line-counter.ts';

/** One entry of a JSON feed, or what is wrong at this place. */
export type JsonEntry =
  | { kind: 'entry'; value: unknown; line: number; end: number }
  /** One entry is spoilt; the others follow. */
  | { kind: 'bad-entry'; line: number; reason: string; end: number }
  /** Nothing can be read after this. */
  | { kind: 'broken'; line: number; reason: string; end: number };

/** Longer entries hold something other than one person. */
const LONGEST_ENTRY = 256 * 1024;

/** Names under which services wrap their lists (a page of results, a named list). */
const WRAPPERS = new Set(['content', 'arrivals', 'transfers', 'prisoners', 'expectedArrivals', 'results']);

/**
 * The entries of a JSON feed one by one: of an array, of the list inside a page of results, or single objects one
 * after another. Each is parsed alone, so one spoilt entry does not spoil the rest, and each knows its line.
 */
export function* jsonEntries(text: string): Generator<JsonEntry> {
  const lineAt = lineCounter(text);
  let at = skipSpace(text, 0);
  const wrapped = text[at] === '{' ? arrayMember(text, at, WRAPPERS) : null;
  if (wrapped !== null) at = wrapped;
  const inArray = text[at] === '[';
  if (inArray) at = skipSpace(text, at + 1);
  while (at < text.length && text[at] !== ']') {
    if (inArray && text[at] === ',') {
      at = skipSpace(text, at + 1);
      continue;
    }
    const line = lineAt(at);
    const end = endOfValue(text, at);
    if (end === null || end === at) {
      const fault = locateJsonFault(text.slice(at, at + LONGEST_ENTRY));
      const breaks = Math.min(at + (fault?.offset ?? 0), text.trimEnd().length);
      yield broken(lineAt(breaks), fault?.what ?? 'cannot be read from here', text.length);
      return;
    }
    yield parseEntry(text.slice(at, end), line, end);
    at = skipSpace(text, end);
    if (inArray && text[at] === ',') at = skipSpace(text, at + 1);
    else if (inArray && at < text.length && text[at] !== ']') {
      yield broken(lineAt(at), `has "${text[at]}" where "," or "]" should stand`, text.length);
      return;
    }
  }
  if (inArray && at >= text.length) {
    yield broken(lineAt(text.trimEnd().length), 'stops before the end of its list: it was cut short', at);
  }
}

function parseEntry(source: string, line: number, end: number): JsonEntry {
  if (source.length > LONGEST_ENTRY) {
    return {
      kind: 'bad-entry',
      line,
      end,
      reason: 'This entry is far longer than one person needs; left out.',
    };
  }
  try {
    return { kind: 'entry', value: JSON.parse(source) as unknown, line, end };
  } catch {
    const fault = locateJsonFault(source);
    const faultLine = line + lineCounter(source)(fault?.offset ?? 0) - 1;
    const what = fault?.what ?? 'cannot be read';
    return {
      kind: 'bad-entry',
      line: faultLine,
      end,
      reason: `The file ${what}. This entry was left out; correct it and import the file again.`,
    };
  }
}

function broken(line: number, what: string, end: number): JsonEntry {
  const reason =
    `The file ${what}. Entries before this line were read and nothing after it. ` +
    'Ask for the file again, or correct this line; entries already read will not be doubled.';
  return { kind: 'broken', line, reason, end };
}
