/** A failure in words: what happened, what is safe, what to do, and the reference to quote. */
import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { asFailure } from '../bridge/bridge.ts';
import { adviceFor } from './failure-advice.ts';

/** @param error anything thrown by `call` or held by a query; null draws nothing. */
export function FailureNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (error === null || error === undefined) return null;
  const failure = asFailure(error);
  const { title, safe, todo } = adviceFor(failure.kind);
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={title}
      styles={{ root: { background: 'var(--tc-bad-ground)' }, title: { color: 'var(--tc-bad)' } }}
    >
      <Text>{failure.sentence}</Text>
      <Text>{safe}</Text>
      <Text>{todo}</Text>
      <Text size="xs" c="dimmed">
        Reference {failure.reference}
      </Text>
      {onRetry === undefined ? null : (
        <Button mt="xs" size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
