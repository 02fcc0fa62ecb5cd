/** What every dialog about one ACCT is given. */
import type { AcctSummary } from '../../../../shared/contract/acct-views.ts';
import type { Did } from '../../../components/useActing.ts';

export interface AboutAcct {
  acct: AcctSummary;
  did: Did;
  onClose: () => void;
}
