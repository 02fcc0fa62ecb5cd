/** What is not as usual, in sentences: a bank holiday, a clock nobody can vouch for, records that are still arriving. */
import { IconAlertTriangle } from '@tabler/icons-react';
import styles from './FollowUp.module.css';

export function Warnings({ sentences }: { sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <p key={sentence} className={styles['warning']}>
      <IconAlertTriangle size={17} aria-hidden />
      <span>{sentence}</span>
    </p>
  ));
}
