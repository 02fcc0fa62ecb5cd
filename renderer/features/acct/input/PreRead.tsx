/** Lines drawn from the record, each with where it comes from, to be taken over one by one. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { announce } from '../../../components/announce.tsx';
import styles from './Input.module.css';

interface PreReadProps {
  /** Name of the part. */
  title: string;
  lines: readonly { text: string; source: string }[];
  /** What stands in the part now. */
  text: string;
  /** Null once nothing can be changed. */
  onTake: ((lines: readonly string[]) => void) | null;
}

export function PreRead({ title, lines, text, onTake }: PreReadProps) {
  const left = lines.filter((line) => !text.includes(line.text));
  const take = (taken: readonly string[]) => {
    onTake?.(taken);
    announce(taken.length === 1 ? 'Taken over' : `${taken.length} lines taken over`);
  };
  return (
    <section className={styles['preRead']} aria-label={`In the record: ${title}`}>
      <h3 className={styles['preReadTitle']}>
        In the record
        {left.length > 1 && onTake !== null ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Take over all ${left.length} lines: ${title}`}
            onClick={() => take(left.map((line) => line.text))}
          >
            Take over all {left.length}
          </Button>
        ) : null}
      </h3>
      {lines.length === 0 ? <p className={styles['none']}>The record holds nothing about this.</p> : null}
      <ul className={styles['lines']}>
        {lines.map((line) => (
          <li key={`${line.text} ${line.source}`} className={styles['line']}>
            <span>
              <bdi>{line.text}</bdi>
              <span className={styles['source']}>{line.source}</span>
            </span>
            {left.includes(line) ? (
              <Button
                size="compact-xs"
                variant="default"
                disabled={onTake === null}
                leftSection={<IconArrowLeft size={13} aria-hidden />}
                aria-label={`Take over: ${line.text}`}
                onClick={() => take([line.text])}
              >
                Take over
              </Button>
            ) : (
              <span className={styles['taken']}>
                <IconCheck size={14} aria-hidden /> In the text
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
