/** Saving within one section while it is on the page: what was refused, and what can still be undone. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { usePlan } from '../plan-context.ts';
import { fieldName, planSaver } from './plan-saver.ts';

export function useSectionSaving(section: string) {
  const { stayId } = usePlan();
  const { saver, before } = planSaver(stayId);
  const all = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const fields = useMemo(
    () => new Map([...all].filter(([name]) => name.startsWith(fieldName(section, '')))),
    [all, section],
  );
  // Undo is for what was changed just now: it ends with leaving the section.
  useEffect(
    () => () => {
      for (const name of before.keys()) if (name.startsWith(fieldName(section, ''))) before.delete(name);
    },
    [before, section],
  );
  return { fields, retry: () => saver.retry() };
}
