/** Find as you type: a box, and under it the people found, chosen by arrow keys and Enter. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useChannel } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { FoundPerson } from './FoundPerson.tsx';
import styles from './PatientSearch.module.css';

const MOST = 12;

interface PatientSearchProps {
  onChoose: (patientId: string) => void;
  autoFocus?: boolean;
}

export function PatientSearch({ onChoose, autoFocus }: PatientSearchProps) {
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const asked = text.trim();
  const found = useChannel(
    'patients.search',
    { text: asked, limit: MOST },
    { enabled: asked !== '', keepPrevious: true },
  );
  const people = asked === '' ? [] : (found.data ?? []);
  const current = people[Math.min(at, people.length - 1)]?.person.id;
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(people.length - 1, at + move)));
    }
    // While the list still shows the answer to fewer letters, Enter could open somebody else.
    if (event.key === 'Enter' && current !== undefined && !found.isPlaceholderData) onChoose(current);
  };
  return (
    <div>
      <TextInput
        label="Name, NHS number, prison number, PNC or date of birth"
        leftSection={<IconSearch size={17} aria-hidden />}
        size="md"
        autoComplete="off"
        data-autofocus={autoFocus || undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={current === undefined ? undefined : `${list}-${current}`}
      />
      <FailureNotice error={found.error} />
      <p className={styles['said']} role="status">
        {saying(asked, found.data?.length)}
      </p>
      <div id={list} role="listbox" aria-label="People found" className={styles['list']}>
        {people.map((one) => (
          <FoundPerson
            key={one.person.id}
            id={`${list}-${one.person.id}`}
            found={one}
            current={one.person.id === current}
            onChoose={() => onChoose(one.person.id)}
          />
        ))}
      </div>
    </div>
  );
}

function saying(asked: string, count: number | undefined): string {
  if (asked === '') return 'Type any part, in any order. Spelling by ear is allowed.';
  if (count === undefined) return 'Looking…';
  if (count === 0) return 'Nobody found. Try fewer letters, the other name, or the date of birth.';
  return count === MOST ? `The first ${MOST} are shown. Type more to narrow it.` : `${count} found`;
}
