/** Support actions of the care plan that healthcare takes on: what, who, by when. */
import { TextInput } from '@mantine/core';
import { z } from 'zod';
import { supportPartSchema, type SupportPart } from '../../../../shared/acct/parts.ts';
import { DateDetail } from '../../assessment/details/DateDetail.tsx';
import { useTyped } from '../../assessment/details/useTyped.ts';
import { useInputForm } from './form-context.ts';
import { Rows } from './Rows.tsx';

const PART = 'supports';
const read = (value: unknown): SupportPart[] => z.array(supportPartSchema).safeParse(value).data ?? [];

export function Supports() {
  const { held, change } = useInputForm();
  const rows = read(held.get(PART)?.value);
  return (
    <Rows
      part={PART}
      title="Support actions of healthcare"
      hint="Each stands on the ACCT with its owner until somebody records it as done."
      one="a support action"
      count={rows.length}
      onAdd={() => change(PART, (before) => [...read(before), { title: '', owner: '', due: null }])}
      onRemove={(at) => change(PART, (before) => read(before).toSpliced(at, 1))}
      row={(index) => <Support key={index} index={index} value={rows[index]} />}
    />
  );
}

function Support({ index, value }: { index: number; value: SupportPart | undefined }) {
  const { change, open } = useInputForm();
  const set = (next: Partial<SupportPart>) =>
    change(PART, (before) => read(before).map((row, at) => (at === index ? { ...row, ...next } : row)));
  const title = useTyped(value?.title ?? '', (text) => set({ title: text }));
  const owner = useTyped(value?.owner ?? '', (text) => set({ owner: text }));
  const text = (typed: typeof title) => ({
    value: typed.text,
    onBlur: typed.flush,
    onChange: (event: { currentTarget: { value: string } }) => typed.type(event.currentTarget.value),
    disabled: !open,
    autoComplete: 'off',
  });
  return (
    <>
      <TextInput label="What" maxLength={400} data-place={`${PART}#${index}`} {...text(title)} />
      <TextInput label="Who" maxLength={120} data-place={`${PART}#${index}.owner`} {...text(owner)} />
      <DateDetail
        field={{ id: 'due', kind: 'date', label: 'By when' }}
        value={value?.due ?? null}
        onChange={(due) => set({ due: typeof due === 'string' ? due : null })}
        place={`${PART}#${index}.due`}
        disabled={!open}
      />
    </>
  );
}
