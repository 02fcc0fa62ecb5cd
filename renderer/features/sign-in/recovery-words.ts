/** The site's recovery words, for as long as they have to be on screen. */
import { useSyncExternalStore } from 'react';

export interface ShownWords {
  readonly words: string;
  /** What the person has to know besides. */
  readonly sentences: readonly string[];
}

// Outside the components: making the first administrator changes the session, which draws the page anew.
let shown: ShownWords | null = null;
const listeners = new Set<() => void>();

function set(next: ShownWords | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The words still to be put on paper, and a setter; null once they have been. */
export function useRecoveryWords(): [ShownWords | null, (next: ShownWords | null) => void] {
  return [useSyncExternalStore(subscribe, () => shown), set];
}
