/** Reads again what a change of an ACCT makes stale. What was written in words is asked for again by hand: each asking is audited. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ChannelName } from '../../../shared/contract/contract.ts';

const stale: readonly ChannelName[] = [
  'acct.board',
  'acct.person',
  'acct.state',
  'patients.open',
  'patients.banner',
  'today.owed',
];

export function useReread(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const channel of stale) void client.invalidateQueries({ queryKey: [channel] });
  }, [client]);
}
