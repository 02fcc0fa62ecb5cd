/** Fields of one section that were refused when they were saved. */
import { useMemo, useSyncExternalStore } from 'react';
import { usePlan } from '../plan-context.ts';
import { fieldName, planSaver } from './plan-saver.ts';

export function useFailures(section: string) {
  const { stayId } = usePlan();
  const { saver } = planSaver(stayId);
  const all = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const fields = useMemo(
    () => new Map([...all].filter(([name]) => name.startsWith(fieldName(section, '')))),
    [all, section],
  );
  return { fields, retry: () => saver.retry() };
}
