/** Where people are looked for while a new workstation is being filled: somebody not found may still come. */
import { Progress, Text } from '@mantine/core';
import { IconCloudDownload } from '@tabler/icons-react';
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import { useChannel } from '../../bridge/queries.ts';
import styles from './Arriving.module.css';

type Arriving = NonNullable<ReplicationStatus['arriving']>;

const number = (count: number): string => count.toLocaleString('en-GB');

/** @param withProgress also says how far it is, with a bar. */
export function PeopleArriving({ withProgress = false }: { withProgress?: boolean }) {
  const { data } = useChannel('replication.status', {});
  const arriving = data?.arriving ?? null;
  if (arriving === null) return null;
  return (
    <div className={styles['people']} role="note">
      <p className={styles['words']}>
        <IconCloudDownload size={17} aria-hidden />
        <span>
          <strong>Records of earlier patients are still arriving.</strong> Somebody who is not found or not
          offered here may be held by the central record. Marked records are not whole yet.
        </span>
      </p>
      {withProgress ? <Far arriving={arriving} /> : null}
    </div>
  );
}

function Far({ arriving: { people, saves, minutesLeft } }: { arriving: Arriving }) {
  const todays =
    people.total === 0 ? '' : `Today’s people are here: ${number(people.done)} of ${number(people.total)}. `;
  const left =
    minutesLeft === null
      ? ''
      : minutesLeft === 1
        ? ', about a minute left'
        : `, about ${minutesLeft} minutes left`;
  const words = `${todays}Earlier patients: ${number(saves.done)} of ${number(saves.total)} saves${left}`;
  return (
    <>
      <Text size="sm">{words}. You can carry on working.</Text>
      <Progress value={saves.total === 0 ? 0 : (100 * saves.done) / saves.total} aria-label={words} />
    </>
  );
}
