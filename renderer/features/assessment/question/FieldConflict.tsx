/**
 * Two people answered without seeing each other: both answers, by whom, where and when, and the decision. After the
 * signature: what came late, beside what was signed.
 */
import { Button, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { VersionFacts } from '../../../components/conflict/VersionFacts.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { useFrame } from '../form-context.ts';
import type { HeldField } from '../saving/field-saver.ts';
import styles from './Question.module.css';
import { valueWords } from './value-words.ts';

interface FieldConflictProps {
  field: string;
  label: string;
  held: HeldField;
}

export function FieldConflict({ field, label, held }: FieldConflictProps) {
  const { pack, open, assessmentId } = useFrame();
  const resolve = useCommand('conflicts.resolve', ['reception.assessment', 'conflicts.list']);
  const versions = held.view.conflict ?? [];
  const use = (value: HeldField['value']) =>
    resolve.mutate(
      {
        record: { type: 'assessment', id: assessmentId },
        field,
        value,
        replaces: versions.map((each) => each.changeId),
      },
      { onSuccess: () => announce(`Decided: ${label}`) },
    );
  return (
    <section className={styles['conflict']} aria-label={`Conflict: ${label}`}>
      <Text fw={600} c="var(--tc-bad)">
        <IconGitMerge size={16} aria-hidden />{' '}
        {open
          ? 'Answered twice, neither having seen the other. Both are kept; choose one, or answer anew.'
          : 'This came after the signature, from a workstation that had not seen it.'}
      </Text>
      <ul className={styles['sides']}>
        {versions.map((version) => {
          const { title, lines } = valueWords(pack, field, version.value);
          return (
            <li key={`${version.changeId}${version.place}`} className={styles['side']}>
              <Text fw={600}>{title}</Text>
              {lines.map((line) => (
                <Text key={line} size="sm">
                  {line}
                </Text>
              ))}
              <VersionFacts version={version} show={(seen) => valueWords(pack, field, seen).title} />
              {open ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={resolve.isPending}
                  aria-label={`Use this answer: ${title}, ${version.authorName}`}
                  onClick={() => use(version.value)}
                >
                  Use this answer
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      <FailureNotice error={resolve.error} />
    </section>
  );
}
