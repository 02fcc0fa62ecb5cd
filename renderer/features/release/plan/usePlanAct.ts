/** Doing one thing to the plan: what is awaited, what was refused, and what to say and take back afterwards. */
import { useState } from 'react';
import type { Act, Done } from '../../acct/dialogs/useAct.ts';
import { usePlan } from './plan-context.ts';
import { useReread } from './useReread.ts';

const stay = () => undefined;

/** @param onDone closes the dialog it was done in; left out for a button of the page, which can be pressed again */
export function usePlanAct(onDone: () => void = stay): Act {
  const { did } = usePlan();
  const reread = useReread();
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const work = async (act: () => Promise<Done>) => {
    setState({ busy: true, error: null });
    try {
      const { words, undo } = await act();
      reread();
      const takeBack = async () => {
        await undo?.();
        reread();
      };
      did(words, undo && takeBack);
      setState({ busy: false, error: null });
      onDone();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { ...state, run: (act) => void work(act) };
}
