/** Two people wrote without seeing each other: both values side by side, and a decision that can be taken back. */
import { Button, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { ClinicalForm } from '../ClinicalForm.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { showInstant } from '../time.ts';
import styles from './Conflict.module.css';
import { showValue } from './show-value.ts';

type Conflict = Output<'conflicts.list'>[number];
export type ConflictVersion = Conflict['versions'][number];
export type Json = ConflictVersion['value'];

interface ConflictCardProps {
  fieldLabel: string;
  versions: readonly ConflictVersion[];
  /** The value shown until somebody decides: the safer one, else the later. */
  inForce: Json;
  onDecide: (value: Json) => void;
  busy?: boolean;
  error?: unknown;
  /** Words for a value; the plain rendering unless told. */
  show?: (value: Json) => string;
  /** Draws the editor for "write another"; without it the choice is not offered. */
  another?: (value: Json, onValue: (value: Json) => void) => ReactNode;
}

export function ConflictCard(props: ConflictCardProps) {
  const { fieldLabel, versions, inForce, onDecide, busy, error, another, show = showValue } = props;
  const same = (value: Json) => JSON.stringify(value) === JSON.stringify(inForce);
  return (
    <div className={styles['card']} role="group" aria-label={`Conflict: ${fieldLabel}`}>
      <Text fw={600}>{fieldLabel}: written twice, neither having seen the other</Text>
      <ul className={styles['versions']}>
        {versions.map((version) => (
          <li key={version.changeId} className={styles['version']}>
            <div className={styles['value']}>{show(version.value)}</div>
            <div className={styles['small']}>
              {version.authorName}, {version.place}
              <br />
              {showInstant(version.happenedAt)}
            </div>
            <div className={styles['small']}>
              {same(version.value) ? 'Shown until somebody decides' : '\u00a0'}
            </div>
            <Button
              size="compact-sm"
              variant="default"
              disabled={busy}
              aria-label={`Use this: ${show(version.value)}`}
              onClick={() => onDecide(version.value)}
            >
              Use this
            </Button>
          </li>
        ))}
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
