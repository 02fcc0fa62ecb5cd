/** How far each workstation has read, written down at most once a second each: it is for people, not for the protocol. */
import type { Central } from '../central.ts';
import { notePulled } from '../store/workstations.ts';
import type { Caller } from './caller.ts';

const EVERY_MS = 1000;

export interface PulledNotes {
  note(caller: Caller, through: number): void;
  flush(): Promise<void>;
}

export function createPulledNotes(central: Central): PulledNotes {
  const waiting = new Map<string, { caller: Caller; through: number }>();
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const notes = [...waiting.values()].map(({ caller, through }) => ({ ...caller, through }));
    waiting.clear();
    const at = new Date(central.clock.now());
    if (notes.length === 0) return;
    await notePulled(central.database.query, at, notes).catch((error: Error) =>
      central.log(`cannot note how far workstations have read: ${error.message}`),
    );
  }

  return {
    note(caller, through) {
      waiting.set(caller.workstation, { caller, through });
      timer ??= setTimeout(() => void flush(), EVERY_MS);
    },
    flush,
  };
}
