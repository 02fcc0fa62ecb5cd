/** The site's recovery words, for as long as they have to be on screen. */
import { useSyncExternalStore } from 'react';

// Outside the components: making the first administrator changes the session, which draws the page anew.
let words: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null): void {
  words = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The words still to be written down, and a setter; null once they have been. */
export function useRecoveryWords(): [string | null, (next: string | null) => void] {
  return [useSyncExternalStore(subscribe, () => words), set];
}
