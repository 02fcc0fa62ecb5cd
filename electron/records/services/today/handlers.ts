/** Use cases of the home page, by channel. */
import type { todayChannels } from '../../../../shared/contract/today.ts';
import type { Handlers } from '../context.ts';
import { owedCounts } from './counts.ts';
import { owedToday } from './owed.ts';

export const todayHandlers: Handlers<keyof typeof todayChannels> = {
  'today.owed': owedToday,
  'today.counts': owedCounts,
};
