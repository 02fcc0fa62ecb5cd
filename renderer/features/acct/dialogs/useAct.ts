/** Doing one thing to an ACCT from a dialog. */
import { type Act, type Did, useActing } from '../../../components/useActing.ts';
import { useReread } from '../useReread.ts';

export const useAct = (did: Did, onClose: () => void): Act => useActing(useReread(), did, onClose);
