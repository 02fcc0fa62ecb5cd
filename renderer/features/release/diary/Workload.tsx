/** How much each coordinator has in what the diary shows, and whose people are shown. */
import { Button, TextInput } from '@mantine/core';
import { IconSearch, IconUserQuestion } from '@tabler/icons-react';
import { NOBODY, type Choice, type Load } from './choice.ts';
import styles from './Diary.module.css';
import { peopleWords } from './words.ts';

interface WorkloadProps {
  loads: readonly Load[];
  choice: Choice;
  onChoice: (change: Partial<Choice>) => void;
}

export function Workload({ loads, choice, onChoice }: WorkloadProps) {
  return (
    <div className={styles['filters']}>
      <div className={styles['loads']} role="group" aria-label="Work of each coordinator, and whose is shown">
        {loads.map(({ coordinator: key, name, people, late }) => (
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
