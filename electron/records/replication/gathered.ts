/** Gathers what would be told too often and tells it together. */

export interface Gathered {
  add(items: readonly string[]): void;
  /** Tells what has not been told. */
  flush(): void;
}

/** Tells at most once every `everyMs`, whatever comes in between with the next time. */
export function gathered(tell: (items: readonly string[]) => void, everyMs: number): Gathered {
  let held = new Set<string>();
  let toldAt = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    if (held.size === 0) return;
    const items = [...held];
    held = new Set();
    toldAt = performance.now();
    tell(items);
  };
  return {
    add(items) {
      for (const item of items) held.add(item);
      if (performance.now() - toldAt >= everyMs) flush();
    },
    flush,
  };
}
