/** The parts of a draft: what is typed, what is saved, what signing waits for. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Json } from '../../../../shared/changes/change.ts';
import type { AcctDraftView } from '../../../../shared/contract/acct-views.ts';
import { keyOf } from '../../../bridge/queries.ts';
import type { HeldField } from '../../assessment/saving/field-saver.ts';
import { draftFor, showing } from './drafts.ts';

const RETRY_MS = 10_000;

export interface Parts {
  readonly held: ReadonlyMap<string, HeldField>;
  readonly missing: readonly string[];
  readonly save: (part: string, value: Json) => void;
  readonly change: (part: string, next: (before: Json) => Json) => void;
  readonly retry: () => void;
  /** Resolves when nothing is being saved; true when everything was. */
  readonly settled: () => Promise<boolean>;
}

export function useParts(view: AcctDraftView): Parts {
  const [draft] = useState(() => draftFor(view.draftId));
  const { saver } = draft;
  const held = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const missing = useSyncExternalStore(saver.subscribe, draft.missing) ?? view.missing;
  const client = useQueryClient();
  useEffect(() => {
    const leave = showing(view.draftId);
    return () => {
      leave();
      // The next opening reads what was saved, not what was read before it.
      client.removeQueries({ queryKey: keyOf('acct.openDraft', { draftId: view.draftId }), exact: true });
    };
  }, [client, view.draftId]);
  useEffect(() => {
    saver.merge(
      Object.fromEntries(
        Object.entries(view.parts).map(([part, value]) => [part, { value, seen: [], conflict: null }]),
      ),
    );
  }, [saver, view.parts]);
  useEffect(() => {
    saver.retry();
    const timer = setInterval(() => saver.retry(), RETRY_MS);
    return () => clearInterval(timer);
  }, [saver]);
  return {
    held,
    missing,
    save: (part, value) => saver.set(part, value),
    change: draft.change,
    retry: () => saver.retry(),
    settled: () => saver.settled(),
  };
}
