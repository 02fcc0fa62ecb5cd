/** The sessions behind "capacity used", each with its places; one that is opened says who was booked in it. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useChannel } from '../../bridge/queries.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Loaded } from '../../components/Status.tsx';
import { showDay } from '../../components/time.ts';
import { toFragment } from '../../navigation/route.ts';
import { livesAt, personName } from '../followup/words.ts';
import styles from './Measures.module.css';
import type { Period } from './period.ts';

type SessionUsed = Output<'followup.sessions'>['sessions'][number];

export function SessionsDialog({ period, onClose }: { period: Period; onClose: () => void }) {
  const sessions = useChannel('followup.sessions', period);
  return (
    <Dialog
      title={`Sessions from ${showDay(period.from)} to ${showDay(period.to)}`}
      size="lg"
      onClose={onClose}
    >
      <Loaded query={sessions} what="the sessions">
        {({ sessions: all, more }) =>
          all.length === 0 ? (
            <Text>No clinic ran in this time.</Text>
          ) : (
            <>
              <ul className={styles['people']}>
                {all.map((session) => (
                  <Session key={`${session.clinicId} ${session.date}`} session={session} />
                ))}
              </ul>
              {more === 0 ? null : <Text>{more} older ones are left out. Choose a shorter period.</Text>}
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function Session({ session }: { session: SessionUsed }) {
  const [open, setOpen] = useState(false);
  const { name, date, startTime, endTime, slots, used } = session;
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <b>{showDay(date)}</b> {startTime}–{endTime}, {name}: {used} of {slots} places used
        </summary>
        {open ? <PeopleOf session={session} /> : null}
      </details>
    </li>
  );
}

function PeopleOf({ session: { clinicId, date } }: { session: SessionUsed }) {
  const people = useChannel('followup.sessionPeople', { clinicId, date });
  return (
    <Loaded query={people} what="who was booked">
      {({ people: all }) =>
        all.length === 0 ? (
          <Text c="dimmed">Nobody was booked.</Text>
        ) : (
          <ul className={styles['booked']}>
            {all.map(({ person, start, words }) => (
              <li key={`${person.stayId} ${start}`}>
                {start}{' '}
                <a href={toFragment({ area: 'patient', patientId: person.patientId })}>
                  <bdi>{personName(person)}</bdi>
                </a>
                , {livesAt(person)}: {words}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
