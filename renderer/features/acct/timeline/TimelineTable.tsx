/** The same as the picture in words, newest first. */
import { keyOfEntry, timeWords, whatWords } from './entry-words.ts';
import type { Lane } from './lanes.ts';
import styles from './Timeline.module.css';

interface TimelineTableProps {
  lanes: readonly Lane[];
  /** Marked in the picture. */
  chosen: string | null;
}

export function TimelineTable({ lanes, chosen }: TimelineTableProps) {
  const rows = lanes
    .flatMap(({ title, icon, entries }) => entries.map((entry) => ({ title, icon, entry })))
    .toSorted((a, b) => Date.parse(b.entry.from) - Date.parse(a.entry.from));
  return (
    <table className={styles['table']} aria-label="The timeline in words, newest first">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What it is about</th>
          <th scope="col">What happened</th>
          <th scope="col">Known from</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, icon: Mark, entry }) => (
          <tr key={keyOfEntry(entry)} data-chosen={keyOfEntry(entry) === chosen || undefined}>
            <td>{timeWords(entry)}</td>
            <td className={styles['kind']}>
              <Mark size={15} aria-hidden /> {title}
            </td>
            <td>{whatWords(entry)}</td>
            <td className={styles['source']}>{entry.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
