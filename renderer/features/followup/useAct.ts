/** Doing one thing to a booking. */
import { type Act, type Did, useActing } from '../../components/useActing.ts';
import { useReread } from './useReread.ts';

/** @param onDone closes the dialog it was done in; left out for a button of the page */
export const useAct = (did: Did, onDone?: () => void): Act => useActing(useReread(), did, onDone);
