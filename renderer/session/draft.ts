/**
 * Words typed but not yet saved. They outlive the lock and somebody else's turn at this window: kept for the person who typed
 * them (kept.ts). Clinical answers need none of this: they are saved as they are given.
 */
import { useCallback, useState } from 'react';
import { z } from 'zod';
import type { Json } from '../../shared/changes/change.ts';
import { keeps } from './kept.ts';

const drafts = new Map<string, unknown>();

keeps('drafts', {
  // As text and back: what cannot be written as JSON is no words.
  take: () => JSON.parse(JSON.stringify(Object.fromEntries(drafts))) as Json,
  give(kept) {
    const read = z.record(z.string(), z.json()).safeParse(kept);
    for (const [name, value] of Object.entries(read.success ? read.data : {})) drafts.set(name, value);
  },
});

/** Like `useState`, but the value is still there after the screen was locked. `clear` drops it and starts again. */
export function useDraft<T>(name: string, initial: T): [T, (next: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => (drafts.has(name) ? (drafts.get(name) as T) : initial));
  const set = useCallback(
    (next: T) => {
      drafts.set(name, next);
      setValue(next);
    },
    [name],
  );
  const clear = useCallback(() => {
    drafts.delete(name);
    setValue(initial);
    // The initial value is a constant of the form; a new object each time must not make a new function.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name]);
  return [value, set, clear];
}

/** Drops everything, when somebody signs out. */
export function forgetDrafts(): void {
  drafts.clear();
}
