/** Opens an assessment and its content pack, and keeps its fields in step with the records process. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { evaluate, type ContentPack } from '../../../shared/clinical/index.ts';
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import { useChannel } from '../../bridge/queries.ts';
import { useNow } from '../../components/useNow.ts';
import { saverFor } from './saving/savers.ts';
import { screeningState } from './screening-state.ts';

/** The questions of the pack the assessment was begun with. */
export function usePack(view: AssessmentView | undefined) {
  const input = { id: view?.pack.id ?? '', version: view?.pack.version ?? '' };
  return useChannel('content.pack', input, { enabled: view !== undefined });
}

/** Fields, evaluation and saving of an opened assessment. Evaluated again at every answer; pure, a few milliseconds. */
export function useFields(view: AssessmentView, pack: ContentPack) {
  const saver = saverFor(view.id);
  const fields = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const now = useNow(60_000);
  useEffect(() => saver.merge(view.fields), [saver, view.fields]);
  useEffect(() => saver.retry(), [saver]);
  const state = useMemo(
    () => screeningState(view.screening, fields, new Date(now).toISOString()),
    [view.screening, fields, now],
  );
  const evaluation = useMemo(() => evaluate(pack, state), [pack, state]);
  return { saver, fields, state, evaluation };
}
