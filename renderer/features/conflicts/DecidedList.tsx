/** What was decided here since sign-in. Taking it back opens the conflict again, with both values as they were. */
import { Button, Stack, Title } from '@mantine/core';
import styles from '../../components/conflict/Conflict.module.css';
import { showValue } from '../../components/conflict/show-value.ts';
import { useTakeBack, type Decision } from '../../components/conflict/useDecision.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';

interface DecidedListProps {
  decided: readonly Decision[];
  onUndone: (decision: Decision) => void;
}

export function DecidedList({ decided, onUndone }: DecidedListProps) {
  const { takeBack, busy, error } = useTakeBack(onUndone);
  if (decided.length === 0) return null;
  return (
    <section aria-labelledby="decided-title">
      <Title order={2} id="decided-title" mt="lg" mb="xs">
        Decided just now
      </Title>
      <FailureNotice error={error} />
      <Stack gap="xs">
        {decided.map((decision) => (
          <div key={decision.decision} className={styles['decided']}>
            <span>
              {decision.conflict.fieldLabel}: <b>{decidedWords(decision)}</b>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              disabled={busy}
              aria-label={`Undo: open ${decision.conflict.fieldLabel} again`}
              onClick={() => takeBack(decision)}
            >
              Undo
            </Button>
          </div>
        ))}
      </Stack>
    </section>
  );
}

function decidedWords({ conflict, value }: Decision): string {
  const chosen = conflict.versions.find((version) => JSON.stringify(version.value) === JSON.stringify(value));
  return chosen?.words ?? showValue(value);
}
