/** Reads again what a change of a release plan makes stale. */
import type { ChannelName } from '../../../../shared/contract/contract.ts';
import { useReadAgain } from '../../../bridge/queries.ts';

const stale: readonly ChannelName[] = ['release.plan', 'release.diary', 'release.day', 'today.owed'];

export const useReread = (): (() => void) => useReadAgain(stale);
