/** Whether an answer is durably saved. A failure says so until it is. */
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import type { HeldField } from '../saving/field-saver.ts';
import styles from './Question.module.css';

export function SavedMark({ held }: { held: HeldField | undefined }) {
  if (held === undefined || (held.value === null && held.failure === null)) return null;
  if (held.failure !== null) {
    return (
      <span className={styles['saved']} data-state="failed">
        <IconAlertTriangle size={14} aria-hidden /> Not saved: {held.failure.sentence}
      </span>
    );
  }
  return (
    <span className={styles['saved']}>
      {held.state === 'saving' ? (
        <>
          <IconClock size={14} aria-hidden /> Saving
        </>
      ) : (
        <>
          <IconCheck size={14} aria-hidden /> Saved
        </>
      )}
    </span>
  );
}
