/** Body map: click, or move with the arrow keys and press Enter, to place a numbered mark; a list beside says the same in words. */
import { ActionIcon, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Json } from '../../../../shared/changes/change.ts';
import type { BodyMark, DetailField } from '../../../../shared/clinical/index.ts';
import { announce } from '../../../components/announce.tsx';
import { focusPlace } from '../focus-place.ts';
import { BodyFigure } from './BodyFigure.tsx';
import styles from './BodyMap.module.css';
import { regionOf } from './body-regions.ts';
import { CellInput } from './CellInput.tsx';
import { labelOf, type DetailInputProps } from './input-props.ts';

const views = ['front', 'back'] as const;

export function BodyMapDetail({ field, value, onChange, place, missing, disabled }: DetailInputProps) {
  const marks = (Array.isArray(value) ? value : []) as unknown as BodyMark[];
  const put = (next: readonly BodyMark[]) => onChange(next.length === 0 ? null : (next as unknown as Json));
  const add = (mark: Pick<BodyMark, 'view' | 'x' | 'y'>) => {
    // Like the mark before it: injuries of one kind often come together. What it is stands beside it, to be changed.
    put([...marks, { ...mark, kind: marks.at(-1)?.kind ?? field.options?.[0]?.id ?? 'other' }]);
    announce(`Mark ${marks.length + 1} placed: ${regionOf(mark)}`);
  };
  const change = (index: number, part: Partial<BodyMark>) =>
    put(marks.map((mark, at) => (at === index ? { ...mark, ...part } : mark)));
  const remove = (index: number) => {
    put(marks.filter((_, at) => at !== index));
    announce(`Mark ${index + 1} removed`);
    focusPlace(place);
  };
  return (
    <div role="group" aria-label={field.label} data-missing={missing || undefined}>
      <Text size="sm" fw={500} mb={4}>
        {labelOf(field)}: click the drawing, or move with the arrow keys and press Enter
      </Text>
      <div className={styles['map']}>
        {views.map((view) => (
          <BodyFigure
            key={view}
            view={view}
            marks={marks}
            onPlace={add}
            disabled={disabled ?? false}
            place={view === 'front' ? place : `${place}.back`}
          />
        ))}
        <ol className={styles['marks']} aria-label="Marks in words">
          {marks.length === 0 ? <li className={styles['none']}>No mark placed yet.</li> : null}
          {marks.map((mark, index) => (
            <li
              // Marks have no identity of their own; they keep their order and number.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              className={styles['markRow']}
            >
              <span className={styles['badge']}>{index + 1}</span>
              <span className={styles['where']}>{regionOf(mark)}</span>
              <CellInput
                field={kindField(field, index)}
                value={mark.kind}
                onChange={(kind) => typeof kind === 'string' && change(index, { kind })}
                place={`${place}.${index}.kind`}
                disabled={disabled ?? false}
                labelHidden
                inRow
              />
              <CellInput
                field={{ id: 'note', label: `Size, colour, age of ${index + 1}`, kind: 'text' }}
                value={mark.note ?? null}
                onChange={(note) => change(index, { note: typeof note === 'string' ? note : '' })}
                place={`${place}.${index}.note`}
                disabled={disabled ?? false}
                labelHidden
                inRow
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`Remove mark ${index + 1}`}
                disabled={disabled ?? false}
                onClick={() => remove(index)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function kindField(field: DetailField, index: number): DetailField {
  return {
    id: 'kind',
    label: `Kind of mark ${index + 1}`,
    kind: 'choice',
    ...(field.options === undefined ? {} : { options: field.options }),
  };
}
