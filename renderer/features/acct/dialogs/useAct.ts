/** Doing one thing from a dialog: what is awaited, what was refused, and what to say and take back afterwards. */
import { useState } from 'react';
import type { Did } from '../../followup/person/BookingDialog.tsx';
import { useReread } from '../useReread.ts';

/** What was done, in sentences; `undo` takes it back, null where the contract has no way back. */
export interface Done {
  readonly words: readonly string[];
  readonly undo: (() => Promise<unknown>) | null;
}

export interface Act {
  readonly busy: boolean;
  readonly error: unknown;
  readonly run: (work: () => Promise<Done>) => void;
}

export function useAct(did: Did, onClose: () => void): Act {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const reread = useReread();
  const work = async (act: () => Promise<Done>) => {
    setState({ busy: true, error: null });
    try {
      const { words, undo } = await act();
      reread();
      did(
        words,
        undo === null
          ? null
          : async () => {
              await undo();
              reread();
            },
      );
      onClose();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { ...state, run: (act) => void work(act) };
}
