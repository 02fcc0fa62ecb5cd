/** Reads again what releasing, printing or handing over makes stale. */
import type { ChannelName } from '../../../../shared/contract/contract.ts';
import { useReadAgain } from '../../../bridge/queries.ts';

const stale: readonly ChannelName[] = ['release.packs', 'release.pack', 'release.plan', 'release.diary'];

export const useRereadPacks = (): (() => void) => useReadAgain(stale);
