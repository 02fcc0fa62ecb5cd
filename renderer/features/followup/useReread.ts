/** Reads again what a change of bookings or clinics makes stale. */
import type { ChannelName } from '../../../shared/contract/contract.ts';
import { useReadAgain } from '../../bridge/queries.ts';

const stale: readonly ChannelName[] = [
  'followup.strip',
  'followup.week',
  'followup.person',
  'followup.given',
  'followup.clashes',
  'followup.clinics',
];

export const useReread = (): (() => void) => useReadAgain(stale);
