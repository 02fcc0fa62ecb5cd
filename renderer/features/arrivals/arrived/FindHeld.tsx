/** Somebody held whom the matching did not offer, found by name or number. */
import { Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { bannerName } from '../../../../shared/identity/index.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { born } from '../../../components/PatientBanner.tsx';
import styles from './Arrived.module.css';

/** One search for a burst of keys: every search stands in the audit. */
const TYPING_MS = 200;
const MOST = 5;

/** @param shown people who stand above already */
export function FindHeld({ shown, chosen }: { shown: readonly string[]; chosen: string | null }) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), TYPING_MS);
  const found = useChannel(
    'patients.search',
    { text: settled, limit: MOST },
    { enabled: settled !== '', keepPrevious: true },
  );
  const others = settled === '' ? [] : (found.data ?? []).filter(({ person }) => !shown.includes(person.id));
  return (
    <div className={styles['match']}>
      <TextInput
        label="Somebody else who is held"
        placeholder="Name, number or date of birth"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FailureNotice error={found.error} />
      {others.map(({ person }) => (
        <Radio
          key={person.id}
          mt="xs"
          value={person.id}
          data-chosen={chosen === person.id || undefined}
          label={<bdi>{bannerName(person)}</bdi>}
          description={`Born ${born(person.dateOfBirth)} · ${person.prisonNumber ?? 'No prison number'}`}
        />
      ))}
      {settled !== '' && found.data !== undefined && others.length === 0 ? <p>Nobody else found.</p> : null}
    </div>
  );
}
