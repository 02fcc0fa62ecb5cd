/** Doing something at the press of a button: what is awaited, what was refused, and what to say and take back afterwards. */
import { useState } from 'react';

/** Says what was done in sentences; `undo` takes it back, null where nothing can. */
export type Did = (words: readonly string[], undo: (() => Promise<unknown>) | null) => void;

/** What was done, in sentences; `undo` takes it back, null where the contract has no way back. */
export interface Done {
  readonly words: readonly string[];
  readonly undo: (() => Promise<unknown>) | null;
}

/** What is awaited, and why the last of it was refused. `busy` ends however the work ends: a button may stay on the page. */
interface Awaited {
  readonly busy: boolean;
  readonly error: unknown;
}

export interface Work extends Awaited {
  readonly run: (work: () => Promise<unknown>) => void;
  /** Forgets a refusal. */
  readonly clear: () => void;
}

export interface Act extends Awaited {
  readonly run: (work: () => Promise<Done>) => void;
}

const still: Awaited = { busy: false, error: null };

export function useWork(): Work {
  const [state, setState] = useState(still);
  const run = async (work: () => Promise<unknown>) => {
    setState({ busy: true, error: null });
    try {
      await work();
      setState(still);
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { ...state, run: (work) => void run(work), clear: () => setState(still) };
}

/**
 * @param reread reads again what the work made stale, and what taking it back does
 * @param onDone closes the dialog it was done in; left out for a button of the page
 */
export function useActing(reread: () => void, did: Did, onDone?: () => void): Act {
  const { busy, error, run } = useWork();
  const act = async (work: () => Promise<Done>) => {
    const { words, undo } = await work();
    reread();
    const takeBack = async () => {
      await undo?.();
      reread();
    };
    did(words, undo && takeBack);
    onDone?.();
  };
  return { busy, error, run: (work) => run(() => act(work)) };
}
