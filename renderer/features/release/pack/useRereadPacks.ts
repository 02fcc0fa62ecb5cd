/** Reads again what releasing, printing or handing over makes stale. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ChannelName } from '../../../../shared/contract/contract.ts';

const stale: readonly ChannelName[] = ['release.packs', 'release.pack', 'release.plan', 'release.diary'];

export function useRereadPacks(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const channel of stale) void client.invalidateQueries({ queryKey: [channel] });
  }, [client]);
}
