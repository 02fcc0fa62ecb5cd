/** Where and how a text stops being JSON. */
export interface JsonFault {
  /** Offset in the text; its length when the text ends too soon. */
  offset: number;
  /** A phrase that completes "the file …", in plain words. */
  what: string;
}

const DEEPEST = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
// eslint-disable-next-line no-control-regex -- control characters are exactly what JSON forbids here
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;

/**
 * Finds the first fault of a text that `JSON.parse` refused. The engine's own message gives a position only
 * sometimes and in words for programmers; a user needs the line.
 * @returns null when the text is JSON after all.
 */
export function locateJsonFault(text: string): JsonFault | null {
  const fault = value(text, space(text, 0), 0);
  if (typeof fault !== 'number') return fault;
  const end = space(text, fault);
  return end === text.length ? null : { offset: end, what: 'goes on after its end' };
}

/** Reads one value; gives the offset behind it, or the fault. */
function value(text: string, at: number, depth: number): number | JsonFault {
  if (at >= text.length) return tooShort(text);
  if (depth > DEEPEST) return { offset: at, what: 'is nested too deeply' };
  const first = text[at];
  if (first === '{') return list(text, at, '}', (start) => member(text, start, depth));
  if (first === '[') return list(text, at, ']', (start) => value(text, start, depth + 1));
  if (first === '"') return string(text, at);
  return match(NUMBER, text, at) ?? match(WORD, text, at) ?? unexpected(text, at, 'a value');
}

function list(
  text: string,
  open: number,
  close: string,
  item: (at: number) => number | JsonFault,
): number | JsonFault {
  let at = space(text, open + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    const end = item(at);
    if (typeof end !== 'number') return end;
    at = space(text, end);
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') return unexpected(text, at, `"," or "${close}"`);
    at = space(text, at + 1);
  }
}

function member(text: string, at: number, depth: number): number | JsonFault {
  if (text[at] !== '"') return unexpected(text, at, 'a name in double quotes');
  const end = string(text, at);
  if (typeof end !== 'number') return end;
  const colon = space(text, end);
  if (text[colon] !== ':') return unexpected(text, colon, '":"');
  return value(text, space(text, colon + 1), depth + 1);
}

function string(text: string, at: number): number | JsonFault {
  const end = match(STRING, text, at);
  if (end !== null) return end;
  const lineEnd = text.slice(at).search(/[\r\n]/);
  return lineEnd === -1 && !text.includes('"', at + 1)
    ? tooShort(text)
    : { offset: at, what: 'has text in quotes that is not closed properly' };
}

function match(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function space(text: string, at: number): number {
  let end = at;
  while (end < text.length && ' \t\r\n'.includes(text[end] ?? 'x')) end += 1;
  return end;
}

function unexpected(text: string, offset: number, wanted: string): JsonFault {
  if (offset >= text.length) return tooShort(text);
  const found = text[offset] === '"' ? 'a quotation mark' : `"${text[offset]}"`;
  return { offset, what: `has ${found} where ${wanted} should stand` };
}

function tooShort(text: string): JsonFault {
  return { offset: text.length, what: 'stops here, in the middle of an entry: it was cut short' };
}
