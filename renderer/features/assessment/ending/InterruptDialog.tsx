/** Interrupted: why, what keeps the person safe until then, and when it is tried again. */
import { Button, Group, Modal, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { retryDueBy, type DetailField } from '../../../../shared/clinical/index.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { civilDay, instantOf, showDay, showTime } from '../../../components/time.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useDraft } from '../../../session/draft.ts';
import { useForm } from '../form-context.ts';
import styles from './Ending.module.css';
import { planComplete, planWords } from './interim-plan.ts';

interface Draft {
  reason: string | null;
  note: string;
  plan: Readonly<Record<string, string>>;
  day: string;
  time: string;
}

export function InterruptDialog({ onClose }: { onClose: () => void }) {
  const { view, pack } = useForm();
  const { reasons, plan } = pack.interrupted;
  const [latest] = useState(() => retryDueBy(pack, new Date().toISOString()));
  const interrupt = useCommand('reception.interrupt', ['reception.board', 'reception.assessment']);
  const [draft, setDraft, clear] = useDraft<Draft>(`${view.id}.interrupt`, {
    reason: null,
    note: '',
    plan: {},
    day: formatCivilDate(civilDay(latest)),
    time: showTime(latest),
  });
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const day = readDate(draft.day, 'other');
  const retryDue = day.kind === 'date' ? instantOf(day.iso, draft.time.trim()) : null;
  const { reason, note } = draft;
  const submit = () => {
    if (reason === null || retryDue === null) return;
    const interimPlan = planWords(plan, draft.plan);
    interrupt.mutate(
      { assessmentId: view.id, reason, note, interimPlan, retryDue },
      {
        onSuccess: () => {
          clear();
          onClose();
          if (view.kind === 'second-stage') {
            announce('Saved as incomplete. It is still owed.');
            return navigate({ area: 'patient', patientId: view.patientId });
          }
          announce('Saved as incomplete. It stays at the top of the board.');
          navigate({ area: 'arrivals' });
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title="Interrupt the assessment" size={680}>
      <ClinicalForm label="Interrupt the assessment">
        <div className={styles['plan']}>
          <Radio.Group
            label="Why it cannot be finished now, needed"
            value={reason}
            onChange={(next) => set({ reason: next })}
          >
            <div className={styles['reasons']}>
              {reasons.map((each) => (
                <Radio key={each.id} value={each.id} label={each.label} />
              ))}
            </div>
          </Radio.Group>
          <Textarea
            label="What happened"
            value={note}
            autosize
            maxLength={2000}
            data-place="interrupt.note"
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          <div className={styles['fields']}>
            {plan.map((field) => (
              <div key={field.id} data-long={field.kind === 'longtext' || undefined}>
                <PlanField
                  field={field}
                  value={draft.plan[field.id] ?? ''}
                  onValue={(value) => set({ plan: { ...draft.plan, [field.id]: value } })}
                />
              </div>
            ))}
          </div>
          <div className={styles['retry']} role="group" aria-label="Try again by">
            <DateField
              label="Try again by, needed"
              description={`At the latest ${showDay(civilDay(latest))} ${showTime(latest)}`}
              text={draft.day}
              onText={(text) => set({ day: text })}
              use="other"
            />
            <TextInput
              label="Time"
              description="24-hour clock"
              w={110}
              value={draft.time}
              autoComplete="off"
              onChange={(event) => set({ time: event.currentTarget.value })}
              error={instantOf('2026-01-01', draft.time.trim()) === null ? 'As HH:MM' : undefined}
              inputWrapperOrder={['label', 'description', 'input', 'error']}
            />
          </div>
          <FailureNotice error={interrupt.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Go on with the assessment
            </Button>
            <Button
              disabled={reason === null || retryDue === null || !planComplete(plan, draft.plan)}
              loading={interrupt.isPending}
              onClick={submit}
            >
              Save as incomplete
            </Button>
          </Group>
        </div>
      </ClinicalForm>
    </Modal>
  );
}

interface PlanFieldProps {
  field: DetailField;
  value: string;
  onValue: (value: string) => void;
}

/** Longest text of one field, so that the whole plan fits its record. */
const LONGEST = 350;

function PlanField({ field, value, onValue }: PlanFieldProps) {
  const label = field.required === true ? `${field.label}, needed` : field.label;
  if (field.kind === 'choice') {
    return (
      <NativeSelect
        label={label}
        data={[
          { value: '', label: 'Choose' },
          ...(field.options ?? []).map((option) => ({ value: option.id, label: option.label })),
        ]}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    );
  }
  return field.kind === 'longtext' ? (
    <Textarea
      label={label}
      value={value}
      autosize
      maxLength={LONGEST}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      label={label}
      value={value}
      autoComplete="off"
      maxLength={LONGEST}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}
