/** One ACCT on the board. */
import {
  IconAlertTriangle,
  IconCloudDownload,
  IconEye,
  IconGitMerge,
  IconHeartHandshake,
  IconTruck,
} from '@tabler/icons-react';
import { Button } from '@mantine/core';
import type { AcctBoardRow } from '../../../../shared/contract/acct-views.ts';
import { Flag } from '../../../components/Flag.tsx';
import { showBriefly, showInstant } from '../../../components/time.ts';
import type { RovingProps } from '../../../components/useRovingRows.ts';
import { toFragment } from '../../../navigation/route.ts';
import { livesAt, personFacts, personName } from '../../followup/words.ts';
import { logWords, reviewName, stateWord } from '../words.ts';
import styles from './AcctBoard.module.css';
import { Chips } from './Chips.tsx';
import { Next } from './Next.tsx';

interface AcctLineProps {
  row: AcctBoardRow;
  now: number;
  control: (row: string, kind: string) => RovingProps;
}

export function AcctLine({ row, now, control }: AcctLineProps) {
  const { acctId, person, next, milestones, nextReview, lastInputAt, openSupport } = row;
  const opens = toFragment({ area: 'patient', patientId: person.patientId, tab: 'acct' });
  return (
    <tr className={styles['line']} data-overdue={row.overdue > 0 || undefined}>
      <td className={styles['person']}>
        <a className={styles['name']} href={opens} {...control(acctId, 'name')}>
          <bdi>{personName(person)}</bdi>
        </a>
        <div className={styles['small']}>{personFacts(person)}</div>
        <div>
          <b>{livesAt(person)}</b>
        </div>
        {row.arriving ? (
          <Flag icon={IconCloudDownload} tone="warn">
            Record still arriving
          </Flag>
        ) : null}
      </td>
      <td>
        <Acct row={row} now={now} />
      </td>
      <td>
        <Next milestone={next} now={now} />
      </td>
      <td>
        <Chips milestones={milestones} now={now} />
      </td>
      <td>
        {nextReview === null ? (
          <span className={styles['small']}>None set</span>
        ) : (
          <>
            <b>{showBriefly(nextReview.dueAt, now)}</b>
            <div className={styles['small']}>{reviewName(nextReview.kind)}</div>
          </>
        )}
        <div className={styles['small']}>
          {lastInputAt === null ? 'No health input yet' : `Last input ${showBriefly(lastInputAt, now)}`}
          {openSupport === 0 ? '' : ` · ${openSupport} support ${openSupport === 1 ? 'action' : 'actions'}`}
        </div>
      </td>
      <td className={styles['step']}>
        <Button
          component="a"
          href={opens}
          size="compact-sm"
          variant="default"
          aria-label={`Open the ACCT of ${personName(person)}`}
          {...control(acctId, 'open')}
        >
          Open
        </Button>
      </td>
    </tr>
  );
}

/** Its state and since when, its number, and what is unusual about it. */
function Acct({ row, now }: { row: AcctBoardRow; now: number }) {
  const { state, openedAt, logNumber, constantSince, cameFrom, disputed } = row;
  return (
    <div className={styles['flags']}>
      <Flag icon={IconHeartHandshake} tone={state === 'open' ? 'bad' : 'warn'}>
        {stateWord(state)}
      </Flag>
      <div className={styles['small']}>
        since {showInstant(openedAt)}
        <br />
        {logWords(logNumber)}
      </div>
      {constantSince === null ? null : (
        <Flag icon={IconEye} tone="bad">
          Constant supervision since {showBriefly(constantSince, now)}
        </Flag>
      )}
      {cameFrom === null ? null : (
        <Flag icon={IconTruck} tone="info">
          Came from {cameFrom}
        </Flag>
      )}
      {disputed ? (
        <Flag icon={IconGitMerge} tone="bad">
          Open and closed stand against each other
        </Flag>
      ) : null}
      {row.overdue > 1 ? (
        <Flag icon={IconAlertTriangle} tone="bad">
          {row.overdue} overdue
        </Flag>
      ) : null}
    </div>
  );
}
