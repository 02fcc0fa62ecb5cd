/** The choices of a proposal, to accept all, some or none of. */
import { Button, Checkbox, Group, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProposalView } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Flag } from '../../../components/Flag.tsx';
import { showDay, showInstant } from '../../../components/time.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { type Did, useWork } from '../../../components/useActing.ts';
import { useReread } from '../useReread.ts';
import { Warnings } from '../Warnings.tsx';
import { dueWords, kindName, livesAt, personName } from '../words.ts';
import tables from '../../../components/Table.module.css';
import styles from './Proposal.module.css';

interface ChoicesProps {
  proposal: ProposalView;
  did: Did;
  /** Asks for a proposal once more, after something was booked. */
  onAgain: () => void;
}

export function Choices({ proposal, did, onAgain }: ChoicesProps) {
  const { placed, unplaced, summary, warnings } = proposal;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly string[]>([]);
  const work = useWork();
  const mayAccept = useMay('followup.accept');
  const reread = useReread();
  const chosen = placed.filter(({ appointmentId }) => !left.has(appointmentId));
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const accept = async () => {
    const answer = await call('followup.accept', {
      placements: chosen.map(({ appointmentId, clinicId, date, start, because }) => ({
        appointmentId,
        clinicId,
        date,
        start,
        because,
      })),
    });
    const nameOf = (id: string) => placed.find((one) => one.appointmentId === id)?.person;
    setRefused(
      answer.refused.map(({ appointmentId, why }) => {
        const person = nameOf(appointmentId);
        return `${person === undefined ? 'Somebody' : personName(person)}: ${why}`;
      }),
    );
    const many = answer.booked.length;
    did(
      [`${many} ${many === 1 ? 'booking' : 'bookings'} made.`],
      many === 0
        ? null
        : async () => {
            await call('followup.takeBack', { bookings: answer.booked });
            reread();
            onAgain();
          },
    );
    reread();
    if (answer.refused.length === 0) onAgain();
  };
  return (
    <>
      {summary.map((sentence) => (
        <Text key={sentence} fw={600}>
          {sentence}
        </Text>
      ))}
      <Text size="sm" c="dimmed" mb="xs">
        Proposed {showInstant(proposal.madeAt)}; what stands is checked again when you accept.
      </Text>
      <Warnings sentences={warnings} />
      <Warnings sentences={refused} />
      <FailureNotice error={work.error} />
      {placed.length === 0 ? null : (
        <>
          <Group mb="xs">
            <Button
              disabled={chosen.length === 0 || !mayAccept}
              loading={work.busy}
              onClick={() => work.run(accept)}
            >
              Book {chosen.length} of {placed.length}
            </Button>
            <Button variant="default" disabled={left.size === 0} onClick={() => setLeft(new Set())}>
              Choose all
            </Button>
            <Button
              variant="default"
              disabled={chosen.length === 0}
              onClick={() => setLeft(new Set(placed.map(({ appointmentId }) => appointmentId)))}
            >
              Choose none
            </Button>
          </Group>
          <table
            className={`${tables['table']} ${styles['proposed']}`}
            data-wide
            aria-label="What is proposed"
          >
            <thead>
              <tr>
                <th scope="col">Book</th>
                <th scope="col">Person</th>
                <th scope="col">When and where</th>
                <th scope="col">Because</th>
              </tr>
            </thead>
            <tbody>
              {placed.map((one) => (
                <tr key={one.appointmentId}>
                  <td>
                    <Checkbox
                      aria-label={`Book ${personName(one.person)}, ${kindName(one.kind)}`}
                      checked={!left.has(one.appointmentId)}
                      onChange={() => toggle(one.appointmentId)}
                    />
                  </td>
                  <td>
                    <b>
                      <bdi>{personName(one.person)}</bdi>
                    </b>
                    <div className={styles['small']}>
                      {livesAt(one.person)}. {kindName(one.kind)}, {dueWords(one)}
                    </div>
                  </td>
                  <td>
                    <b>
                      {showDay(one.date)}, {one.start}
                    </b>
                    <div className={styles['small']}>{one.clinic}</div>
                    {one.inTime ? null : (
                      <Flag icon={IconAlertTriangle} tone="bad">
                        After the last day
                      </Flag>
                    )}
                  </td>
                  <td>{one.because.join(' ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {unplaced.length === 0 ? null : (
        <>
          <Title order={2} mt="md" mb={4}>
            Without a slot ({unplaced.length})
          </Title>
          <ul className={styles['unplaced']}>
            {unplaced.map((one) => (
              <li key={one.appointmentId}>
                <b>
                  <bdi>{personName(one.person)}</bdi>
                </b>{' '}
                <span className={styles['small']}>
                  {livesAt(one.person)}. {kindName(one.kind)}, {dueWords(one)}
                </span>
                <div>{one.why.join(' ')}</div>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
