/** Bookings that cannot all stand, as they come from two workstations that did not know of each other: said, with one proposal. */
import { Alert, Button, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { ClashView } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { showDay } from '../../../components/time.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import type { Did, Done } from '../../../components/useActing.ts';
import { useAct } from '../useAct.ts';
import { personName } from '../words.ts';
import styles from './Clashes.module.css';

type Moved = ClashView['bookings'][number];
type Proposed = NonNullable<ClashView['proposal']>;

const CLASH = 'Two bookings clashed.';
const BACK = 'The booking of before the clash was put back.';

export function Clashes({ did }: { did: Did }) {
  const { data } = useChannel('followup.clashes', {});
  if (data === undefined || data.clashes.length === 0) return null;
  const many = data.clashes.length;
  return (
    <Alert
      mb="sm"
      variant="outline"
      color="yellow.6"
      icon={<IconArrowsExchange aria-hidden />}
      title={many === 1 ? 'One clash of bookings to settle' : `${many} clashes of bookings to settle`}
      styles={{ root: { background: 'var(--tc-warn-ground)' }, title: { color: 'var(--tc-warn)' } }}
    >
      <ul className={styles['list']}>
        {data.clashes.map((clash) => (
          <Clash key={clash.id} clash={clash} did={did} />
        ))}
      </ul>
    </Alert>
  );
}

function Clash({ clash, did }: { clash: ClashView; did: Did }) {
  const { text, bookings, proposal } = clash;
  const mayBook = useMay('followup.book');
  const act = useAct(did);
  const settle = () => {
    const moved = bookings.find(({ bookingId }) => bookingId === proposal?.move);
    if (proposal !== null && moved !== undefined) act.run(() => settled(moved, proposal));
  };
  return (
    <li className={styles['clash']}>
      <Text fw={600}>{text}</Text>
      <ul className={styles['bookings']}>
        {bookings.map(({ bookingId, person, date, start, place, bookedBy }) => (
          <li key={bookingId}>
            <bdi>{personName(person)}</bdi>: {showDay(date)} {start}, {place}, booked by {bookedBy}
          </li>
        ))}
      </ul>
      {proposal === null ? null : (
        <div className={styles['proposal']}>
          <Text>{proposal.text}</Text>
          {mayBook ? (
            <Button size="compact-sm" loading={act.busy} onClick={settle}>
              Do this
            </Button>
          ) : null}
        </div>
      )}
      <FailureNotice error={act.error} />
    </li>
  );
}

/** Moves one booking to the slot that is proposed, or back to those without a slot. */
async function settled(moved: Moved, { to }: Proposed): Promise<Done> {
  const name = personName(moved.person);
  const putBack = () => call('followup.cancel', { bookingId: moved.bookingId, reason: BACK, undo: true });
  if (to === null) {
    await call('followup.cancel', { bookingId: moved.bookingId, reason: CLASH });
    return { words: [`${name} is without a slot again.`], undo: putBack };
  }
  const { bookingId } = await call('followup.book', { ...to, minutes: null, place: null });
  return {
    words: [`${name} is moved to ${showDay(to.date)} at ${to.start}.`],
    undo: async () => {
      await call('followup.cancel', { bookingId, reason: BACK });
      await putBack();
    },
  };
}
