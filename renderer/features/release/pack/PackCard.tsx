/** One version: who froze it and when, its gaps, its editions with what can be done, and what was done. */
import { Text } from '@mantine/core';
import { IconAlertTriangle, IconGitFork, IconHistory } from '@tabler/icons-react';
import type { PackView } from '../../../../shared/contract/release-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { Flag } from '../../../components/Flag.tsx';
import { printedState } from '../../../print/sheets/SheetPages.tsx';
import { EditionLine } from './EditionLine.tsx';
import { PackLog } from './PackLog.tsx';
import styles from './Packs.module.css';
import { kindWords, versionWords, type LogEntry, type ReleaseContentView } from './words.ts';

interface PackCardProps {
  stayId: string;
  pack: PackView;
  content: ReleaseContentView;
  log: readonly LogEntry[];
}

export function PackCard({ stayId, pack, content, log }: PackCardProps) {
  const { kind, releaseDate, gaps, sameNumber, olderContent, editions, dataState } = pack;
  const title = versionWords(pack);
  return (
    <article className={styles['card']} aria-label={title}>
      <h4 className={styles['version']}>{title}</h4>
      <div className={styles['flags']}>
        <span>{kindWords[kind]}</span>
        {releaseDate === null ? null : <span>Release date then: {formatCivilDate(releaseDate)}</span>}
        {sameNumber ? (
          <Flag icon={IconGitFork} tone="warn">
            Another version has this number: released elsewhere at the same time. Both count; see who and when
          </Flag>
        ) : null}
        {olderContent ? (
          <Flag icon={IconHistory} tone="info">
            Made with an older version of the question sets; it prints as it was released
          </Flag>
        ) : null}
        {gaps.length === 0 ? null : (
          <Flag icon={IconAlertTriangle} tone="warn">
            {gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`}
          </Flag>
        )}
      </div>
      <Text size="xs" c="dimmed">
        {printedState(dataState)}. Seal {pack.hash.slice(0, 12)}
      </Text>
      {gaps.length === 0 ? null : (
        <details>
          <summary>What was not arranged</summary>
          <ul className={styles['gaps']}>
            {gaps.map(({ section, words }) => (
              <li key={section} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </details>
      )}
      <ul className={styles['editions']} aria-label={`Editions of ${title}`}>
        {editions.map((edition) => (
          <li key={edition}>
            <EditionLine stayId={stayId} pack={pack} edition={edition} content={content} log={log} />
          </li>
        ))}
      </ul>
      <PackLog log={log} content={content} title={title} />
    </article>
  );
}
