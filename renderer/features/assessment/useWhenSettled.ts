/**
 * Puts off what has to see what the last answer obliges. The evaluation follows an answer by a moment, so that a key is never
 * held up; somebody who types on meanwhile must not be led to what that answer has just dealt with.
 */
import { useCallback, useEffect, useReducer, useRef } from 'react';

/**
 * @param settled whether what is drawn follows from everything that was entered
 * @returns runs the given act once that is so; a later act takes the place of one that still waits
 */
export function useWhenSettled(settled: boolean): (act: () => void) => void {
  const waiting = useRef<(() => void) | null>(null);
  // Drawn once more together with what was just entered, so that "settled" is of this moment and not of the one before.
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const act = waiting.current;
    if (!settled || act === null) return;
    waiting.current = null;
    // After the other effects of this drawing.
    queueMicrotask(act);
  });
  return useCallback((act: () => void) => {
    waiting.current = act;
    draw();
  }, []);
}
