/** The arrivals board: a reception nurse's home. */
import { Button } from '@mantine/core';
import { IconFileImport, IconUserPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useChannel } from '../../bridge/queries.ts';
import { PeopleArriving } from '../../components/arriving/PeopleArriving.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../components/Status.tsx';
import { today } from '../../components/time.ts';
import { useDraft } from '../../session/draft.ts';
import { useMay } from '../../session/SessionContext.tsx';
import { ToDecide } from '../conflicts/ToDecide.tsx';
import { ClaimedElsewhere } from '../departure/ClaimedElsewhere.tsx';
import { ArrivalsDialogs } from './ArrivalsDialogs.tsx';
import { Board } from './board/Board.tsx';
import { BoardFailureContext } from './board/board-failure.ts';
import { DayPicker } from './board/DayPicker.tsx';
import type { ArrivalsDialog } from './dialogs.ts';
import { LastImports } from './feeds/LastImports.tsx';

export function ArrivalsPage() {
  const [date, setDate] = useDraft('arrivals.date', today());
  const [dialog, setDialog] = useDraft<ArrivalsDialog | null>('arrivals.dialog', null);
  const [failure, setFailure] = useState<unknown>(null);
  const board = useChannel('reception.board', { date });
  const clinician = useMay('reception.import');
  const failing = useMemo(() => ({ fail: setFailure }), []);
  return (
    <BoardFailureContext value={failing}>
      <PageFrame
        title="Arrivals"
        tools={
          <>
            <DayPicker date={date} onDate={setDate} />
            {clinician ? <FeedButtons open={setDialog} /> : null}
          </>
        }
      >
        <ToDecide />
        <ClaimedElsewhere />
        <PeopleArriving withProgress />
        <FailureNotice error={failure} />
        <Loaded query={board} what="the arrivals">
          {({ rows, lastImports }) => (
            <>
              {rows.length === 0 ? (
                <Empty
                  what="Nobody is expected on this day."
                  how="People appear here when a file is imported, when one lands in the watched folder, or when they are added by hand."
                />
              ) : (
                <Board rows={rows} open={setDialog} />
              )}
              <LastImports reports={lastImports} />
              <ArrivalsDialogs dialog={dialog} rows={rows} date={date} onClose={() => setDialog(null)} />
            </>
          )}
        </Loaded>
      </PageFrame>
    </BoardFailureContext>
  );
}

function FeedButtons({ open }: { open: (dialog: ArrivalsDialog) => void }) {
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={17} aria-hidden />}
        onClick={() => open({ kind: 'import' })}
      >
        Import a file
      </Button>
      <Button
        variant="default"
        leftSection={<IconUserPlus size={17} aria-hidden />}
        onClick={() => open({ kind: 'add' })}
      >
        Add by hand
      </Button>
    </>
  );
}
