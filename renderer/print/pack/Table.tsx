/** Rows of one table that stand on one page: a table of its own with its heads, so that it is read as one. */
import type { Cell, PackRow, PackTable } from './columns.ts';
import styles from './Pack.module.css';

interface TableProps {
  table: PackTable;
  rows: readonly PackRow[];
  /** Whether the heads of the columns stand above. Named values have none. */
  heads: boolean;
  /** The first row is the first of a page. */
  atTop: boolean;
}

export function Table({ table, rows, heads, atTop }: TableProps) {
  const titled = table.columns.some(({ title }) => title !== '');
  return (
    <table className={styles['table']} data-entries={titled ? undefined : true}>
      <colgroup>
        {table.columns.map(({ title, share }, at) => (
          // The columns of a table never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          <col key={`${title}-${at}`} style={{ width: `${(share * 100).toFixed(2)}%` }} />
        ))}
      </colgroup>
      {heads && titled ? (
        <thead>
          <tr>
            {table.columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      {rows.length === 0 ? null : (
        <tbody>
          {rows.map((row, at) => (
            // Rows never change their order either.
            // oxlint-disable-next-line react/no-array-index-key
            <Row key={at} row={row} atTop={atTop && at === 0} />
          ))}
        </tbody>
      )}
    </table>
  );
}

/** A first cell longer than this is a text, not the name of its row. */
const NAME = 120;

function Row({ row: { cells, continues, again }, atTop }: { row: PackRow; atTop: boolean }) {
  const [first, ...others] = cells;
  return (
    <tr data-continues={continues || undefined}>
      <First words={first?.text ?? ''} drawn={!again || atTop} again={again} />
      {others.map((cell, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <td key={at} dir={isList(cell) ? undefined : 'auto'}>
          <Content cell={cell} />
        </td>
      ))}
    </tr>
  );
}

function First({ words, drawn, again }: { words: string; drawn: boolean; again: boolean }) {
  if (!drawn) return <td>{'\u00A0'}</td>;
  if (words.length > NAME) return <td dir="auto">{unbroken(words)}</td>;
  return (
    <th scope="row">
      <bdi>{words === '' ? 'Not recorded' : unbroken(words)}</bdi>
      {again ? ', continued' : ''}
    </th>
  );
}

function Content({ cell: { text, details } }: { cell: Cell }) {
  if (details.length === 0) return unbroken(listed(text));
  // One text: every change of type would stand in the tags of the PDF, and sixty medicines have many hundred.
  return details
    .map(({ label, value }) => `${label}: ${isolated(unbroken(value.replace(/\.$/, '')))}`)
    .join('; ');
}

/** Names in several scripts, one after another: the list runs as the page does, each of them in its own direction. */
const isList = ({ text, details }: Cell): boolean => details.length > 0 || text.includes('; ');
const listed = (text: string): string =>
  text.includes('; ') ? text.split('; ').map(isolated).join('; ') : text;

/** Text of another script keeps its direction inside the line; by characters, where an element would be one tag more. */
const isolated = (text: string): string => (/[\u0590-\u08FF]/.test(text) ? `\u2068${text}\u2069` : text);

/** Dates are not cut at their hyphens, nor doses between number and unit. */
export const unbroken = (text: string): string =>
  text
    .replaceAll(/\d{2}-[A-Z][a-z]{2}-\d{4}( \d{2}:\d{2})?/g, (date) =>
      date.replaceAll('-', '\u2011').replace(' ', '\u00A0'),
    )
    .replaceAll(/(\d) (mg|g|ml|mcg|micrograms?|days?|units?)\b/g, '$1\u00A0$2');
