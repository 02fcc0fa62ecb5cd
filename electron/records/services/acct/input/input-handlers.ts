/** Use cases of what clinicians write and read of an ACCT, by channel. */
import type { acctInputChannels } from '../../../../../shared/contract/acct-input.ts';
import type { Handlers } from '../../context.ts';
import { beginDraft, openDraft, putAway } from './begin.ts';
import { narrativeOf } from './narrative.ts';
import { possessionForm, possessionHistory } from './possession-views.ts';
import { savePart } from './save-part.ts';
import { recordSelfHarm } from './self-harm.ts';
import { contributionSheet, handoverSheet, printed } from './sheets.ts';
import { signDraft } from './sign.ts';
import { timeline } from './timeline.ts';

export const acctInputHandlers: Handlers<keyof typeof acctInputChannels> = {
  'acct.narrative': narrativeOf,
  'acct.timeline': timeline,
  'acct.draft': beginDraft,
  'acct.openDraft': openDraft,
  'acct.savePart': savePart,
  'acct.putAway': putAway,
  'acct.sign': signDraft,
  'acct.possessionForm': possessionForm,
  'acct.possessionHistory': possessionHistory,
  'acct.selfHarm': recordSelfHarm,
  'acct.sheet': contributionSheet,
  'acct.handoverSheet': handoverSheet,
  'acct.printed': printed,
};
