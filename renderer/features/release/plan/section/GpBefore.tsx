/** The practice of before custody is kept, whoever the person registers with: it can be taken from the record. */
import { Button } from '@mantine/core';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import type { PlanFieldHeld } from './useField.ts';

export function GpBefore({ one: { value, save } }: { one: PlanFieldHeld }) {
  const { gpInRecord } = usePlan();
  if (gpInRecord === null || gpInRecord === '' || value === gpInRecord) return null;
  const empty = value === null || value === '';
  return (
    <div className={styles['fieldMarks']}>
      <span>
        The record says: <bdi>{gpInRecord}</bdi>
      </span>
      {empty ? (
        <Button size="compact-xs" variant="default" onClick={() => save(gpInRecord)}>
          Take it over
        </Button>
      ) : null}
    </div>
  );
}
