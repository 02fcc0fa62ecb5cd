/** The rows of a list in blocks that are never cut by the end of a page; the first of a page says the columns again. */
import type { ReactNode } from 'react';
import type { PrintedList } from '../../../shared/contract/followup-views.ts';
import type { Block } from '../sheets/block.ts';
import styles from './List.module.css';

/** A list, or anything else that is one table after another. */
export type Sheets = Omit<PrintedList, 'kind'>;

export function listBlocks(list: Sheets): Block[] {
  const { columns, groups, note } = list;
  const widths = columns.map(({ width }) => `minmax(0, ${width}fr)`).join(' ');
  const columnLine = <Line cells={columns.map(({ heading }) => heading)} widths={widths} isHead />;
  const rows = groups.flatMap(({ heading, rows: held }, group): Block[] => [
    { key: `group-${group}`, node: <GroupHead words={heading} columns={columnLine} />, keepWithNext: true },
    ...held.map((cells, row) => ({
      key: `row-${group}-${row}`,
      node: <Line cells={cells} widths={widths} />,
      atTop: (
        <>
          <GroupHead words={`${heading}, continued`} columns={columnLine} />
          <Line cells={cells} widths={widths} />
        </>
      ),
      keepWithNext: false,
    })),
  ]);
  return note === null
    ? rows
    : [{ key: 'note', node: <p className={styles['note']}>{note}</p>, keepWithNext: false }, ...rows];
}

function GroupHead({ words, columns }: { words: string; columns: ReactNode }) {
  return (
    <>
      <h2 className={styles['group']}>{words}</h2>
      {columns}
    </>
  );
}

function Line({ cells, widths, isHead }: { cells: readonly string[]; widths: string; isHead?: boolean }) {
  return (
    <div className={styles['line']} data-head={isHead} style={{ gridTemplateColumns: widths }}>
      {cells.map((cell, at) => (
        // The columns of a list never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        <bdi key={at}>{unbroken(cell)}</bdi>
      ))}
    </div>
  );
}

/** Dates and times are not cut at their hyphens. */
const unbroken = (cell: string): string =>
  cell.replaceAll(/\d{2}-[A-Z][a-z]{2}-\d{4}/g, (date) => date.replaceAll('-', '\u2011'));
