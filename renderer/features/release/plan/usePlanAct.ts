/** Doing one thing to the plan. */
import { type Act, useActing } from '../../../components/useActing.ts';
import { usePlan } from './plan-context.ts';
import { useReread } from './useReread.ts';

/** @param onDone closes the dialog it was done in; left out for a button of the page, which can be pressed again */
export const usePlanAct = (onDone?: () => void): Act => useActing(useReread(), usePlan().did, onDone);
