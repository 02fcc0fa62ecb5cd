/** Names that reach an object's prototype when a careless copy assigns them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const DEEPEST = 12;

/**
 * A copy of an untrusted parsed value that is safe to keep, merge and pass on: without keys that could reach a
 * prototype, and cut off below a depth that no feed has.
 */
export function cleanRaw(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.map((item) => cleanRaw(item, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (!FORBIDDEN.has(key)) copy[key] = cleanRaw(inner, depth + 1);
  }
  return copy;
}

/** An object's own value under a name; undefined when it is inherited or missing. */
export function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** True for a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
