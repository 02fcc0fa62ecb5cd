/** Every edition of a kind as it would be released now. What is on the screen stays until the person asks for what came since. */
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { Edition } from '../../../../shared/records/release-words.ts';
import { editionsOfKind } from '../../../../shared/release/editions.ts';
import { call, listen, type FailureError } from '../../../bridge/bridge.ts';
import { keyOf } from '../../../bridge/queries.ts';
import type { ReleasedKind } from './words.ts';

export type EditionPreview = Output<'release.preview'>;

export interface Previewed {
  readonly edition: Edition;
  /** What is on the screen. */
  readonly shown: EditionPreview | null;
  /** The record says something else now. */
  readonly changed: boolean;
  readonly error: FailureError | null;
}

export interface Previews {
  readonly editions: readonly Previewed[];
  /** Puts what the record says now on the screen. */
  readonly showNew: () => void;
  /** Asks whether it still says the same. */
  readonly reread: () => void;
}

export function usePreviews(stayId: string, kind: ReleasedKind, patientId: string | undefined): Previews {
  const client = useQueryClient();
  const [shown, setShown] = useState<Partial<Record<Edition, EditionPreview>>>({});
  const answers = useQueries({
    queries: editionsOfKind[kind].map((edition) => ({
      queryKey: keyOf('release.preview', { stayId, kind, edition }),
      queryFn: () => call('release.preview', { stayId, kind, edition }),
      // One that was left is not shown again as if it were new.
      gcTime: 0,
    })),
  });
  const reread = useCallback(
    () => void client.invalidateQueries({ queryKey: ['release.preview'] }),
    [client],
  );
  useEffect(
    () =>
      listen('changed', ({ patients }) => {
        if (patientId !== undefined && patients.includes(patientId)) reread();
      }),
    [patientId, reread],
  );
  const first = editionsOfKind[kind].flatMap((edition, at) => {
    const answer = answers[at]?.data;
    return answer === undefined || shown[edition] !== undefined ? [] : [[edition, answer] as const];
  });
  if (first.length > 0) setShown({ ...shown, ...Object.fromEntries(first) });
  const editions = editionsOfKind[kind].map((edition, at): Previewed => {
    const now = answers[at]?.data;
    const held = shown[edition];
    return {
      edition,
      shown: held ?? null,
      changed: held !== undefined && now !== undefined && held.hash !== now.hash,
      error: (answers[at]?.error as FailureError | null | undefined) ?? null,
    };
  });
  return { editions, showNew: () => setShown({}), reread };
}
