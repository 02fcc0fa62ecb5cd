/** What is known from before, drawn together: a lane for each kind on one scale of time, and the same in words. */
import type { HistoryEntry } from '../../../shared/contract/views.ts';
import { formatCivilDate } from '../../../shared/identity/index.ts';
import { lanesOf, scaleOf, shareOf, type Lane } from './lanes.ts';
import styles from './History.module.css';

export function HistoryLanes({ history }: { history: readonly HistoryEntry[] }) {
  const scale = scaleOf(history);
  return (
    <div className={styles['lanes']}>
      {scale === null ? null : (
        <p className={styles['scale']}>
          <span>Oldest {showPartial(scale.oldest)}</span>
          <span>Newest {showPartial(scale.newest)}</span>
        </p>
      )}
      {lanesOf(history).map((lane) => (
        <LaneView key={lane.kind} lane={lane} scale={scale} />
      ))}
    </div>
  );
}

function LaneView({ lane, scale }: { lane: Lane; scale: ReturnType<typeof scaleOf> }) {
  const { title, icon: Mark, entries, oldest, newest } = lane;
  return (
    <section aria-label={title} className={styles['lane']}>
      <h3 className={styles['title']}>
        <Mark size={17} aria-hidden /> {title}
        <span className={styles['span']}>{spanOf(entries.length, oldest, newest)}</span>
      </h3>
      {/* The list below says the same in words. */}
      <div className={styles['track']} aria-hidden>
        {scale === null
          ? null
          : entries.map((entry, at) =>
              entry.date === null ? null : (
                <span
                  key={`${entry.text} ${at}`}
                  className={styles['mark']}
                  data-current={entry.current || undefined}
                  style={{ left: `${100 * shareOf(entry.date, scale)}%` }}
                />
              ),
            )}
      </div>
      <ul className={styles['entries']}>
        {entries.map((entry, at) => (
          <li key={`${entry.text} ${entry.date} ${at}`} className={styles['entry']}>
            <span className={styles['date']}>{showPartial(entry.date)}</span>
            <span>
              <b>{entry.text}</b>
              {entry.critical === null ? '' : ` (critical: ${entry.critical})`}
              {entry.current ? '' : ' (past)'}
              <span className={styles['source']}> {entry.source}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As precise as it is known: `19-Aug-2024`, `May-2009`, `2021`, `Date not known`. */
export function showPartial(date: string | null): string {
  if (date === null) return 'Date not known';
  const [year, month, day] = date.slice(0, 10).split('-');
  if (day !== undefined) return formatCivilDate(date.slice(0, 10));
  return month === undefined ? date : `${MONTHS[Number(month) - 1] ?? month}-${year}`;
}

function spanOf(count: number, oldest: string | null, newest: string | null): string {
  if (oldest === null || newest === null) return `${count}, not dated`;
  return oldest === newest
    ? `${count}, ${showPartial(newest)}`
    : `${count}, ${showPartial(oldest)} to ${showPartial(newest)}`;
}
