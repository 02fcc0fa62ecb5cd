/** One person: the strip of days, what is owed, what is booked and what came of it. Part of the patient's page, and a dialog. */
import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { BookingView, ListedPerson, UnplacedView } from '../../../../shared/contract/followup-views.ts';
import type { AppointmentKind } from '../../../../shared/records/care.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { toFragment } from '../../../navigation/route.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { placingOf, usePlacing } from '../placing.ts';
import { Given } from '../given/Given.tsx';
import { DayCells } from '../strip/DayCells.tsx';
import { Standing } from '../strip/StripLine.tsx';
import type { StripRow } from '../types.ts';
import { useUndo } from '../useUndo.tsx';
import { BookingDialog } from './BookingDialog.tsx';
import { BookingLine, OwedLine } from './lines.tsx';
import styles from './Person.module.css';
import { PersonTools } from './PersonTools.tsx';

interface PersonFollowUpProps {
  patientId: string;
  /** Leads to the patient's page, where this does not stand on it. */
  withLink?: boolean;
}

export function PersonFollowUp({ patientId, withLink = false }: PersonFollowUpProps) {
  const followUp = useChannel('followup.person', { patientId });
  return (
    <Loaded query={followUp} what="the follow-up">
      {({ row, owed, bookings }) =>
        row === null ? (
          <Empty
            what="This person is in no open stay here."
            how="The strip of days begins when somebody is received here, and a transfer begins a new one."
          />
        ) : (
          <Parts row={row} owed={owed} bookings={bookings} withLink={withLink} />
        )
      }
    </Loaded>
  );
}

interface PartsProps {
  row: StripRow;
  owed: readonly UnplacedView[];
  bookings: readonly BookingView[];
  withLink: boolean;
}

function Parts({ row, owed, bookings, withLink }: PartsProps) {
  const [opened, setOpened] = useState<BookingView | null>(null);
  const [, setPlacing] = usePlacing();
  const mayBook = useMay('followup.book');
  const undo = useUndo();
  const { person, next } = row;
  const place = (
    who: ListedPerson,
    appointmentId: string,
    kind: AppointmentKind,
    moves: BookingView | StripRow['next'],
  ) => {
    setPlacing(placingOf(who, appointmentId, kind, moves));
    navigate({ area: 'follow-up-week' });
  };
  const over = row.state === 'done' || row.state === 'stopped';
  return (
    <div className={styles['facts']}>
      {undo.line}
      <DayCells cells={row.cells} />
      <div>
        <Standing row={row} />
      </div>
      <div className={styles['tools']}>
        {mayBook && !over ? (
          <Button size="compact-sm" onClick={() => place(person, row.appointmentId, 'second-stage', next)}>
            {next === null ? 'Book the second stage' : 'Move the booking'}
          </Button>
        ) : null}
        <PersonTools person={person} isOut={row.out !== null} did={undo.did} />
        {withLink ? (
          <Button
            component="a"
            size="compact-sm"
            variant="default"
            href={toFragment({ area: 'patient', patientId: person.patientId })}
          >
            Open the record
          </Button>
        ) : null}
      </div>
      <section>
        <Title order={3}>Owed</Title>
        {owed.length === 0 ? (
          <Text c="dimmed">Nothing is owed that is not done.</Text>
        ) : (
          <ul className={styles['list']}>
            {owed.map((one) => (
              <OwedLine
                key={one.appointmentId}
                one={one}
                did={undo.did}
                onBook={mayBook ? () => place(one.person, one.appointmentId, one.kind, null) : null}
              />
            ))}
          </ul>
        )}
      </section>
      <section>
        <Title order={3}>Bookings</Title>
        {bookings.length === 0 ? (
          <Text c="dimmed">Nothing has been booked in this stay.</Text>
        ) : (
          <ul className={styles['list']}>
            {bookings.map((booking) => (
              <BookingLine key={booking.bookingId} booking={booking} onOpen={() => setOpened(booking)} />
            ))}
          </ul>
        )}
      </section>
      <Given patientId={person.patientId} did={undo.did} />
      {opened === null ? null : (
        <BookingDialog
          booking={opened}
          did={undo.did}
          onMove={() => place(opened.person, opened.appointmentId, opened.kind, opened)}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
