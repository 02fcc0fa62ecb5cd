/** Find as you type: a box, and under it the people found, chosen by arrow keys and Enter. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, type KeyboardEvent } from 'react';
import { PeopleArriving } from '../../components/arriving/PeopleArriving.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { FoundPerson } from './FoundPerson.tsx';
import styles from './PatientSearch.module.css';
import { MOST, useSearch } from './useSearch.ts';

interface PatientSearchProps {
  onChoose: (patientId: string) => void;
  autoFocus?: boolean;
}

export function PatientSearch({ onChoose, autoFocus }: PatientSearchProps) {
  const list = useId();
  const { text, asked, people, current, error, count, type, move, enter } = useSearch(onChoose);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      move(by);
    }
    if (event.key === 'Enter') enter();
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
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={current === undefined ? undefined : `${list}-${current}`}
      />
      <FailureNotice error={error} />
      <p className={styles['said']} role="status">
        {saying(asked, count)}
      </p>
      <PeopleArriving />
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
