/** Recovery words, shown once. They go only when the person has typed one of them back. */
import { Button, List, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState, type FormEvent } from 'react';
import styles from './RecoveryWords.module.css';

export function RecoveryWords({ words, onKept }: { words: string; onKept: () => void }) {
  const list = useMemo(() => words.trim().split(/\s+/u), [words]);
  const [asked] = useState(() => Math.floor(Math.random() * list.length));
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim().toLowerCase() === list[asked]?.toLowerCase()) onKept();
    else setWrong(true);
  };
  return (
    <Stack gap="md">
      <Text>
        These words open the records of this site when every password and the workstation’s own key are lost.
        They are shown this once and are kept nowhere. Write them on paper and lock it away.
      </Text>
      <List type="ordered" className={styles['words']}>
        {list.map((word, at) => (
          <List.Item key={`${at} ${word}`}>{word}</List.Item>
        ))}
      </List>
      <form onSubmit={submit}>
        <Stack gap="sm" align="flex-start">
          <TextInput
            label={`Type word ${asked + 1} to show that you have them`}
            autoComplete="off"
            value={typed}
            error={wrong ? `That is not word ${asked + 1}. Look at your paper again.` : undefined}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setWrong(false);
            }}
          />
          <Button type="submit">I have written them down</Button>
        </Stack>
      </form>
    </Stack>
  );
}
