/** Begins health input or an assessment of medicines in possession, or takes up the draft that waits, and opens its form. */
import type { Input } from '../../../../shared/contract/contract.ts';
import { call } from '../../../bridge/bridge.ts';
import { useWork } from '../../../components/useActing.ts';
import { navigate } from '../../../navigation/useRoute.ts';

type Asked = Input<'acct.draft'>;

interface Drafting {
  readonly busy: boolean;
  readonly error: unknown;
  readonly begin: (asked: Asked) => void;
}

export function useDrafting(patientId: string): Drafting {
  const { busy, error, run } = useWork();
  const begin = async (asked: Asked) => {
    const { draftId } = await call('acct.draft', asked);
    navigate({ area: 'acct-input', draftId, patientId });
  };
  return { busy, error, begin: (asked) => run(() => begin(asked)) };
}
