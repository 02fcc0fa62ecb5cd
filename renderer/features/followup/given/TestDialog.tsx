/** What came of a virus test since it was agreed to: the sample, the result, and the link to treatment. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { GivenView } from '../../../../shared/contract/second-stage-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { call } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { EntryDialog } from '../person/EntryDialog.tsx';
import type { Did } from '../../../components/useActing.ts';
import { useReread } from '../useReread.ts';
import { results, testWords } from './given-words.ts';

type Test = GivenView['tests'][number];
type Result = NonNullable<Test['result']>;

interface TestDialogProps {
  test: Test;
  did: Did;
  onClose: () => void;
}

/** A civil date, null of nothing, undefined of what is no date. */
function dayIn(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const read = readDate(text, 'other');
  return read.kind === 'date' ? read.iso : undefined;
}

export function TestDialog({ test, did, onClose }: TestDialogProps) {
  const { testId, virus } = test;
  const [taken, setTaken] = useState(shown(test.takenOn));
  const [result, setResult] = useState<Result | ''>(test.result ?? '');
  const [linked, setLinked] = useState(shown(test.linkedOn));
  const save = useCommand('followup.testRecorded');
  const reread = useReread();
  const takenOn = dayIn(taken);
  const linkedOn = result === 'detected' ? dayIn(linked) : null;
  const send = () => {
    if (takenOn === undefined || linkedOn === undefined) return;
    const now = { takenOn, result: result === '' ? null : result, linkedOn };
    const { takenOn: before, result: said, linkedOn: link } = test;
    save.mutate(
      { testId, ...now },
      {
        onSuccess: () => {
          reread();
          did([`${virus} test: ${testWords({ ...test, ...now })}.`], async () => {
            await call('followup.testRecorded', { testId, takenOn: before, result: said, linkedOn: link });
            reread();
          });
          onClose();
        },
      },
    );
  };
  return (
    <EntryDialog
      title={`${virus} test`}
      save={save}
      fits={takenOn !== undefined && linkedOn !== undefined}
      onSave={send}
      onClose={onClose}
    >
      <DateField label="Sample taken on" text={taken} onText={setTaken} use="other" />
      <NativeSelect
        label="Result"
        data={[{ value: '', label: 'Not recorded' }, ...results]}
        value={result}
        onChange={({ currentTarget: { value } }) => setResult(value as typeof result)}
      />
      {result === 'detected' ? (
        <DateField label="Treatment or specialist linked on" text={linked} onText={setLinked} use="other" />
      ) : null}
    </EntryDialog>
  );
}

function shown(day: string | null): string {
  return day === null ? '' : formatCivilDate(day);
}
