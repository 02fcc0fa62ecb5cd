/** Whether an answer is durably saved. A failure says so until it is. */
import { IconCheck, IconClock, IconAlertTriangle } from '@tabler/icons-react';
import type { HeldField } from '../saving/field-saver.ts';
import styles from './Question.module.css';

export function SavedMark({ held }: { held: HeldField | undefined }) {
  if (held === undefined || held.value === null) return null;
  if (held.state === 'failed') {
    return (
      <span className={styles['saved']} data-state="failed">
        <IconAlertTriangle size={13} aria-hidden /> Not saved: {held.failure?.sentence}
      </span>
    );
  }
  return held.state === 'saving' ? (
    <span className={styles['saved']}>
      <IconClock size={13} aria-hidden /> Saving
    </span>
  ) : (
    <span className={styles['saved']}>
      <IconCheck size={13} aria-hidden /> Saved
    </span>
  );
}
