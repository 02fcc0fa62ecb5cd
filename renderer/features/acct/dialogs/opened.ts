/** Which dialog of one ACCT is open. */
import type { AcctMilestone } from '../../../../shared/contract/acct-views.ts';
import type { Review } from './ReviewDialog.tsx';
import type { Support } from './SupportDialog.tsx';

export type Opened =
  | {
      readonly kind:
        | 'details'
        | 'immediate-plan'
        | 'begin-constant'
        | 'end-constant'
        | 'close'
        | 'end-post-closure'
        | 'reopen'
        | 'share';
    }
  | { readonly kind: 'milestone'; readonly milestone: AcctMilestone }
  | { readonly kind: 'review'; readonly review: Review | null }
  | { readonly kind: 'held' | 'cancel-review'; readonly review: Review }
  | { readonly kind: 'support'; readonly support: Support | null };

export type Open = (opened: Opened) => void;
