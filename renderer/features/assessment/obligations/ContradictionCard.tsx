/** What the nurse was told does not fit what is written, or leaves tonight unsafe: an explicit decision with a reason. */
import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { OpenContradiction } from '../../../../shared/clinical/index.ts';
import { Flag } from '../../../components/Flag.tsx';
import { useForm } from '../form-context.ts';
import styles from './Obligations.module.css';

export function ContradictionCard({ contradiction }: { contradiction: OpenContradiction }) {
  const { save, goTo, open } = useForm();
  const field = `contradiction.${contradiction.id}`;
  const decided = contradiction.decision;
  const label = contradiction.decisions.find((each) => each.id === decided?.decision)?.label;
  return (
    <article className={styles['card']} data-contradiction data-handled={contradiction.resolved || undefined}>
      <Flag icon={IconAlertTriangle} tone={contradiction.resolved ? 'plain' : 'bad'}>
        {contradiction.resolved ? 'Decided' : 'Decide before signing'}
      </Flag>
      <Text fw={600}>{contradiction.text}</Text>
      {contradiction.evidence.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      {contradiction.resolved ? (
        <Group gap="xs">
          <Text size="sm">
            <strong>{label ?? decided?.decision}</strong>: {decided?.reason}
          </Text>
          {open ? (
            <Button size="compact-xs" variant="subtle" onClick={() => save(field, null)}>
              Undo
            </Button>
          ) : null}
        </Group>
      ) : open ? (
        <Decide
          contradiction={contradiction}
          onDecide={(decision, reason) => save(field, { decision, reason, text: contradiction.text })}
        />
      ) : null}
      {contradiction.items[0] === undefined ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          w="fit-content"
          onClick={() => goTo(contradiction.items[0] ?? '')}
        >
          Go to question
        </Button>
      )}
    </article>
  );
}

interface DecideProps {
  contradiction: OpenContradiction;
  onDecide: (decision: string, reason: string) => void;
}

function Decide({ contradiction, onDecide }: DecideProps) {
  const [decision, setDecision] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <Stack gap={6}>
      <Radio.Group label="Decision" value={decision} onChange={setDecision}>
        <Stack gap={4} mt={4}>
          {contradiction.decisions.map((each) => (
            <Radio key={each.id} value={each.id} label={each.label} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Reason"
        value={reason}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        size="compact-sm"
        w="fit-content"
        disabled={decision === null || reason.trim() === ''}
        onClick={() => decision !== null && onDecide(decision, reason.trim())}
      >
        Record the decision
      </Button>
    </Stack>
  );
}
