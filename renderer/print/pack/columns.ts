/** How a table stands on a page of A4: which of its columns have one of their own, how wide they are, and what is told beside. */
import type { DocumentSection } from '../../../shared/release/document.ts';
import { piecesOf } from '../acct/blocks.tsx';

type Table = NonNullable<DocumentSection['table']>;

/** More columns than this cannot be read on a page that stands upright. */
const MOST = 6;
/** With more, so many stay columns and the others are told in words in one column. */
const LEADING = 4;
/** Characters of a cell that is a text of its own. */
const LONG = 480;
const DETAILS = 'More about it';

export interface Cell {
  readonly text: string;
  /** `Supply: to take out` and others like it, in place of a text. */
  readonly details: readonly { label: string; value: string }[];
}

export interface PackRow {
  readonly cells: readonly Cell[];
  /** The same row, begun before. */
  readonly continues: boolean;
  /** Its first cell only says again whose row it is: drawn where the row is the first of a page. */
  readonly again: boolean;
}

export interface PackTable {
  readonly columns: readonly { title: string; share: number }[];
  readonly rows: readonly PackRow[];
}

const cellOf = (text: string): Cell => ({ text: text.trim(), details: [] });

/** Columns that hold nothing are left out: an empty one says less than none. */
export function tableOf({ columns, rows }: Table): PackTable {
  const filled = columns
    .map((title, at) => ({ title, at }))
    .filter(({ at }) => at === 0 || rows.some((row) => (row[at] ?? '').trim() !== ''));
  const own = filled.length <= MOST ? filled : filled.slice(0, LEADING);
  const beside = filled.slice(own.length);
  const drawn = rows.map((row) => [
    ...own.map(({ at }) => cellOf(row[at] ?? '')),
    ...(beside.length === 0 ? [] : [besideOf(row, beside)]),
  ]);
  const weights = own.map(({ title, at }) => weightOf([title, ...rows.map((row) => row[at] ?? '')]));
  if (beside.length > 0) weights.push(weights.reduce((sum, each) => sum + each, 0));
  const all = weights.reduce((sum, each) => sum + each, 0);
  const titles = [...own.map(({ title }) => title), ...(beside.length === 0 ? [] : [DETAILS])];
  return {
    columns: titles.map((title, at) => ({ title, share: (weights[at] ?? 1) / all })),
    rows: drawn.flatMap(cutLong),
  };
}

/** Named values as a table of two columns without heads. */
export function entriesOf(entries: DocumentSection['entries']): PackTable {
  return {
    columns: [
      { title: '', share: 0.26 },
      { title: '', share: 0.74 },
    ],
    rows: entries.flatMap(({ label, value }) => cutLong([cellOf(label), cellOf(value)])),
  };
}

function besideOf(row: readonly string[], beside: readonly { title: string; at: number }[]): Cell {
  const details = beside
    .map(({ title, at }) => ({ label: title, value: (row[at] ?? '').trim() }))
    .filter(({ value }) => value !== '');
  return { text: '', details };
}

/** A row that would be taller than a page is cut between sentences and goes on in the next. */
function cutLong(cells: readonly Cell[]): PackRow[] {
  const pieces = cells.map(({ text, details }) =>
    details.length > 0 ? [] : text.split(/\n+/).flatMap((line) => piecesOf(line)),
  );
  const most = Math.max(1, ...pieces.map(({ length }) => length));
  // Short lines stay one cell: what is cut is what is long.
  if (most === 1 || cells.every(({ text }) => text.length <= LONG))
    return [{ cells: [...cells], continues: false, again: false }];
  const named = (pieces[0]?.length ?? 0) <= 1;
  return Array.from({ length: most }, (_, at) => ({
    cells: cells.map((cell, column) => {
      if (cell.details.length > 0) return at === 0 ? cell : cellOf('');
      return column === 0 && named ? cell : cellOf(pieces[column]?.[at] ?? '');
    }),
    continues: at > 0,
    again: at > 0 && named,
  }));
}

/** Grows with what a column holds, but slower; never narrower than its longest word. A column of texts takes what it can get. */
function weightOf(texts: readonly string[]): number {
  const longest = Math.max(...texts.map(({ length }) => length));
  const word = Math.max(...texts.flatMap((text) => text.split(/\s+/).map(({ length }) => length)));
  return Math.min(longest > LONG ? 130 : 40, Math.max(6, Math.min(word, 22) + 2, Math.sqrt(longest) * 4));
}
