/** What the escort record and earlier records say about a question, beside the question it bears on. */
import { IconHistory, IconTruck } from '@tabler/icons-react';
import type { EvidenceLine } from '../../../../shared/clinical/index.ts';
import { showPartial } from '../../../components/history/HistoryLanes.tsx';
import styles from './Question.module.css';

const sources = [
  { from: 'escort record', title: 'Escort record', icon: IconTruck },
  { from: 'history', title: 'Earlier record', icon: IconHistory },
] as const;

export function Evidence({ lines }: { lines: readonly EvidenceLine[] }) {
  if (lines.length === 0) return null;
  return (
    <dl className={styles['evidence']} aria-label="Already written">
      {sources.map(({ from, title, icon: Mark }) => {
        const said = lines.filter((line) => line.from === from);
        if (said.length === 0) return null;
        return (
          <div key={from} className={styles['evidenceGroup']}>
            <dt>
              <Mark size={15} aria-hidden /> {title}
            </dt>
            {said.map((line) => (
              <dd key={`${line.about}${line.text}${line.date ?? ''}`}>
                {from === 'history' ? <time>{showPartial(line.date)}</time> : null}
                {line.text}
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
