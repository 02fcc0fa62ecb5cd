/** Entries nested deeper than this are no arrivals. */
const DEEPEST = 64;

/**
 * Offset behind the JSON value that starts at `at`, found by counting brackets without reading what is inside.
 * A line end closes an open string: no JSON string holds one, and so a missing quote spoils one entry and not the file.
 * @returns null when the text ends first, or the value is nested beyond all reason.
 */
export function endOfValue(text: string, at: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let i = at; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i += 1;
      else if (code === QUOTE || code === LF || code === CR) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
      if (depth > DEEPEST) return null;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      // A bare value (`null]`) ends before the bracket of the list that it stands in.
      if (depth === 0 && i > at) return i;
      depth -= 1;
      if (depth <= 0) return i + 1;
    } else if (depth === 0 && (code === COMMA || isSpace(code))) return i;
    if (!quoted && depth === 0 && code === QUOTE && i > at) return i + 1;
  }
  return depth === 0 && !quoted ? text.length : null;
}

/** Offset of the next character that is no white space. */
export function skipSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

/**
 * Offset of the `[` of the first member of an object whose name is in `names`; null when there is none or the
 * object is not well formed up to there.
 */
export function arrayMember(text: string, object: number, names: ReadonlySet<string>): number | null {
  let at = skipSpace(text, object + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const nameEnd = endOfValue(text, at);
    if (nameEnd === null) return null;
    const colon = skipSpace(text, nameEnd);
    if (text[colon] !== ':') return null;
    const value = skipSpace(text, colon + 1);
    if (text[value] === '[' && names.has(text.slice(at + 1, nameEnd - 1))) return value;
    const end = endOfValue(text, value);
    if (end === null) return null;
    at = skipSpace(text, end);
    if (text[at] !== ',') return null;
    at = skipSpace(text, at + 1);
  }
  return null;
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

function isSpace(code: number): boolean {
  return code === 0x20 || code === LF || code === CR || code === 0x09 || code === 0xfeff;
}
