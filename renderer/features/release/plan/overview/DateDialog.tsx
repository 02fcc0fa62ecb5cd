/** Puts down a release date by hand, or moves it. It takes the place of every other. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { formatCivilDate } from '../../../../../shared/identity/index.ts';
import { DateField, readDate } from '../../../../components/DateField.tsx';
import { showDay } from '../../../../components/time.ts';
import { ActDialog } from '../../../acct/dialogs/ActDialog.tsx';
import { given, LineField, WordsField } from '../../../acct/dialogs/fields.tsx';
import { usePlan } from '../plan-context.ts';
import { useSetDate, type DateDialogProps } from './date-acts.ts';

export function DateDialog(props: DateDialogProps) {
  const { view } = usePlan();
  const { date, others } = view.date;
  const [day, setDay] = useState(date === null ? '' : formatCivilDate(date));
  const [source, setSource] = useState('');
  const [note, setNote] = useState('');
  const { act, set } = useSetDate(props);
  const read = readDate(day, 'other');
  const iso = read.kind === 'date' ? read.iso : null;
  const send = () => {
    if (iso === null) return;
    set(
      { date: iso, source: source.trim(), note: given(note) },
      `The release date is ${showDay(iso)}, according to ${source.trim()}.`,
    );
  };
  return (
    <ActDialog
      title={date === null ? 'Set the release date' : 'Move the release date'}
      does={date === null ? 'Set the date' : 'Move the date'}
      act={act}
      missing={[iso === null && 'the day', source.trim() === '' && 'who says so']}
      onSend={send}
      onClose={props.onClose}
    >
      <DateField label="Release date, needed" text={day} onText={setDay} use="other" />
      {iso !== null && iso < view.today ? (
        <Text size="sm" c="var(--tc-warn)" role="alert">
          That day has passed.
        </Text>
      ) : null}
      <LineField
        label="Who says so, needed"
        description="The offender manager, the court, a letter of the prison"
        text={source}
        onText={setSource}
        max={120}
      />
      <WordsField label="Note" text={note} onText={setNote} max={400} />
      <Text size="sm" c="dimmed">
        {others.length === 0
          ? 'Every milestone is worked out again, and what moved is shown.'
          : 'It takes the place of every date that was put down; those are withdrawn. Every milestone is worked out again.'}
      </Text>
    </ActDialog>
  );
}
