/** What to know about a person before the next step, in icon and words. */
import {
  IconAlertTriangle,
  IconCloudDownload,
  IconFileDescription,
  IconFlag,
  IconGitMerge,
  IconHeartHandshake,
  IconLanguage,
  IconMapPinOff,
  IconPill,
  IconUserQuestion,
  type Icon,
} from '@tabler/icons-react';
import type { BoardRow } from '../../../../shared/contract/views.ts';
import { Flag, type Tone } from '../../../components/Flag.tsx';
import styles from './Board.module.css';

const looks: Record<string, { icon: Icon; tone: Tone }> = {
  'self-harm': { icon: IconHeartHandshake, tone: 'bad' },
  acct: { icon: IconHeartHandshake, tone: 'bad' },
  'critical-medicine': { icon: IconPill, tone: 'bad' },
  medicine: { icon: IconPill, tone: 'warn' },
  withdrawal: { icon: IconAlertTriangle, tone: 'warn' },
  language: { icon: IconLanguage, tone: 'info' },
  alert: { icon: IconAlertTriangle, tone: 'warn' },
};

export function BoardFlags({ row }: { row: BoardRow }) {
  const { flags, mayBeLocated, arrivedAt, possibleMatches, hasEscortRecord, conflicts, warnings, stage } =
    row;
  const waits = arrivedAt !== null && !mayBeLocated && stage !== 'done';
  return (
    <div className={styles['flags']}>
      {row.arriving === true ? (
        <Flag icon={IconCloudDownload} tone="bad">
          Record still arriving
        </Flag>
      ) : null}
      {waits ? (
        <Flag icon={IconMapPinOff} tone="warn">
          May not be located yet
        </Flag>
      ) : null}
      {flags.map(({ kind, text }) => {
        const { icon, tone } = looks[kind] ?? { icon: IconFlag, tone: 'warn' as const };
        return (
          <Flag key={`${kind} ${text}`} icon={icon} tone={tone}>
            {text}
          </Flag>
        );
      })}
      {possibleMatches > 0 && stage === 'expected' ? (
        <Flag icon={IconUserQuestion} tone="info">
          {possibleMatches === 1 ? '1 possible match' : `${possibleMatches} possible matches`}
        </Flag>
      ) : null}
      {conflicts === 0 ? null : (
        <Flag icon={IconGitMerge} tone="bad">
          {conflicts === 1 ? '1 conflict' : `${conflicts} conflicts`}
        </Flag>
      )}
      {hasEscortRecord ? <Flag icon={IconFileDescription}>Escort record</Flag> : null}
      {warnings.length === 0 ? null : <p className={styles['notes']}>{warnings.join(' ')}</p>}
    </div>
  );
}
