/** React hooks over the contract: reading a channel, and asking one to do something. */
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ChannelName, Input, Output } from '../../shared/contract/contract.ts';
import { call, type FailureError } from './bridge.ts';

/** Key under which the answer of a channel is held on the page. */
export function keyOf<C extends ChannelName>(channel: C, input: Input<C>) {
  return [channel, input] as const;
}

interface ReadOptions<C extends ChannelName> {
  enabled?: boolean;
  /**
   * Shows the last answer while the next is fetched. Only where the answers are about the same thing (a list that is
   * narrowed): never for one patient after another, which would show the wrong person for an instant.
   */
  keepPrevious?: boolean;
  /** Milliseconds until it is asked again, for answers that no event announces; nothing for an answer that stays. */
  againAfter?: (answer: Output<C>) => number | undefined;
}

/** What a channel answers, kept fresh by the events of the records process. */
export function useChannel<C extends ChannelName>(
  channel: C,
  input: Input<C>,
  { enabled = true, keepPrevious = false, againAfter }: ReadOptions<C> = {},
): UseQueryResult<Output<C>, FailureError> {
  return useQuery<Output<C>, FailureError>({
    queryKey: keyOf(channel, input),
    queryFn: () => call(channel, input),
    enabled,
    refetchInterval: ({ state }) => (state.data === undefined ? false : (againAfter?.(state.data) ?? false)),
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  });
}

/** Asks a channel to do something, then reads `refreshes` again. */
export function useCommand<C extends ChannelName>(
  channel: C,
  refreshes: readonly ChannelName[] = [],
): UseMutationResult<Output<C>, FailureError, Input<C>> {
  const reread = useReadAgain(refreshes);
  return useMutation<Output<C>, FailureError, Input<C>>({
    mutationFn: (input) => call(channel, input),
    onSuccess: reread,
  });
}

/** @param stale what a change makes stale; the same array at every drawing */
export function useReadAgain(stale: readonly ChannelName[]): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const channel of stale) void client.invalidateQueries({ queryKey: [channel] });
  }, [client, stale]);
}
