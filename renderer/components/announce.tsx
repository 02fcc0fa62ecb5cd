/** Says to a screen reader what a sighted person sees happen: a save, a count, a link that came back. */
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';

const listeners = new Set<(text: string) => void>();

/** Politely: waits until the reader pauses. Say what happened, in a few words. */
export function announce(text: string): void {
  for (const listener of listeners) listener(text);
}

/** Stands once on the page. */
export function LiveRegion() {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  useEffect(() => {
    const listener = (text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 }));
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  // A space more or less makes the same words, said twice, be read twice.
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="live-region">
      {said.turn % 2 === 0 ? said.text : `${said.text}\u00a0`}
    </VisuallyHidden>
  );
}
