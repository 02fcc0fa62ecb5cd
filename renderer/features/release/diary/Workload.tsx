/** How much each coordinator has in what the diary shows, and whose people are shown. */
import { Button, TextInput } from '@mantine/core';
import { IconSearch, IconUserQuestion } from '@tabler/icons-react';
import { NOBODY, type Choice } from './choice.ts';
import styles from './Diary.module.css';
import type { Workload as Load } from './types.ts';
import { peopleWords } from './words.ts';

interface WorkloadProps {
  coordinators: readonly Load[];
  choice: Choice;
  onChoice: (change: Partial<Choice>) => void;
}

export function Workload({ coordinators, choice, onChoice }: WorkloadProps) {
  const all = coordinators.reduce((sum, { people }) => sum + people, 0);
  const red = coordinators.reduce((sum, load) => sum + load.red, 0);
  const loads = [{ key: null, name: 'Everybody', people: all, red }, ...coordinators.map(keyed)];
  return (
    <div className={styles['filters']}>
      <div className={styles['loads']} role="group" aria-label="Work of each coordinator, and whose is shown">
        {loads.map(({ key, name, people, red: late }) => (
          <Button
            key={key ?? 'everybody'}
            size="compact-sm"
            variant={choice.coordinator === key ? 'filled' : 'default'}
            aria-pressed={choice.coordinator === key}
            leftSection={key === NOBODY ? <IconUserQuestion size={15} aria-hidden /> : undefined}
            onClick={() => onChoice({ coordinator: key })}
          >
            <bdi>{name}</bdi>: {peopleWords(people).toLowerCase()}
            {late === 0 ? '' : `, ${late} late`}
          </Button>
        ))}
      </div>
      <TextInput
        aria-label="Part of a name or prison number"
        placeholder="Name or number"
        size="xs"
        w={170}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={choice.name}
        autoComplete="off"
        onChange={(event) => onChoice({ name: event.currentTarget.value })}
      />
    </div>
  );
}

function keyed({ staffId, name, people, red }: Load) {
  return { key: staffId ?? NOBODY, name, people, red };
}
