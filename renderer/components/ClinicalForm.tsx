/**
 * A form in which Enter never sends anything: sending is a button of its own, pressed on purpose. Its buttons are all of
 * type "button", so that the browser finds nothing to press for Enter.
 */
import type { ReactNode } from 'react';

export function ClinicalForm({ label, children }: { label: string; children: ReactNode }) {
  return (
    <form aria-label={label} onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  );
}
