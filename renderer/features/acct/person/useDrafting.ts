/** Begins health input or an assessment of medicines in possession, or takes up the draft that waits, and opens its form. */
import { useState } from 'react';
import type { Input } from '../../../../shared/contract/contract.ts';
import { call } from '../../../bridge/bridge.ts';
import { navigate } from '../../../navigation/useRoute.ts';

type Asked = Input<'acct.draft'>;

interface Drafting {
  readonly busy: boolean;
  readonly error: unknown;
  readonly begin: (asked: Asked) => void;
}

export function useDrafting(patientId: string): Drafting {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const begin = async (asked: Asked) => {
    setState({ busy: true, error: null });
    try {
      const { draftId } = await call('acct.draft', asked);
      setState({ busy: false, error: null });
      navigate({ area: 'acct-input', draftId, patientId });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { ...state, begin: (asked) => void begin(asked) };
}
