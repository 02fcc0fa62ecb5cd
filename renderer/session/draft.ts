/**
 * Words typed but not yet saved. They outlive the lock, which takes the form off the page, and nothing else: they are
 * held in memory only and dropped at sign-out. Clinical answers need none of this: they are saved as they are given.
 */
import { useCallback, useState } from 'react';

const drafts = new Map<string, unknown>();

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
