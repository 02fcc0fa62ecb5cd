/** The week of clinics: who is booked when, and who has no slot. Booked by drag, or by keys alone. */
import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { addDays } from '../../../../shared/identity/index.ts';
import type { BookingView } from '../../../../shared/contract/followup-views.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { Loaded } from '../../../components/Status.tsx';
import { today } from '../../../components/time.ts';
import { useDraft } from '../../../session/draft.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { BookingDialog } from '../person/BookingDialog.tsx';
import { Clashes } from '../clashes/Clashes.tsx';
import { FollowUpFrame } from '../FollowUpFrame.tsx';
import { placingOf, usePlacing, type Placing } from '../placing.ts';
import { useUndo } from '../useUndo.tsx';
import { Warnings } from '../Warnings.tsx';
import { columnsOf, freeKeys, mondayOf } from './columns.ts';
import { Dragging } from './Dragging.tsx';
import { Unplaced } from './Unplaced.tsx';
import { useBooking } from './useBooking.tsx';
import styles from './Week.module.css';
import { WeekGrid } from './WeekGrid.tsx';
import { WeekTools } from './WeekTools.tsx';

export function WeekPage() {
  const [from, setFrom] = useDraft('followup.week', mondayOf(today()));
  const [placing, setPlacing] = usePlacing();
  const [opened, setOpened] = useState<BookingView | null>(null);
  const mayBook = useMay('followup.book');
  const week = useChannel('followup.week', { from }, { keepPrevious: true });
  const undo = useUndo();
  const booking = useBooking(undo.did, () => setPlacing(null));
  const columns = useMemo(() => (week.data === undefined ? [] : columnsOf(week.data)), [week.data]);
  useNextWeek(
    placing !== null && week.data?.from === from && freeKeys(columns, placing, today()).length === 0,
    from,
    setFrom,
  );
  useEscape(placing !== null && booking.dialog === null, () => setPlacing(null));
  return (
    <Dragging
      onDrop={({ appointmentId, name, booking: moved }, slot) =>
        booking.book({ appointmentId, name, moves: moved }, slot)
      }
    >
      <FollowUpFrame
        title="Week of clinics"
        tools={<WeekTools from={from} onFrom={setFrom} />}
        obliges={
          week.data && {
            heading: 'Without a slot',
            count: week.data.unplaced.length,
            content: (
              <Unplaced
                unplaced={week.data.unplaced}
                placing={placing}
                onPlace={setPlacing}
                mayBook={mayBook}
              />
            ),
          }
        }
      >
        {undo.line}
        <Clashes did={undo.did} />
        {placing === null ? null : <Placed placing={placing} onStop={() => setPlacing(null)} />}
        <Loaded query={week} what="the week">
          {({ warnings }) => (
            <>
              <Warnings sentences={warnings} />
              <WeekGrid
                columns={columns}
                placing={placing}
                mayDrag={mayBook}
                onOpen={setOpened}
                onSlot={(slot) =>
                  placing === null || booking.busy ? undefined : booking.book(placing, slot)
                }
              />
            </>
          )}
        </Loaded>
        {booking.dialog}
        {opened === null ? null : (
          <BookingDialog
            booking={opened}
            did={undo.did}
            onMove={() => {
              setPlacing(placingOf(opened.person, opened.appointmentId, opened.kind, opened));
              setOpened(null);
            }}
            onClose={() => setOpened(null)}
          />
        )}
      </FollowUpFrame>
    </Dragging>
  );
}

/** Says for whom a slot is being looked for, and how to stop. */
function Placed({ placing, onStop }: { placing: Placing; onStop: () => void }) {
  return (
    <div className={styles['placing']} role="status">
      <span>
        Choose a time for <b>{placing.name}</b>
        {placing.wing === null ? '' : ` of ${placing.wing} wing`}. Arrow keys move between free slots, Enter
        books, Escape stops.
      </span>
      <Button size="compact-sm" variant="default" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}

/** Nothing free is left of this week: the next one is shown instead, once, to somebody who looks for a slot. */
function useNextWeek(full: boolean, from: string, setFrom: (from: string) => void): void {
  useEffect(() => {
    if (full && from === mondayOf(today())) setFrom(addDays(from, 7));
  }, [full, from, setFrom]);
}

function useEscape(active: boolean, leave: () => void): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
