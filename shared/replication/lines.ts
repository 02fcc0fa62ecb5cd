/**
 * Bodies that carry changes are JSON lines: a header, then one canonical payload a line (RFC 8785 escapes line feeds, so a
 * payload never contains one). The text of a line is what is hashed and stored; nobody has to serialise it again.
 */
import { canonicalText, type Json } from '../changes/change.ts';

export function joinLines(header: unknown, lines: readonly string[]): string {
  return lines.length === 0 ? JSON.stringify(header) : `${JSON.stringify(header)}\n${lines.join('\n')}`;
}

/** The header's text and the lines after it. A trailing line feed is allowed. */
export function splitLines(body: string): { header: string; lines: string[] } {
  const [header = '', ...lines] = body.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return { header, lines };
}

/** Whether the members of something out of a JSON parser stand in canonical order at every depth. */
function ordered(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(ordered);
  let before: string | undefined;
  for (const key in value) {
    if ((before !== undefined && before >= key) || !ordered(value[key] as Json)) return false;
    before = key;
  }
  return true;
}

/** Whether `text`, which parsed to `value`, is its canonical form. */
export function isCanonical(text: string, value: Json): boolean {
  // ECMAScript writes numbers and strings as RFC 8785 does; only the order of members has to be looked at.
  if (ordered(value)) return JSON.stringify(value) === text;
  try {
    return canonicalText(value) === text;
  } catch {
    // Half of a surrogate pair has no canonical form. One such line must not stop those beside it.
    return false;
  }
}
