/** Opens an assessment and its content pack, and keeps its fields in step with the records process. */
import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Json } from '../../../shared/changes/change.ts';
import { evaluate, type ContentPack } from '../../../shared/clinical/index.ts';
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import { useChannel } from '../../bridge/queries.ts';
import { useNow } from '../../components/useNow.ts';
import type { HeldField } from './saving/field-saver.ts';
import { saverFor } from './saving/savers.ts';
import { screeningState } from './screening-state.ts';

const RETRY_MS = 10_000;

/** The questions of the pack the assessment was begun with, or of the version held here where that one is not. */
export function usePack(view: AssessmentView | undefined) {
  const input = { id: view?.pack.id ?? '', version: view?.pack.version ?? '' };
  return useChannel('content.pack', input, { enabled: view !== undefined });
}

/**
 * Fields, evaluation and saving of an opened assessment. The answer itself shows at once; what follows from it is worked out
 * right after, so that a long history never holds up a key.
 */
export function useFields(view: AssessmentView, pack: ContentPack) {
  const saver = saverFor(view.id);
  const fields = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const now = useNow(60_000);
  useEffect(() => saver.merge(view.fields), [saver, view.fields]);
  useEffect(() => {
    saver.retry();
    const timer = setInterval(() => saver.retry(), RETRY_MS);
    return () => clearInterval(timer);
  }, [saver]);
  const current = useSameValues(fields);
  const values = useDeferredValue(current);
  const state = useMemo(
    () => screeningState(view.screening, values, new Date(now).toISOString()),
    [view.screening, values, now],
  );
  const evaluation = useMemo(() => evaluate(pack, state), [pack, state]);
  return { saver, fields, state, evaluation, settled: values === current };
}

/** The same map for as long as no value says anything else: that a value was saved obliges nothing new. */
function useSameValues(fields: ReadonlyMap<string, HeldField>): ReadonlyMap<string, HeldField> {
  const [kept, keep] = useState(fields);
  if (kept === fields || sameValues(kept, fields)) return kept;
  keep(fields);
  return fields;
}

function sameValues(a: ReadonlyMap<string, HeldField>, b: ReadonlyMap<string, HeldField>): boolean {
  if (a.size !== b.size) return false;
  for (const [name, held] of b) {
    const before = a.get(name);
    if (before !== held && words(before?.value ?? null) !== words(held.value)) return false;
  }
  return true;
}

/** Without who gave it and when, which are added where it is saved. */
function words(value: Json): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const { by: _by, at: _at, ...rest } = value;
  return JSON.stringify(rest);
}
