/** Body map: click, or move with the arrow keys and press Enter, to place a numbered mark; a list beside says the same in words. */
import { ActionIcon, Select, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { BodyMark } from '../../../../shared/clinical/index.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import { announce } from '../../../components/announce.tsx';
import { BodyFigure } from './BodyFigure.tsx';
import { regionOf } from './body-regions.ts';
import styles from './Details.module.css';
import { labelOf, type DetailInputProps } from './input-props.ts';
import { useTyped } from './useTyped.ts';

export function BodyMapDetail({ field, value, onChange, place, disabled }: DetailInputProps) {
  const marks = (Array.isArray(value) ? value : []) as unknown as BodyMark[];
  const kinds = (field.options ?? []).map((option) => ({ value: option.id, label: option.label }));
  const put = (next: BodyMark[]) => onChange(next.length === 0 ? null : (next as unknown as Json));
  const add = (mark: Pick<BodyMark, 'view' | 'x' | 'y'>) => {
    put([...marks, { ...mark, kind: kinds[0]?.value ?? 'other' }]);
    announce(`Mark ${marks.length + 1} placed on ${regionOf(mark)}`);
  };
  const change = (index: number, part: Partial<BodyMark>) =>
    put(marks.map((mark, at) => (at === index ? { ...mark, ...part } : mark)));
  return (
    <div role="group" aria-label={field.label}>
      <Text size="sm" fw={500} mb={4}>
        {labelOf(field)}: click the drawing, or move with the arrow keys and press Enter
      </Text>
      <div className={styles['map']}>
        {(['front', 'back'] as const).map((view) => (
          <BodyFigure
            key={view}
            view={view}
            marks={marks}
            onPlace={add}
            disabled={disabled ?? false}
            place={view === 'front' ? place : undefined}
          />
        ))}
        <ul className={styles['marks']} aria-label="Marks in words">
          {marks.length === 0 ? <li>No mark placed yet.</li> : null}
          {marks.map((mark, index) => (
            // Marks have no identity of their own; they keep their order and number.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className={styles['markRow']}>
              <Text fw={700}>{index + 1}</Text>
              <Text>{regionOf(mark)}</Text>
              <Select
                aria-label={`Kind of mark ${index + 1}`}
                data={kinds}
                value={mark.kind}
                allowDeselect={false}
                w={130}
                disabled={disabled ?? false}
                onChange={(kind) => kind !== null && change(index, { kind })}
              />
              <MarkNote
                label={`Note on mark ${index + 1}`}
                note={mark.note ?? ''}
                onNote={(note) => change(index, { note })}
                disabled={disabled ?? false}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`Remove mark ${index + 1}`}
                disabled={disabled ?? false}
                onClick={() => put(marks.filter((_, at) => at !== index))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface MarkNoteProps {
  label: string;
  note: string;
  onNote: (note: string) => void;
  disabled: boolean;
}

function MarkNote({ label, note, onNote, disabled }: MarkNoteProps) {
  const { text, type, flush } = useTyped(note, onNote);
  return (
    <TextInput
      aria-label={label}
      placeholder="Size, colour, age"
      value={text}
      disabled={disabled}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={flush}
      flex={1}
      miw={140}
    />
  );
}
