/** What one action did: the pack that was frozen or why none was, what was not handed over, what is cancelled, what has to follow. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconListCheck,
  IconPackage,
  IconPackageOff,
  IconPhone,
  IconPrinter,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Output } from '../../../../../shared/contract/contract.ts';
import { useCommand } from '../../../../bridge/queries.ts';
import { announce } from '../../../../components/announce.tsx';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { showDay, showInstant } from '../../../../components/time.ts';
import { toFragment, type Route } from '../../../../navigation/route.ts';
import { kindName } from '../../../followup/words.ts';
import type { LeavesUnplanned } from './UnplannedDialog.tsx';
import styles from './Unplanned.module.css';

interface HasLeftProps {
  leaving: LeavesUnplanned;
  done: Output<'release.unplanned'>;
  onClose: () => void;
}

export function HasLeft({ leaving: { stayId, patientId, name }, done, onClose }: HasLeftProps) {
  const { packId, noPack, notHandedOver, cancelled, followOn } = done;
  const takeBack = useCommand('release.takeBackUnplanned', [
    'release.diary',
    'release.undated',
    'release.followOn',
    'patients.open',
    'reception.board',
  ]);
  const undo = () =>
    takeBack.mutate(
      { stayId },
      {
        onSuccess: () => {
          announce(`Taken back: the stay of ${name} goes on`);
          onClose();
        },
      },
    );
  return (
    <Stack gap="md">
      <p className={styles['done']} role="status">
        <IconCircleCheck size={18} aria-hidden /> The stay is ended.{' '}
        {followOn.length === 0
          ? 'Nothing has to follow.'
          : `${followOn.length === 1 ? 'One task has' : `${followOn.length} tasks have`} to follow.`}
      </p>
      <Part title="Pack">
        {packId === null ? (
          <p className={styles['missing']}>
            <IconPackageOff size={17} aria-hidden /> {noPack ?? 'Nothing was frozen.'}
          </p>
        ) : (
          <p className={styles['line']}>
            <IconPackage size={17} aria-hidden /> The ready pack that stood is frozen as a numbered version.
          </p>
        )}
        {packId === null ? (
          <Leads
            to={{ area: 'patient', patientId, tab: 'release' }}
            label="Open the release plan, with the packs there are"
            onClose={onClose}
          />
        ) : (
          <Leads
            to={{ area: 'released-pack', stayId, packId, edition: 'clinical' }}
            icon={<IconPrinter size={16} aria-hidden />}
            label="See and print the pack"
            onClose={onClose}
          />
        )}
      </Part>
      <Part title={`Not handed over (${notHandedOver.length})`}>
        {notHandedOver.length === 0 ? (
          <p className={styles['line']}>
            Everything on the list of the day was recorded as given or not needed.
          </p>
        ) : (
          <ul className={styles['list']}>
            {notHandedOver.map((sentence) => (
              <li key={sentence}>
                <bdi>{sentence}</bdi>
              </li>
            ))}
          </ul>
        )}
        <Leads
          to={{ area: 'release-day', stayId }}
          icon={<IconListCheck size={16} aria-hidden />}
          label="Record what was handed over"
          onClose={onClose}
        />
      </Part>
      {cancelled.length === 0 ? null : (
        <Part title={`Cancelled here (${cancelled.length})`}>
          <ul className={styles['list']}>
            {cancelled.map(({ kind, date, start, place }) => (
              <li key={`${date} ${start} ${kind}`}>
                {showDay(date)} {start}: {kindName(kind)}, {place}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {followOn.length === 0 ? null : (
        <Part title={`What has to follow (${followOn.length})`}>
          <ul className={styles['list']}>
            {followOn.map(({ id, title, owner, dueBy }) => (
              <li key={id}>
                <b>{title}</b>, by {showInstant(dueBy)}. {owner}
              </li>
            ))}
          </ul>
          <Leads
            to={{ area: 'release-follow-on' }}
            icon={<IconPhone size={16} aria-hidden />}
            label="Open the follow-on tasks"
            onClose={onClose}
          />
        </Part>
      )}
      <Text c="dimmed">
        If it was a mistake, or {name} is back: the stay then goes on, the tasks end as returned, and what was
        cancelled is booked again. A frozen pack stays.
      </Text>
      <FailureNotice error={takeBack.error} />
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          loading={takeBack.isPending}
          onClick={undo}
        >
          Take it back
        </Button>
        <Button data-autofocus onClick={onClose}>
          Close
        </Button>
      </Group>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}

interface LeadsProps {
  to: Route;
  label: string;
  icon?: ReactNode;
  onClose: () => void;
}

/** A link out of the dialog, which goes with it. */
function Leads({ to, label, icon, onClose }: LeadsProps) {
  return (
    <Button
      component="a"
      href={toFragment(to)}
      variant="default"
      size="compact-sm"
      mt={6}
      leftSection={icon}
      onClick={onClose}
    >
      {label}
    </Button>
  );
}
