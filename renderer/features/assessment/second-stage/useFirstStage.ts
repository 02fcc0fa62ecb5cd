/** The signed first stage that a second stage carries over: its edition and its question set, for words beside the questions. */
import { useMemo } from 'react';
import type { ContentPack } from '../../../../shared/clinical/index.ts';
import type { AssessmentView } from '../../../../shared/contract/reception.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { signedEdition, type SignedEdition } from '../signed/signed-record.ts';
import { usePackOf } from '../signed/usePackOf.ts';

export interface FirstStage {
  readonly edition: SignedEdition;
  readonly pack: ContentPack;
}

/** Undefined in a first stage, and until both have been read. */
export function useFirstStage({ review }: AssessmentView): FirstStage | undefined {
  const read = useChannel(
    'reception.signed',
    { signedId: review?.signedId ?? '' },
    { enabled: review !== null },
  );
  const edition = useMemo(
    () => (read.data === undefined ? undefined : signedEdition(read.data)),
    [read.data],
  );
  const pack = usePackOf(edition).query.data?.pack as ContentPack | undefined;
  return useMemo(
    () => (edition === undefined || pack === undefined ? undefined : { edition, pack }),
    [edition, pack],
  );
}
