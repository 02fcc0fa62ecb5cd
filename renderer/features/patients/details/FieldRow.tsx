/** One fact about a person: seen, edited on its own, and decided when two people wrote it. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { FieldView } from '../../../../shared/contract/views.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { ConflictCard } from '../../../components/conflict/ConflictCard.tsx';
import { useDecision, useTakeBack, type Decision } from '../../../components/conflict/useDecision.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { useDraft } from '../../../session/draft.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import styles from './Details.module.css';
import { FieldEditor } from './FieldEditor.tsx';
import { fromText, showField, toText } from './field-text.ts';
import type { PersonField } from './person-fields.ts';

interface FieldRowProps {
  patientId: string;
  field: PersonField;
  held: FieldView;
}

export function FieldRow({ patientId, field, held }: FieldRowProps) {
  const [text, setText, clear] = useDraft<string | null>(`patient.${patientId}.${field.name}`, null);
  const may = useMay('patients.update');
  return (
    <li className={styles['row']}>
      {text === null ? (
        <>
          <span className={styles['label']}>{field.label}</span>
          <span className={styles['value']}>
            <bdi>{showField(field, held.value)}</bdi>
          </span>
          {may ? (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`Edit ${field.label.toLowerCase()}`}
              onClick={() => setText(toText(field, held.value))}
            >
              Edit
            </Button>
          ) : null}
        </>
      ) : (
        <Editing {...{ patientId, field, held, text }} onText={setText} onDone={clear} />
      )}
      <Decide patientId={patientId} field={field} held={held} />
    </li>
  );
}

interface EditingProps extends FieldRowProps {
  text: string;
  onText: (text: string) => void;
  onDone: () => void;
}

function Editing({ patientId, field, held, text, onText, onDone }: EditingProps) {
  const update = useCommand('patients.update', ['patients.open', 'patients.banner']);
  const [tried, setTried] = useState(false);
  const read = fromText(field, text);
  const problem = 'problem' in read ? read.problem : null;
  const save = () => {
    setTried(true);
    if (!('value' in read)) return;
    update.mutate(
      { patientId, field: field.name, value: read.value, seen: held.seen },
      {
        onSuccess: () => {
          announce(`${field.label} saved`);
          onDone();
        },
      },
    );
  };
  return (
    <div className={styles['editing']}>
      <ClinicalForm label={`Edit ${field.label.toLowerCase()}`}>
        <FieldEditor field={field} text={text} onText={onText} problem={tried ? problem : null} />
        <FailureNotice error={update.error} />
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" loading={update.isPending} onClick={save}>
            Save
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </ClinicalForm>
    </div>
  );
}

function Decide({ patientId, field, held }: FieldRowProps) {
  const [decision, setDecision] = useState<Decision | null>(null);
  const undo = useTakeBack(() => setDecision(null));
  const conflict = {
    record: { type: 'patient', id: patientId },
    field: field.name,
    fieldLabel: field.label,
    inForce: held.value,
    versions: held.conflict ?? [],
  };
  const { decide, busy, error } = useDecision(conflict, setDecision);
  const may = useMay('conflicts.resolve');
  if (held.conflict !== null && may) {
    return (
      <div className={styles['wide']}>
        <ConflictCard
          {...conflict}
          onDecide={decide}
          busy={busy}
          error={error}
          show={(value) => showField(field, value)}
        />
      </div>
    );
  }
  if (decision === null) return null;
  return (
    <div className={styles['wide']}>
      <FailureNotice error={undo.error} />
      <Button
        size="compact-sm"
        variant="default"
        disabled={undo.busy}
        onClick={() => undo.takeBack(decision)}
      >
        Undo: open this again
      </Button>
    </div>
  );
}
