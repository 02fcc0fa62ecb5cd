/** One person found: enough to tell two people of one name apart. */
import {
  IconCloudDownload,
  IconDoorExit,
  IconHeartHandshake,
  IconMapPin,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { bannerName, formatNhsNumber } from '../../../shared/identity/index.ts';
import { Flag } from '../../components/Flag.tsx';
import { awayWords } from '../../components/away-words.ts';
import { born } from '../../components/PatientBanner.tsx';
import styles from './PatientSearch.module.css';

interface FoundPersonProps {
  id: string;
  found: Output<'patients.search'>[number];
  current: boolean;
  onChoose: () => void;
}

export function FoundPerson({
  id,
  found: { person, here, away, acctOpen, arriving, records = 1 },
  current,
  onChoose,
}: FoundPersonProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const facts = [
    `Born ${born(person.dateOfBirth)}`,
    person.nhsNumber === null ? 'NHS No. not known' : `NHS No. ${formatNhsNumber(person.nhsNumber)}`,
    person.prisonNumber ?? 'No prison number',
  ];
  return (
    // Reached by arrow keys from the box, which keeps the focus; the mouse is the other way.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      ref={line}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      className={styles['found']}
      onClick={onChoose}
    >
      <div>
        <div className={styles['name']}>
          <bdi>{bannerName(person)}</bdi>
        </div>
        <div>{facts.join(' · ')}</div>
        {person.aliases.length === 0 ? null : <div>Also known as {person.aliases.join(', ')}</div>}
      </div>
      <div className={styles['marks']}>
        {arriving === true ? (
          <Flag icon={IconCloudDownload} tone="bad">
            Still arriving
          </Flag>
        ) : null}
        {acctOpen ? (
          <Flag icon={IconHeartHandshake} tone="bad">
            ACCT open
          </Flag>
        ) : null}
        {records > 1 ? <Flag icon={IconUsersGroup}>{records} records joined</Flag> : null}
        {here ? <Flag icon={IconMapPin}>Here now</Flag> : null}
        {away === undefined ? null : <Flag icon={IconDoorExit}>{awayWords(away)}</Flag>}
      </div>
    </div>
  );
}
