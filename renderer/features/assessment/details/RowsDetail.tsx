/** Rows of a table, one card a row so that every field keeps its label and fits at 200 % zoom. */
import { ActionIcon, Button, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Json } from '../../../../shared/changes/change.ts';
import { columnShown, type DetailField } from '../../../../shared/clinical/index.ts';
import { isEmpty } from '../../../../shared/clinical/empty.ts';
import { announce } from '../../../components/announce.tsx';
import { focusPlace } from '../focus-place.ts';
import { useForm } from '../form-context.ts';
import { CellInput } from './CellInput.tsx';
import { labelOf, type DetailInputProps } from './input-props.ts';
import styles from './Details.module.css';

type Row = Record<string, Json>;

export function RowsDetail({ field, value, onChange, place, missing, disabled }: DetailInputProps) {
  const { pack, state } = useForm();
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const put = (next: Row[]) => onChange(next.length === 0 ? null : next);
  const change = (index: number, id: string, cell: Json) => {
    const next = rows.map((row, at) => (at === index ? { ...row, [id]: cell } : row));
    const changed = next[index];
    if (changed !== undefined && cell === null) delete changed[id];
    put(next);
  };
  const add = () => {
    put([...rows, {}]);
    focusPlace(`${place}.${rows.length}.${field.columns?.[0]?.id ?? ''}`);
  };
  const remove = (index: number) => {
    put(rows.filter((_, at) => at !== index));
    announce(`Row ${index + 1} removed`);
    focusPlace(place);
  };
  return (
    <div className={styles['rows']} role="group" aria-label={field.label}>
      <Text size="sm" fw={500}>
        {labelOf(field)}
      </Text>
      {rows.map((row, index) => (
        <div
          // Rows have no identity of their own; they keep their order.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className={styles['row']}
          role="group"
          aria-label={`${field.label}, row ${index + 1}`}
        >
          <span className={styles['rowNumber']} aria-hidden>
            {index + 1}
          </span>
          <div className={styles['cells']}>
            {(field.columns ?? [])
              .filter((column) => columnShown(column, row, pack, state))
              .map((column) => (
                <div key={column.id} className={styles['cell']} data-wide={isWide(column) || undefined}>
                  <CellInput
                    field={column}
                    value={row[column.id] ?? null}
                    onChange={(cell) => change(index, column.id, cell)}
                    place={`${place}.${index}.${column.id}`}
                    missing={(missing ?? false) && column.required === true && isEmpty(row[column.id])}
                    disabled={disabled ?? false}
                    inRow
                  />
                </div>
              ))}
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Remove row ${index + 1} of ${field.label}`}
            disabled={disabled ?? false}
            onClick={() => remove(index)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        w="fit-content"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={disabled ?? false}
        onClick={add}
        data-place={place}
        data-missing={(missing && rows.length === 0) || undefined}
      >
        Add {rows.length === 0 ? 'a row' : 'another row'}
        <span className={styles['unseen']}>: {field.label}</span>
      </Button>
    </div>
  );
}

function isWide(column: DetailField): boolean {
  return column.kind === 'longtext' || column.kind === 'multichoice';
}
