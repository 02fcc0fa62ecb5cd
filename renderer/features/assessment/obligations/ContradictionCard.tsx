/** What the nurse was told does not fit what is written, or leaves tonight unsafe: an explicit decision with a reason. */
import { Button, Radio, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { OpenContradiction } from '../../../../shared/clinical/index.ts';
import { announce } from '../../../components/announce.tsx';
import { Flag } from '../../../components/Flag.tsx';
import { useDraft } from '../../../session/draft.ts';
import { focusPlace } from '../focus-place.ts';
import { useForm } from '../form-context.ts';
import { FieldConflict } from '../question/FieldConflict.tsx';
import { fieldOf } from '../sections.ts';
import styles from './Obligations.module.css';

export function ContradictionCard({ contradiction }: { contradiction: OpenContradiction }) {
  const { save, goTo, open, pack, fields, assessmentId, whenSettled } = useForm();
  const { id, text, evidence, decision: decided, resolved } = contradiction;
  const field = `contradiction.${id}`;
  const held = fields.get(field);
  const [deciding, setDeciding, stop] = useDraft(`${assessmentId}.${field}.open`, false);
  const label = contradiction.decisions.find((each) => each.id === decided?.decision)?.label;
  const question = contradiction.items[0];
  const decide = (decision: string, reason: string) => {
    save(field, { decision, reason, text });
    stop();
    announce('Decision recorded');
    whenSettled(() => focusPlace(field));
  };
  return (
    <article
      className={styles['card']}
      data-contradiction
      data-handled={resolved || undefined}
      aria-label={text}
    >
      <Flag icon={resolved ? IconCheck : IconAlertTriangle} tone={resolved ? 'plain' : 'bad'}>
        {resolved ? 'Decided' : open ? 'Decide before signing' : 'Not decided'}
      </Flag>
      <p className={styles['title']}>{text}</p>
      {resolved ? null : (
        <ul className={styles['lines']}>
          {evidence.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {held?.view.conflict == null ? null : <FieldConflict field={field} label={text} held={held} />}
      {!resolved && decided !== null ? (
        <Text size="sm" c="var(--tc-bad)">
          It has changed since it was decided ({label}: {decided.reason}). Decide again.
        </Text>
      ) : null}
      {resolved ? (
        <Text size="sm">
          <strong>{label ?? decided?.decision}</strong>: {decided?.reason}
        </Text>
      ) : open && deciding ? (
        <Decide contradiction={contradiction} onDecide={decide} />
      ) : null}
      <div className={styles['buttons']}>
        {!resolved && open && !deciding ? (
          <Button
            size="compact-sm"
            data-place={field}
            aria-label={`Decide: ${text}`}
            onClick={() => {
              setDeciding(true);
              focusPlace(`${field}.${contradiction.decisions[0]?.id ?? ''}`);
            }}
          >
            Decide
          </Button>
        ) : null}
        {resolved && open ? (
          <Button
            size="compact-sm"
            variant="subtle"
            data-place={field}
            aria-label={`Undo the decision: ${text}`}
            onClick={() => save(field, null)}
          >
            Undo
          </Button>
        ) : null}
        {question === undefined ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`To the question: ${text}`}
            onClick={() => goTo(fieldOf(pack, question))}
          >
            Question
          </Button>
        )}
      </div>
    </article>
  );
}

interface DecideProps {
  contradiction: OpenContradiction;
  onDecide: (decision: string, reason: string) => void;
}

function Decide({ contradiction, onDecide }: DecideProps) {
  const { assessmentId } = useForm();
  const field = `contradiction.${contradiction.id}`;
  const [decision, setDecision, clearDecision] = useDraft<string | null>(`${assessmentId}.${field}`, null);
  const [reason, setReason, clearReason] = useDraft(`${assessmentId}.${field}.reason`, '');
  const record = () => {
    if (decision === null) return;
    onDecide(decision, reason.trim());
    clearDecision();
    clearReason();
  };
  return (
    <Stack gap={6}>
      <Radio.Group label="Decision" value={decision} onChange={setDecision}>
        <Stack gap={6} mt={4}>
          {contradiction.decisions.map((each) => (
            <Radio key={each.id} value={each.id} label={each.label} data-place={`${field}.${each.id}`} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Reason, needed"
        value={reason}
        autosize
        minRows={2}
        maxLength={2000}
        data-place={`${field}.reason`}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        size="compact-sm"
        w="fit-content"
        disabled={decision === null || reason.trim() === ''}
        onClick={record}
      >
        Record the decision
      </Button>
    </Stack>
  );
}
