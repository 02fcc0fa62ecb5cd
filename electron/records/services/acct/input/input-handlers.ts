/** Use cases of what clinicians write and read of an ACCT, by channel. */
import type { Handlers } from '../../context.ts';
import { beginDraft, openDraft, putAway } from './begin.ts';
import { savePart } from './save-part.ts';
import { signDraft } from './sign.ts';

export const acctInputHandlers: Handlers<
  'acct.draft' | 'acct.openDraft' | 'acct.savePart' | 'acct.putAway' | 'acct.sign'
> = {
  'acct.draft': beginDraft,
  'acct.openDraft': openDraft,
  'acct.savePart': savePart,
  'acct.putAway': putAway,
  'acct.sign': signDraft,
};
