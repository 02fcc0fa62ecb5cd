/** Earlier self-harm, ACCTs, critical medicines, allergies and alerts drawn together, oldest and newest dates shown. */
import { Text } from '@mantine/core';
import type { HistoryEntry } from '../../../../shared/contract/views.ts';
import styles from './Obligations.module.css';

const lanes: readonly { kind: HistoryEntry['kind']; title: string }[] = [
  { kind: 'self-harm', title: 'Self-harm' },
  { kind: 'acct', title: 'ACCT' },
  { kind: 'critical-medicine', title: 'Critical medicines' },
  { kind: 'allergy', title: 'Allergies' },
  { kind: 'alert', title: 'Alerts' },
  { kind: 'medicine', title: 'Other medicines' },
];

export function HistoryPanel({ history }: { history: readonly HistoryEntry[] }) {
  const held = lanes
    .map((lane) => ({ ...lane, entries: history.filter((entry) => entry.kind === lane.kind) }))
    .filter((lane) => lane.entries.length > 0);
  return (
    <section aria-label="History" className={styles['history']}>
      <h3>History</h3>
      {held.length === 0 ? (
        <Text c="dimmed">
          Nothing is held about earlier self-harm, ACCTs, medicines, allergies or alerts.
        </Text>
      ) : null}
      {held.map((lane) => (
        <div key={lane.kind}>
          <Text fw={600} size="sm">
            {lane.title} ({lane.entries.length}){span(lane.entries)}
          </Text>
          <ul className={styles['entries']}>
            {lane.entries.map((entry) => (
              <li key={`${entry.text}${entry.date ?? ''}${entry.source}`}>
                <span>{entry.date ?? 'date not known'}</span> {entry.text}
                <Text span size="xs" c="dimmed">
                  {' '}
                  {entry.source}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function span(entries: readonly HistoryEntry[]): string {
  const dates = entries.flatMap((entry) => entry.date ?? []).toSorted();
  const [oldest, newest] = [dates[0], dates.at(-1)];
  if (oldest === undefined || newest === undefined) return '';
  return oldest === newest ? `, ${oldest}` : `, ${oldest} to ${newest}`;
}
