/** Keeps the fields of a plan in step with the records process, and tries again what was refused. */
import { useEffect } from 'react';
import type { FieldView } from '../../../../../shared/contract/views.ts';
import type { PlanView } from '../types.ts';
import { fieldName, planSaver } from './plan-saver.ts';

const RETRY_MS = 10_000;

export function usePlanFields(stayId: string, { sections, departedAt }: PlanView): void {
  const { saver } = planSaver(stayId);
  useEffect(() => {
    const views = sections.flatMap(({ id, fields }) =>
      Object.entries(fields).map(([field, value]): [string, FieldView] => [
        fieldName(id, field),
        { value, seen: [], conflict: null },
      ]),
    );
    saver.merge(Object.fromEntries(views));
  }, [saver, sections]);
  useEffect(() => {
    if (departedAt !== null) return;
    saver.retry();
    const timer = setInterval(() => saver.retry(), RETRY_MS);
    return () => clearInterval(timer);
  }, [saver, departedAt]);
}
