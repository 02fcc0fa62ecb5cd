/** Doing one thing to the plan: what is awaited, what was refused, and what to say and take back afterwards. */
import { type Act, useAct } from '../../acct/dialogs/useAct.ts';
import { usePlan } from './plan-context.ts';
import { useReread } from './useReread.ts';

const stay = () => undefined;

/** @param onDone closes the dialog it was done in; left out for a button of the page */
export function usePlanAct(onDone: () => void = stay): Act {
  const { did } = usePlan();
  const reread = useReread();
  const act = useAct(
    (words, undo) =>
      did(
        words,
        undo &&
          (async () => {
            await undo();
            reread();
          }),
      ),
    onDone,
  );
  return {
    ...act,
    run: (work) =>
      act.run(async () => {
        const done = await work();
        reread();
        return done;
      }),
  };
}
