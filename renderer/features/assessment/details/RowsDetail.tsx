/** Rows of a table, one card a row so that every field keeps its label and fits at 200 % zoom. */
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { DetailField } from '../../../../shared/clinical/index.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import { announce } from '../../../components/announce.tsx';
import { columnShown } from './column-shown.ts';
import { DetailInput } from './DetailInput.tsx';
import { labelOf, type DetailInputProps } from './input-props.ts';
import styles from './Details.module.css';

type Row = Record<string, Json>;

export function RowsDetail({ field, value, onChange, place, missing, disabled }: DetailInputProps) {
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const put = (next: Row[]) => onChange(next.length === 0 ? null : next);
  const change = (index: number, id: string, cell: Json) => {
    const next = rows.map((row, at) => (at === index ? { ...row, [id]: cell } : row));
    const changed = next[index];
    if (changed !== undefined && cell === null) delete changed[id];
    put(next);
  };
  const remove = (index: number) => {
    put(rows.filter((_, at) => at !== index));
    announce(`Row ${index + 1} removed`);
  };
  return (
    <Stack gap="xs" role="group" aria-label={field.label}>
      <Text size="sm" fw={500}>
        {labelOf(field)}
      </Text>
      {rows.map((row, index) => (
        // Rows have no identity of their own; they keep their order.
        // oxlint-disable-next-line react/no-array-index-key
        <div
          key={index}
          className={styles['row']}
          role="group"
          aria-label={`${field.label}, row ${index + 1}`}
        >
          <div className={styles['cells']}>
            {shownColumns(field, row).map((column) => (
              <div key={column.id} className={styles['cell']} data-wide={isWide(column) || undefined}>
                <DetailInput
                  field={column}
                  value={row[column.id] ?? null}
                  onChange={(cell) => change(index, column.id, cell)}
                  place={`${place}.${index}.${column.id}`}
                  disabled={disabled ?? false}
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
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={disabled ?? false}
          onClick={() => put([...rows, {}])}
          data-place={place}
          data-missing={missing || undefined}
        >
          Add {rows.length === 0 ? 'a row' : 'another'}
          <span className={styles['unseen']}>: {field.label}</span>
        </Button>
      </Group>
    </Stack>
  );
}

function shownColumns(field: DetailField, row: Row): DetailField[] {
  return (field.columns ?? []).filter((column) => columnShown(column, row));
}

function isWide(column: DetailField): boolean {
  return column.kind === 'longtext' || column.kind === 'multichoice' || column.kind === 'yesno';
}
