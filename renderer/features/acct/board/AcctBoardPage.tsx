/** The ACCT board: everybody whose ACCT is open or in post-closure, and what healthcare owes, soonest first. */
import { Button, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { AcctBoardRow } from '../../../../shared/contract/acct-views.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { PeopleArriving } from '../../../components/arriving/PeopleArriving.tsx';
import { useNow } from '../../../components/useNow.ts';
import { useRovingRows } from '../../../components/useRovingRows.ts';
import { useDraft } from '../../../session/draft.ts';
import { useSession } from '../../../session/SessionContext.tsx';
import { Warnings } from '../../followup/Warnings.tsx';
import styles from './AcctBoard.module.css';
import { AcctLine } from './AcctLine.tsx';
import { byTimeOwed, filtered, showsChoices, showsLabel, type Shows } from './owed.ts';

export function AcctBoardPage() {
  const board = useChannel('acct.board', {});
  return (
    <PageFrame title="ACCT">
      <PeopleArriving />
      <Loaded query={board} what="the ACCT board">
        {({ rows, warnings }) => (
          <>
            <Warnings sentences={warnings} />
            {rows.length === 0 ? (
              <Empty
                what="No ACCT is open or in post-closure here, as far as this workstation holds."
                how="An ACCT stands here as soon as it is opened from an assessment or a patient’s page, heard of from the prison, or arrives with somebody."
              />
            ) : (
              <Board rows={rows} />
            )}
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Board({ rows }: { rows: readonly AcctBoardRow[] }) {
  const { me } = useSession();
  const now = useNow();
  const [shows, setShows] = useDraft<Shows>('acct.shows', 'all');
  const sorted = useMemo(() => byTimeOwed(rows), [rows]);
  const shown = filtered(sorted, shows, me.role, now);
  const { container, onKeyDownCapture, control } = useRovingRows(
    shown.map(({ acctId }) => acctId),
    'name',
  );
  return (
    <>
      <div className={styles['filters']} role="group" aria-label="Which ACCTs are shown">
        {showsChoices.map(({ shows: each }) => (
          <Button
            key={each}
            size="compact-sm"
            variant={each === shows ? 'filled' : 'default'}
            aria-pressed={each === shows}
            onClick={() => setShows(each)}
          >
            {showsLabel(each, me.role)} ({filtered(rows, each, me.role, now).length})
          </Button>
        ))}
      </div>
      <p className={styles['hint']}>
        Soonest owed first. Arrow keys move between people, Enter opens one. Times count from the event.
      </p>
      <VisuallyHidden role="status">{shown.length} ACCTs shown</VisuallyHidden>
      {shown.length === 0 ? (
        <Empty what="No ACCT fits this choice." how="Choose “All” to see every one." />
      ) : (
        <div ref={container} onKeyDownCapture={onKeyDownCapture} className={styles['scroll']}>
          <table className={styles['board']} aria-label="ACCTs, soonest owed first">
            <thead>
              <tr>
                <th scope="col">Person</th>
                <th scope="col">ACCT</th>
                <th scope="col">Owed next</th>
                <th scope="col">Milestones</th>
                <th scope="col">Next review</th>
                <th scope="col">
                  <VisuallyHidden>Open</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <AcctLine key={row.acctId} row={row} now={now} control={control} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
