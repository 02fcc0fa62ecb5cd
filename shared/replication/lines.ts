/**
 * Bodies that carry changes are JSON lines: a header, then one canonical payload a line (RFC 8785 escapes line feeds, so a
 * payload never contains one). The text of a line is what is hashed and stored; nobody has to serialise it again.
 */
import type { Json } from '../changes/change.ts';

export function joinLines(header: unknown, lines: readonly string[]): string {
  return lines.length === 0 ? JSON.stringify(header) : `${JSON.stringify(header)}\n${lines.join('\n')}`;
}

/** The header's text and the lines after it. A trailing line feed is allowed. */
export function splitLines(body: string): { header: string; lines: string[] } {
  const [header = '', ...lines] = body.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return { header, lines };
}

/**
 * Whether `text`, which parsed to `value`, is canonical. Equal to comparing with `canonicalText(value)` and several times
 * cheaper: ECMAScript's own number and string forms are those of RFC 8785, so only the order of members is left to look at.
 */
export function isCanonical(text: string, value: Json): boolean {
  return JSON.stringify(value) === text && membersInOrder(value);
}

function membersInOrder(value: Json): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(membersInOrder);
  let before: string | undefined;
  for (const key in value) {
    if (before !== undefined && !(before < key)) return false;
    const member = value[key];
    if (member !== null && typeof member === 'object' && !membersInOrder(member)) return false;
    before = key;
  }
  return true;
}
