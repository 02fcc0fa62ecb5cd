/** Whether a column of a row is asked, given the other cells of that row. */
import type { Condition, DetailField } from '../../../../shared/clinical/index.ts';
import { isEmpty } from '../../../../shared/clinical/empty.ts';

type Row = Readonly<Record<string, unknown>>;

/** Columns without a condition are always asked; conditions that are not about the row count as met here. */
export function columnShown(column: DetailField, row: Row): boolean {
  return column.visibleWhen === undefined || holdsInRow(column.visibleWhen, row);
}

function holdsInRow(condition: Condition, row: Row): boolean {
  if ('all' in condition) return condition.all.every((each) => holdsInRow(each, row));
  if ('any' in condition) return condition.any.some((each) => holdsInRow(each, row));
  if ('not' in condition) return !holdsInRow(condition.not, row);
  if (!('column' in condition)) return true;
  const cell = row[condition.column];
  if (isEmpty(cell)) return false;
  const { value } = condition;
  switch (condition.op) {
    case 'present':
      return true;
    case 'eq':
      return cell === value;
    case 'in':
      return Array.isArray(value) && value.includes(cell);
    case 'includes':
      return (
        Array.isArray(cell) && (Array.isArray(value) ? value : [value]).some((each) => cell.includes(each))
      );
    case 'gt':
      return Number(cell) > Number(value);
    case 'gte':
      return Number(cell) >= Number(value);
    case 'lt':
      return Number(cell) < Number(value);
    case 'lte':
      return Number(cell) <= Number(value);
  }
}
