/** One medicine that goes out: what it is, how it is supplied, the last and the next dose, what was changed here. */
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReleaseMedicineView } from '../../../../shared/contract/release-views.ts';
import { useNow } from '../../../components/useNow.ts';
import { ActDialog } from '../../acct/dialogs/ActDialog.tsx';
import { Choice, LineField, WordsField } from '../../acct/dialogs/fields.tsx';
import { readWhen } from '../../acct/dialogs/when.ts';
import { WhenField } from '../../acct/dialogs/WhenField.tsx';
import { usePlan } from '../plan/plan-context.ts';
import styles from './Care.module.css';
import { Differing } from './Differing.tsx';
import { daysOf, formOf, lacksOf, medicineOf, type MedicineForm } from './medicine-form.ts';
import { changeChoices, kindChoices, supplyChoices, type ChangeKind } from './medicine-words.ts';
import { showMedicineValue, withMedicineValue } from './medicine-conflicts.ts';
import { useSaveMedicine } from './useSaveMedicine.ts';

interface MedicineDialogProps {
  medicine: ReleaseMedicineView | null;
  onClose: () => void;
}

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

export function MedicineDialog({ medicine, onClose }: MedicineDialogProps) {
  const { content } = usePlan();
  const now = useNow();
  const [form, setForm] = useState(() => formOf(medicine ?? {}));
  const { act, save } = useSaveMedicine(medicine, onClose);
  const set = (part: Partial<MedicineForm>) => setForm((held) => ({ ...held, ...part }));
  const line = (name: 'drug' | 'dose' | 'frequency' | 'route' | 'indication', label: string, max: number) => (
    <LineField label={label} text={form[name]} onText={(text) => set({ [name]: text })} max={max} />
  );
  const stopped = medicine?.state === 'stopped';
  const help = content.sections.sections.find(({ id }) => id === 'medicines')?.help;
  return (
    <ActDialog
      title={medicine === null ? 'Add a medicine that goes out' : `Change: ${medicine.drug}`}
      does={medicine === null ? 'Add the medicine' : 'Save the medicine'}
      act={act}
      size="min(960px, 94vw)"
      missing={lacksOf(form, now)}
      onSend={() => save(medicineOf(form, now), medicine === null ? 'listed' : 'saved')}
      onClose={onClose}
    >
      {medicine === null ? null : (
        <Differing
          differing={medicine.differing}
          label={(field) => labels[field] ?? field}
          show={showMedicineValue}
          inForce={(field) => medicine[field as keyof ReleaseMedicineView] as never}
          onUse={(field, value) => set(withMedicineValue(field, value))}
        />
      )}
      <div className={styles['two']}>
        {line('drug', 'Medicine, needed', 200)}
        {line('dose', 'Dose', 120)}
        {line('frequency', 'How often', 120)}
        {line('route', 'How it is taken', 60)}
        {line('indication', 'For', 200)}
        <NativeSelect
          label="Kind"
          data={kindChoices}
          value={form.kind}
          onChange={({ currentTarget: { value } }) => set({ kind: value as MedicineForm['kind'] })}
        />
        <Choice
          label="Controlled drug"
          choices={yesNo}
          value={form.controlled}
          onValue={(controlled) => set({ controlled })}
        />
      </div>
      <Choice
        label="How it is supplied"
        choices={supplyChoices}
        value={form.supply}
        onValue={(supply) => set({ supply })}
      />
      <div className={styles['two']}>
        {form.supply === null || form.supply === 'none' ? null : (
          <TextInput
            label="For how many days"
            inputMode="numeric"
            autoComplete="off"
            value={form.days}
            error={daysOf(form.days) === undefined ? 'A whole number up to 366' : undefined}
            onChange={(event) => set({ days: event.currentTarget.value })}
          />
        )}
        {form.supply === 'prescription' ? (
          <LineField
            label="Number of the prescription"
            text={form.prescription}
            onText={(prescription) => set({ prescription })}
            max={80}
          />
        ) : null}
      </div>
      <WordsField
        label="Reason where it is fewer days, or none"
        description={help}
        text={form.reason}
        onText={(reason) => set({ reason })}
        max={400}
      />
      <WhenField
        label="Last dose"
        when={form.last}
        onWhen={(last) => set({ last })}
        read={readWhen(form.last, 'past', now)}
      />
      <Choice
        label="Was the last dose supervised?"
        choices={yesNo}
        value={form.supervised}
        onValue={(supervised) => set({ supervised })}
      />
      <WhenField
        label="Next dose due"
        when={form.next}
        onWhen={(next) => set({ next })}
        read={readWhen(form.next, 'any', now)}
        now={false}
      />
      <div className={styles['two']}>
        <NativeSelect
          label="Changed here"
          data={[{ value: 'none', label: 'No change recorded' }, ...changeChoices]}
          value={form.change}
          onChange={({ currentTarget: { value } }) => set({ change: value as ChangeKind | 'none' })}
        />
        {form.change === 'none' ? null : (
          <LineField
            label="Why, needed"
            text={form.changeReason}
            onText={(changeReason) => set({ changeReason })}
            max={400}
          />
        )}
      </div>
      {medicine === null ? null : (
        <Ways
          form={form}
          stopped={stopped}
          busy={act.busy || lacksOf(form, now).length > 0}
          onState={(state, says) => save(medicineOf({ ...form, state }, now), says)}
        />
      )}
    </ActDialog>
  );
}

interface WaysProps {
  form: MedicineForm;
  stopped: boolean;
  busy: boolean;
  onState: (state: 'current' | 'stopped' | 'entered-in-error', says: string) => void;
}

/** Other ways out of the dialog: it is stopped, goes on, or should never have been listed. */
function Ways({ form, stopped, busy, onState }: WaysProps) {
  const maySayStopped = form.change === 'stopped' && form.changeReason.trim() !== '';
  return (
    <Group gap="xs">
      {stopped ? (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          onClick={() => onState('current', 'goes on')}
        >
          It goes on
        </Button>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy || !maySayStopped}
          onClick={() => onState('stopped', 'stopped')}
        >
          It is stopped
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        disabled={busy}
        onClick={() => onState('entered-in-error', 'taken off the list, as entered in error')}
      >
        Listed in error
      </Button>
      {stopped || maySayStopped ? null : (
        <Text size="sm" c="dimmed">
          To stop it, choose “Stopped” above and write why.
        </Text>
      )}
    </Group>
  );
}

const labels: Readonly<Record<string, string>> = {
  drug: 'Medicine',
  dose: 'Dose',
  frequency: 'How often',
  route: 'How it is taken',
  indication: 'For',
  kind: 'Kind',
  controlled: 'Controlled drug',
  supply: 'How it is supplied',
  days: 'Days',
  prescription: 'Number of the prescription',
  reason: 'Reason',
  lastDoseAt: 'Last dose',
  lastDoseSupervised: 'Last dose supervised',
  nextDueAt: 'Next dose due',
  change: 'Changed here',
  state: 'Whether it goes out',
};
