/** What the escort record and earlier records say about a question, beside the question it bears on. */
import type { EvidenceLine } from '../../../../shared/clinical/index.ts';
import { showDay } from '../../../components/time.ts';
import styles from './Question.module.css';

function when(date: string | null): string {
  if (date === null) return 'date not known';
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? showDay(date) : date;
}

export function Evidence({ lines }: { lines: readonly EvidenceLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className={styles['evidence']} aria-label="Already written">
      {lines.map((line) => (
        <li key={`${line.from}${line.about}${line.text}${line.date ?? ''}`}>
          <span className={styles['evidenceFrom']}>
            {line.from === 'escort record' ? 'Escort record:' : `Earlier record (${when(line.date)}):`}
          </span>
          <span>{line.text}</span>
        </li>
      ))}
    </ul>
  );
}
