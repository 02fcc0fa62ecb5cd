/** Every conflict this workstation knows of, to be decided by a clinician. */
import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { bannerName } from '../../../shared/identity/index.ts';
import { useChannel } from '../../bridge/queries.ts';
import styles from '../../components/conflict/Conflict.module.css';
import { ConflictCard, type Json } from '../../components/conflict/ConflictCard.tsx';
import { showValue } from '../../components/conflict/show-value.ts';
import {
  canTakeBack,
  useDecision,
  useTakeBack,
  type Decision,
} from '../../components/conflict/useDecision.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../components/Status.tsx';
import { toFragment } from '../../navigation/route.ts';

type Conflict = Output<'conflicts.list'>[number];

export function ConflictsPage() {
  const conflicts = useChannel('conflicts.list', {});
  const [decided, setDecided] = useState<Decision[]>([]);
  const { takeBack, error } = useTakeBack((undone) =>
    setDecided((all) => all.filter((one) => one !== undone)),
  );
  return (
    <PageFrame title="Conflicts">
      <Text mb="md">
        Two people wrote to the same field without seeing each other, usually because one of them had no
        network. Both values are kept. Until somebody decides, the safer one is shown everywhere.
      </Text>
      <FailureNotice error={error} />
      <Loaded query={conflicts} what="conflicts">
        {(list) =>
          list.length === 0 ? (
            <Empty
              what="Nothing to decide."
              how="A conflict appears here when two workstations wrote to one field."
            />
          ) : (
            <Stack gap="md">
              {list.map((conflict) => (
                <One
                  key={`${conflict.record.id} ${conflict.field}`}
                  conflict={conflict}
                  onDecided={(decision) => setDecided((all) => [decision, ...all])}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <DecidedList decided={decided} onUndo={(decision) => void takeBack(decision)} />
    </PageFrame>
  );
}

function One({ conflict, onDecided }: { conflict: Conflict; onDecided: (decision: Decision) => void }) {
  const { decide, busy, error } = useDecision(conflict, onDecided);
  const { patient, recordLabel } = conflict;
  const inWords = conflict.versions.every(({ value }) => value === null || typeof value === 'string');
  return (
    <section aria-label={`${patient === null ? '' : bannerName(patient)} ${conflict.fieldLabel}`}>
      <Text mb={4}>
        {patient === null ? null : (
          <>
            <a href={toFragment({ area: 'patient', patientId: patient.id })}>
              <bdi>{bannerName(patient)}</bdi>
            </a>
            {' · '}
          </>
        )}
        {recordLabel}
      </Text>
      <ConflictCard
        {...conflict}
        onDecide={decide}
        busy={busy}
        error={error}
        {...(inWords ? { another: words } : {})}
      />
    </section>
  );
}

function words(value: Json, onValue: (value: Json) => void) {
  return (
    <TextInput
      label="What is right"
      autoFocus
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}

function DecidedList({
  decided,
  onUndo,
}: {
  decided: readonly Decision[];
  onUndo: (decision: Decision) => void;
}) {
  if (decided.length === 0) return null;
  return (
    <section aria-labelledby="decided-title">
      <Title order={2} id="decided-title" mt="lg" mb="xs">
        Decided just now
      </Title>
      <Stack gap="xs">
        {decided.map((decision) => (
          <div
            key={`${decision.conflict.record.id} ${decision.conflict.field}`}
            className={styles['decided']}
          >
            <span>
              {decision.conflict.fieldLabel}: <b>{showValue(decision.value)}</b>
            </span>
            {canTakeBack(decision) ? (
              <Button size="compact-sm" variant="default" onClick={() => onUndo(decision)}>
                Undo: show {showValue(decision.conflict.inForce)} again
              </Button>
            ) : (
              <span className={styles['small']}>To change it, edit the record.</span>
            )}
          </div>
        ))}
      </Stack>
    </section>
  );
}
