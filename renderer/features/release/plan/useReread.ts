/** Reads again what a change of a release plan makes stale. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ChannelName } from '../../../../shared/contract/contract.ts';

const stale: readonly ChannelName[] = ['release.plan', 'release.diary', 'release.day', 'today.owed'];

export function useReread(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const channel of stale) void client.invalidateQueries({ queryKey: [channel] });
  }, [client]);
}
