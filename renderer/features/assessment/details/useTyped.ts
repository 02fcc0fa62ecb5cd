/** Text while it is typed: saved after a pause, on leaving the field, and when the form goes off the page. */
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 400;

/**
 * @param stored the text as held by the form
 * @param store called with the text when it should be saved
 */
export function useTyped(stored: string, store: (text: string) => void) {
  const [text, setText] = useState(stored);
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(store);
  useEffect(() => {
    latest.current = store;
  });
  // Somebody else's save, or an undo: shown unless this person is in the middle of typing.
  useEffect(() => {
    if (waiting.current === null) setText(stored);
  }, [stored]);
  const flush = () => {
    const held = waiting.current;
    if (held === null) return;
    clearTimeout(held.timer);
    waiting.current = null;
    latest.current(held.text);
  };
  useEffect(() => flush, []);
  const type = (next: string) => {
    setText(next);
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = { text: next, timer: setTimeout(flush, PAUSE_MS) };
  };
  return { text, type, flush };
}
