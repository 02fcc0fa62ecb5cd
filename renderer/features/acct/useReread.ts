/** Reads again what a change of an ACCT makes stale. What was written in words is asked for again by hand: each asking is audited. */
import type { ChannelName } from '../../../shared/contract/contract.ts';
import { useReadAgain } from '../../bridge/queries.ts';

const stale: readonly ChannelName[] = [
  'acct.board',
  'acct.person',
  'acct.state',
  'patients.open',
  'patients.banner',
  'today.owed',
];

export const useReread = (): (() => void) => useReadAgain(stale);
