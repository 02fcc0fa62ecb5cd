/** Parts of a scene as they were made last time: nearly all of them are asked for again with nothing about them changed. */

interface Entry<T> {
  readonly from: readonly unknown[];
  readonly made: T;
}

/** One thing for each key. It is made again as soon as anything that it was made from is not the very same as before. */
export class Made<T> {
  private before: ReadonlyMap<string, Entry<T>> = new Map();
  private now = new Map<string, Entry<T>>();

  /** Begins another round over everything there is: what this one does not ask for either is let go of after it. */
  round(): void {
    this.before = this.now;
    this.now = new Map();
  }

  /** `from` is everything that `make` reads and that can differ: objects that are never altered, and plain values. */
  of(key: string, from: readonly unknown[], make: () => T): T {
    const held = this.now.get(key) ?? this.before.get(key);
    const entry = held !== undefined && isSame(held.from, from) ? held : { from, made: make() };
    this.now.set(key, entry);
    return entry.made;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (!Object.is(a[at], b[at])) return false;
  return true;
}
