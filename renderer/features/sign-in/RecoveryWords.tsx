/** Recovery words, shown once, with their QR code. They go only when the person has typed one of them back. */
import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMemo, useState, type FormEvent } from 'react';
import { shell } from '../../bridge/bridge.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { QrCode } from '../../components/qr/QrCode.tsx';
import styles from './RecoveryWords.module.css';

interface RecoveryWordsProps {
  words: string;
  /** What the person has to know besides. */
  sentences: readonly string[];
  onKept: () => void;
}

export function RecoveryWords({ words, sentences, onKept }: RecoveryWordsProps) {
  const list = useMemo(() => words.trim().split(/[\s-]+/u), [words]);
  const [asked] = useState(() => Math.floor(Math.random() * list.length));
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim().toLowerCase() === list[asked]?.toLowerCase()) onKept();
    else setWrong(true);
  };
  const print = () => {
    setFailure(null);
    shell.print(`recovery-words/${list.join('-')}`, 'printer').then(() => undefined, setFailure);
  };
  return (
    <Stack gap="md">
      {sentences.map((sentence) => (
        <Text key={sentence} fw={600}>
          {sentence}
        </Text>
      ))}
      <Text>
        These words open the records of this workstation when every password is forgotten or its own key is
        lost. They are shown this once and are kept nowhere. Print them or write them on paper, and lock it
        away.
      </Text>
      <div className={styles['beside']}>
        <List type="ordered" className={styles['words']}>
          {list.map((word, at) => (
            <List.Item key={`${at} ${word}`}>{word}</List.Item>
          ))}
        </List>
        <QrCode text={list.join('-')} label="The recovery words as a QR code" side="128px" />
      </div>
      <FailureNotice error={failure} />
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={`Type group ${asked + 1} to show that you have them`}
            autoComplete="off"
            value={typed}
            error={wrong ? `That is not group ${asked + 1}. Look at your paper again.` : undefined}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setWrong(false);
            }}
          />
          <Group justify="space-between">
            <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={print}>
              Print
            </Button>
            <Button type="submit">I have them on paper</Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
