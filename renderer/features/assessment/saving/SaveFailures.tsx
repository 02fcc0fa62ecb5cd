/** What was refused when it was saved, in words: why, what is safe, what to do. The answers stay on the page meanwhile. */
import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { adviceFor } from '../../../components/failure-advice.ts';
import styles from './SaveFailures.module.css';
import type { HeldField } from './field-saver.ts';

interface SaveFailuresProps {
  fields: ReadonlyMap<string, HeldField>;
  onRetry: () => void;
}

export function SaveFailures({ fields, onRetry }: SaveFailuresProps) {
  // A field that is being tried again still counts, or the notice would come and go with every attempt.
  const unsaved = [...fields.values()].filter((field) => field.failure !== null);
  const failure = unsaved[0]?.failure;
  if (failure === undefined || failure === null) return null;
  const { title, todo } = adviceFor(failure.kind);
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      mb="sm"
      icon={<IconAlertTriangle aria-hidden />}
      title={`${title}: ${unsaved.length === 1 ? '1 answer is' : `${unsaved.length} answers are`} only on this screen`}
      className={styles['failures']}
      styles={{ root: { background: 'var(--tc-bad-ground)' }, title: { color: 'var(--tc-bad)' } }}
    >
      <Text>
        {failure.sentence} Nothing typed is lost while this form stays open; everything answered before is
        saved. {todo} It is tried again by itself.
      </Text>
      <Text size="xs" c="dimmed">
        Reference {failure.reference}
      </Text>
      <Button mt="xs" size="compact-sm" variant="default" onClick={onRetry}>
        Try again now
      </Button>
    </Alert>
  );
}
