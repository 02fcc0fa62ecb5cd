/** One field of a section: what stands in it, saving it, and putting back what stood before. */
import { useSyncExternalStore } from 'react';
import type { PlanValue } from '../../../../../shared/records/release.ts';
import { sameValue } from '../../../../../shared/changes/registers.ts';
import type { HeldField } from '../../../assessment/saving/field-saver.ts';
import { usePlan } from '../plan-context.ts';
import { fieldName, planSaver } from './plan-saver.ts';

export interface PlanFieldHeld {
  readonly value: PlanValue;
  readonly held: HeldField | undefined;
  readonly save: (value: PlanValue) => void;
  /** Puts back what stood before the first change made here; null where nothing was changed. */
  readonly putBack: { readonly value: PlanValue; readonly run: () => void } | null;
}

export function useField(section: string, field: string): PlanFieldHeld {
  const { stayId, view } = usePlan();
  const { saver, before } = planSaver(stayId);
  const name = fieldName(section, field);
  const all = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const held = all.get(name);
  const stored = view.sections.find(({ id }) => id === section)?.fields[field] ?? null;
  const value = held === undefined ? stored : (held.value as PlanValue);
  const was = before.get(name);
  const save = (next: PlanValue) => {
    if (!sameValue(next, value)) saver.set(name, next);
  };
  return {
    value,
    held,
    save,
    putBack:
      was === undefined || sameValue(was, value)
        ? null
        : {
            value: was,
            run: () => {
              saver.set(name, was);
              before.delete(name);
            },
          },
  };
}
