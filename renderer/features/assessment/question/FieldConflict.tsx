/** Two people answered without seeing each other: both answers side by side, and one action that decides. */
import { Button, Text } from '@mantine/core';
import { answerLabel, type Answer, type Item } from '../../../../shared/clinical/index.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { showInstant } from '../../../components/time.ts';
import { useForm } from '../form-context.ts';
import { detailWords } from './detail-words.ts';
import styles from './Question.module.css';

export function FieldConflict({ field, label, item }: { field: string; label: string; item?: Item }) {
  const { fields, view, open } = useForm();
  const resolve = useCommand('conflicts.resolve', ['reception.assessment', 'conflicts.list']);
  const versions = fields.get(field)?.view.conflict ?? [];
  const late = !open;
  return (
    <section className={styles['conflict']} aria-label={`Conflict: ${label}`}>
      <Text fw={600} c="var(--tc-bad)">
        {late
          ? 'Answers that came after the signature, from a workstation that had not seen it. Correct the assessment to take them in.'
          : 'Answered twice by people who had not seen each other’s answer. Both are kept; “yes” counts until you decide.'}
      </Text>
      <ul className={styles['sides']}>
        {versions.map((version) => {
          const answer = version.value as Answer | null;
          return (
            <li key={version.changeId} className={styles['side']}>
              <Text fw={600}>{answerLabel(item, answer?.value)}</Text>
              {detailWords(item, answer).map((line) => (
                <Text key={line} size="sm">
                  {line}
                </Text>
              ))}
              <Text size="xs" c="dimmed">
                {version.authorName}, {version.place}, {showInstant(version.happenedAt)}
              </Text>
              {late ? null : (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={resolve.isPending}
                  onClick={() =>
                    resolve.mutate({
                      record: { type: 'assessment', id: view.id },
                      field,
                      value: version.value,
                      replaces: versions.map((each) => each.changeId),
                    })
                  }
                >
                  Use this answer
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <FailureNotice error={resolve.error} />
    </section>
  );
}
