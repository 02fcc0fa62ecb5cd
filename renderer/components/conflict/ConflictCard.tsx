/** Two people wrote without seeing each other: both values side by side, and a decision that can be taken back. */
import { Button, Group, Text } from '@mantine/core';
import { IconEye, IconGitMerge } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { ClinicalForm } from '../ClinicalForm.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import styles from './Conflict.module.css';
import { showValue } from './show-value.ts';
import { VersionFacts } from './VersionFacts.tsx';

type Conflict = Output<'conflicts.list'>[number];
export type ConflictVersion = Conflict['versions'][number];
export type Json = ConflictVersion['value'];

interface ConflictCardProps {
  fieldLabel: string;
  versions: readonly ConflictVersion[];
  /** The value shown until somebody decides: the safer one, else the later. */
  inForce: Json;
  why?: Conflict['why'];
  onDecide: (value: Json) => void;
  busy?: boolean;
  error?: unknown;
  /** Words for a value that brings none of its own; the plain rendering unless told. */
  show?: (value: Json) => string;
  /** Further lines under a value, as of an answer with details. */
  details?: (value: Json) => readonly string[];
  /** Draws the editor for "write another"; without it the choice is not offered. */
  another?: (value: Json, onValue: (value: Json) => void) => ReactNode;
}

const reasons: Record<Conflict['why'], string> = {
  safer: 'Shown now: the safer answer is shown until this is decided',
  later: 'Shown now: no rule calls either safer, so the later one is shown until this is decided',
  first: 'Shown now: it was signed first',
};

export function ConflictCard(props: ConflictCardProps) {
  const { fieldLabel, versions, inForce, why, onDecide, busy, error, another } = props;
  const { show = showValue, details = () => [] } = props;
  const same = (value: Json) => JSON.stringify(value) === JSON.stringify(inForce);
  return (
    <div className={styles['card']} role="group" aria-label={`Conflict: ${fieldLabel}`}>
      <Text fw={600}>
        <IconGitMerge size={16} aria-hidden className={styles['mark']} /> {fieldLabel}:{' '}
        {versions.length === 2
          ? 'written twice, neither having seen the other'
          : `written ${versions.length} times, none having seen the others`}
      </Text>
      <ul className={styles['versions']}>
        {versions.map((version) => {
          const words = version.words ?? show(version.value);
          return (
            <li
              key={version.changeId}
              className={styles['version']}
              data-shown={same(version.value) || undefined}
            >
              <div className={styles['value']}>
                <bdi>{words}</bdi>
              </div>
              {details(version.value).map((line) => (
                <div key={line}>{line}</div>
              ))}
              <VersionFacts version={version} show={show} />
              {same(version.value) ? (
                <p className={styles['shown']}>
                  <IconEye size={15} aria-hidden className={styles['mark']} />{' '}
                  {why === undefined ? 'Shown until somebody decides' : reasons[why]}
                </p>
              ) : null}
              <Button
                size="compact-sm"
                variant="default"
                disabled={busy}
                aria-label={`Use this: ${words}, ${version.authorName}`}
                onClick={() => onDecide(version.value)}
              >
                Use this
              </Button>
            </li>
          );
        })}
      </ul>
      <FailureNotice error={error} />
      {another === undefined ? null : (
        <Another draw={another} start={inForce} onDecide={onDecide} busy={busy} />
      )}
    </div>
  );
}

interface AnotherProps {
  draw: NonNullable<ConflictCardProps['another']>;
  start: Json;
  onDecide: (value: Json) => void;
  busy: boolean | undefined;
}

function Another({ draw, start, onDecide, busy }: AnotherProps) {
  const [value, setValue] = useState<{ written: Json } | null>(null);
  if (value === null) {
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => setValue({ written: start })}>
        Write another
      </Button>
    );
  }
  return (
    <ClinicalForm label="Write another">
      {draw(value.written, (written) => setValue({ written }))}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" disabled={busy} onClick={() => onDecide(value.written)}>
          Use what I wrote
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setValue(null)}>
          Cancel
        </Button>
      </Group>
    </ClinicalForm>
  );
}
