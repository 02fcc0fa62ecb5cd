/**
 * Words typed but not yet saved. They outlive the lock, which takes the form off the page, and somebody else's signing in over it:
 * nobody but the person who typed them gets them back. They are held in memory only and dropped when that person signs out.
 * Clinical answers need none of this: they are saved as they are given.
 */
import { useCallback, useContext, useState } from 'react';
import { SessionContext } from './SessionContext.tsx';

/** By person and name. */
const drafts = new Map<string, unknown>();

const keyOf = (person: string, name: string): string => `${person} ${name}`;

/** Like `useState`, but the value is still there after the screen was locked. `clear` drops it and starts again. */
export function useDraft<T>(name: string, initial: T): [T, (next: T) => void, () => void] {
  const key = keyOf(useContext(SessionContext)?.me.id ?? '', name);
  const [value, setValue] = useState<T>(() => (drafts.has(key) ? (drafts.get(key) as T) : initial));
  const set = useCallback(
    (next: T) => {
      drafts.set(key, next);
      setValue(next);
    },
    [key],
  );
  const clear = useCallback(() => {
    drafts.delete(key);
    setValue(initial);
    // The initial value is a constant of the form; a new object each time must not make a new function.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  return [value, set, clear];
}

/** Drops what this person typed, when they sign out. */
export function forgetDrafts(person: string): void {
  for (const key of drafts.keys()) if (key.startsWith(keyOf(person, ''))) drafts.delete(key);
}
