/** One person on the board. */
import { Progress } from '@mantine/core';
import type { BoardRow } from '../../../../shared/contract/views.ts';
import {
  bannerName,
  formatAge,
  formatCivilDate,
  formatNhsNumber,
} from '../../../../shared/identity/index.ts';
import { SourceMark } from '../../../components/SourceMark.tsx';
import { showBriefly, showSpan, today } from '../../../components/time.ts';
import type { RovingProps } from '../../../components/useRovingRows.ts';
import { toFragment } from '../../../navigation/route.ts';
import type { OpenDialog } from '../dialogs.ts';
import { BoardFlags } from './BoardFlags.tsx';
import { BoardMenu } from './BoardMenu.tsx';
import styles from './Board.module.css';
import { NextStep } from './NextStep.tsx';
import { rowKey } from './stages.ts';

export interface BoardLineProps {
  row: BoardRow;
  now: number;
  open: OpenDialog;
  control: (row: string, kind: string) => RovingProps;
}

export function BoardLine({ row, now, open, control }: BoardLineProps) {
  const key = rowKey(row);
  return (
    <tr className={styles['line']}>
      <td className={styles['person']}>
        <Person row={row} roving={control(key, 'name')} />
      </td>
      <td className={styles['from']}>
        <SourceMark source={row.source} />
        <div className={styles['small']}>{row.fromLocation}</div>
      </td>
      <td className={styles['waiting']}>
        <Waiting row={row} now={now} />
      </td>
      <td className={styles['assessment']}>
        <Assessment row={row} now={now} />
      </td>
      <td className={styles['flagsCell']}>
        <BoardFlags row={row} />
      </td>
      <td className={styles['step']}>
        <div className={styles['stepControls']}>
          <NextStep row={row} open={open} roving={control(key, 'step')} />
          <BoardMenu row={row} open={open} roving={control(key, 'menu')} />
        </div>
      </td>
    </tr>
  );
}

function Person({ row, roving }: { row: BoardRow; roving: RovingProps }) {
  const { patientId, dateOfBirth, prisonNumber, nhsNumber } = row;
  const name = <bdi>{bannerName(row)}</bdi>;
  const facts = [
    dateOfBirth === null
      ? 'Born: not known'
      : `Born ${formatCivilDate(dateOfBirth)} (${formatAge(dateOfBirth, today())})`,
    prisonNumber ?? 'No prison number',
    ...(nhsNumber === null ? [] : [`NHS ${formatNhsNumber(nhsNumber)}`]),
  ];
  return (
    <>
      {patientId === null ? (
        <span className={styles['name']}>{name}</span>
      ) : (
        <a className={styles['name']} href={toFragment({ area: 'patient', patientId })} {...roving}>
          {name}
        </a>
      )}
      <div className={styles['small']}>{facts.join(' · ')}</div>
    </>
  );
}

function Waiting({ row, now }: { row: BoardRow; now: number }) {
  if (row.arrivedAt === null) return <span className={styles['small']}>Not here</span>;
  const since = <div className={styles['small']}>arrived {showBriefly(row.arrivedAt, now)}</div>;
  return row.stage === 'done' ? (
    since
  ) : (
    <>
      <b>{showSpan(row.arrivedAt, now)}</b>
      {since}
    </>
  );
}

function Assessment({ row, now }: { row: BoardRow; now: number }) {
  const { assessor, answered, total, incompleteReason, retryDue, stage } = row;
  if (assessor === null)
    return <span className={styles['small']}>{stage === 'here' ? 'Not begun' : '–'}</span>;
  return (
    <>
      <div>{assessor}</div>
      {incompleteReason === null ? null : <b>{incompleteReason}</b>}
      {retryDue === null ? null : (
        <div>
          Try again by {showBriefly(retryDue, now)}
          {Date.parse(retryDue) < now ? ', overdue' : ''}
        </div>
      )}
      {stage === 'done' || total === 0 ? null : (
        <>
          <div className={styles['small']}>
            {answered} of {total} answered
          </div>
          <Progress
            size="sm"
            value={(100 * answered) / total}
            aria-label={`${answered} of ${total} answered`}
          />
        </>
      )}
    </>
  );
}
