/** Use cases of what healthcare owes to an ACCT, by channel. What clinicians write stands in input/. */
import type { acctChannels } from '../../../../shared/contract/acct.ts';
import type { Handlers } from '../context.ts';
import { board } from './board.ts';
import { constantSupervision } from './care/constant.ts';
import { closeAcct, endPostClosure, reopenAcct } from './care/ending.ts';
import { openAcctFor, saveDetails } from './care/open.ts';
import { giveImmediatePlan, markMilestone, saveSupport, share } from './care/plan.ts';
import { cancelReview, reviewHeld, setReview } from './care/reviews.ts';
import { acctMeasured, acctMeasures } from './measures.ts';
import { acctsOfPerson, acctState } from './person.ts';

export const acctCareHandlers: Handlers<keyof typeof acctChannels> = {
  'acct.board': board,
  'acct.person': acctsOfPerson,
  'acct.state': acctState,
  'acct.open': openAcctFor,
  'acct.details': saveDetails,
  'acct.immediatePlan': giveImmediatePlan,
  'acct.milestone': markMilestone,
  'acct.setReview': setReview,
  'acct.reviewHeld': reviewHeld,
  'acct.cancelReview': cancelReview,
  'acct.constant': constantSupervision,
  'acct.support': saveSupport,
  'acct.close': closeAcct,
  'acct.endPostClosure': endPostClosure,
  'acct.reopen': reopenAcct,
  'acct.share': share,
  'acct.measures': acctMeasures,
  'acct.measured': acctMeasured,
};
