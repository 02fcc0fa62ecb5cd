/** One action: how urgent, why, and how it was dealt with. Emergency and tonight ones cannot be left silent. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TriggeredAction } from '../../../../shared/clinical/index.ts';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { useForm } from '../form-context.ts';
import styles from './Obligations.module.css';

type Handling = 'done' | 'handed-over' | 'not-needed';

const said: Record<Handling, string> = {
  done: 'Done',
  'handed-over': 'Handed over',
  'not-needed': 'Not needed',
};

export function ActionCard({ action }: { action: TriggeredAction }) {
  const { save, goTo, open } = useForm();
  const [asking, setAsking] = useState<Handling | null>(null);
  const field = `action.${action.id}`;
  const handled = action.handling !== null && !action.reopened;
  const put = (state: Handling, words: string) => {
    const more: Record<string, string> =
      words === '' ? {} : state === 'handed-over' ? { to: words } : { note: words };
    save(field, { state, ...more, because: [...action.because], at: new Date().toISOString() });
    setAsking(null);
  };
  return (
    <article className={styles['card']} data-handled={handled || undefined} data-urgency={action.urgency}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text fw={600}>{action.title}</Text>
        <UrgencyMark urgency={action.urgency} />
      </Group>
      {action.detail === undefined ? null : <Text size="sm">{action.detail}</Text>}
      <Text size="sm" c="dimmed">
        Because of {action.because.join('; ')}. Owner: {action.owner}.
      </Text>
      {action.reopened ? (
        <Text size="sm" fw={600} c="var(--tc-bad)">
          A further reason has appeared since this was dealt with.
        </Text>
      ) : null}
      {handled && action.handling !== null ? (
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {said[action.handling.state]}
            {action.handling.to === undefined ? '' : ` to ${action.handling.to}`}
            {action.handling.note === undefined ? '' : `: ${action.handling.note}`}
          </Text>
          {open ? (
            <Button size="compact-xs" variant="subtle" onClick={() => save(field, null)}>
              Undo
            </Button>
          ) : null}
        </Group>
      ) : null}
      {!handled && open && asking === null ? (
        <Group gap={6}>
          {action.silent ? null : (
            <Text size="xs" fw={600} c="var(--tc-warn)" w="100%">
              Has to be dealt with or handed over before signing.
            </Text>
          )}
          <Button size="compact-sm" variant="default" onClick={() => put('done', '')}>
            Done
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAsking('handed-over')}>
            Hand over
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setAsking('not-needed')}>
            Not needed
          </Button>
          {action.items[0] === undefined ? null : (
            <Button size="compact-sm" variant="subtle" onClick={() => goTo(action.items[0] ?? '')}>
              Go to question
            </Button>
          )}
        </Group>
      ) : null}
      {asking === null ? null : (
        <Words
          label={asking === 'handed-over' ? 'Handed over to whom' : 'Why it is not needed'}
          onWords={(words) => put(asking, words)}
          onCancel={() => setAsking(null)}
        />
      )}
    </article>
  );
}

interface WordsProps {
  label: string;
  onWords: (words: string) => void;
  onCancel: () => void;
}

function Words({ label, onWords, onCancel }: WordsProps) {
  const [text, setText] = useState('');
  return (
    <Group gap={6} align="flex-end">
      <TextInput
        label={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        flex={1}
        data-autofocus
        autoFocus
      />
      <Button size="compact-sm" disabled={text.trim() === ''} onClick={() => onWords(text.trim())}>
        Record
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={onCancel}>
        Cancel
      </Button>
    </Group>
  );
}
