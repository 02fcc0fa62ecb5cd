/** Sentences with a mark for how much each matters; the words say it, too. */
import { IconAlertTriangle, IconCircleCheck, IconClock, IconPoint, type Icon } from '@tabler/icons-react';
import styles from './Sentences.module.css';
import type { Sentence, Tone } from './status-sentences.ts';

const marks: Record<Tone, Icon> = {
  good: IconCircleCheck,
  plain: IconPoint,
  notice: IconClock,
  loud: IconAlertTriangle,
};

export function Sentences({ lines, label }: { lines: readonly Sentence[]; label: string }) {
  return (
    <ul className={styles['sentences']} aria-label={label}>
      {lines.map(({ tone, text }) => {
        const Mark = marks[tone];
        return (
          <li key={text} data-tone={tone}>
            <Mark size={16} aria-hidden className={styles['mark']} />
            <span>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}
