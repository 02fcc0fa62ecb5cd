/** Reads again what a change of bookings or clinics makes stale. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ChannelName } from '../../../shared/contract/contract.ts';

const stale: readonly ChannelName[] = [
  'followup.strip',
  'followup.week',
  'followup.person',
  'followup.given',
  'followup.clashes',
  'followup.clinics',
];

export function useReread(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const channel of stale) void client.invalidateQueries({ queryKey: [channel] });
  }, [client]);
}
