/** What was done with a version, newest first; what left can be acknowledged. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { showInstant } from '../../../components/time.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import styles from './Packs.module.css';
import { doneWords, editionTitle, type LogEntry, type ReleaseContentView } from './words.ts';

interface PackLogProps {
  log: readonly LogEntry[];
  content: ReleaseContentView;
  /** Which version, in words. */
  title: string;
}

export function PackLog({ log, content, title }: PackLogProps) {
  const [chosen, setChosen] = useState<LogEntry | null>(null);
  const may = useMay('release.acknowledged');
  if (log.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing was done with it yet.
      </Text>
    );
  const newest = log.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <>
      <ul className={styles['log']} aria-label={`What was done with ${title}`}>
        {newest.map((entry) => (
          <li key={entry.id}>
            <span className={styles['when']}>{showInstant(entry.at)}</span>{' '}
            <span>
              {editionTitle(content, entry.edition)}: <bdi>{doneWords(entry)}</bdi>. {entry.by}
              {entry.note === null ? '' : `. ${entry.note}`}
            </span>{' '}
            {may && isOpen(entry, log) ? (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Record acknowledgement: ${doneWords(entry)}`}
                onClick={() => setChosen(entry)}
              >
                Record acknowledgement
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen === null ? null : <AcknowledgeDialog entry={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

/** Only what went to somebody can be acknowledged, and once. */
function isOpen({ id, what, recipient }: LogEntry, log: readonly LogEntry[]): boolean {
  const left = what === 'handed' || (what === 'printed' && recipient !== null);
  return left && !log.some(({ of }) => of === id);
}
