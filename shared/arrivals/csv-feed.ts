import { csvLayout } from './csv-columns.ts';
import type { CsvLayout } from './csv-columns.ts';
import { csvRecords } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';
import type { FeedEntry } from './entry.ts';
import type { FeedCollector } from './feed-collector.ts';
import { MAX_FEED_ROWS } from './feed-collector.ts';
import { shorten } from './fields.ts';

/** Reads a CSV text into the collector; yields the offset reached after each record. */
export function* readCsvFeed(text: string, collector: FeedCollector): Generator<number> {
  const layout = csvLayout(text);
  const missing = layout ? missingColumns(layout) : ['a surname', 'an expected date'];
  if (!layout || missing.length > 0) {
    const titles = layout ? ` Its titles are: ${shorten(layout.titles.join(', '), 120)}.` : '';
    const reason =
      `The file is not a list of arrivals that can be read: no column for ${missing.join(' or ')}.${titles} ` +
      'The first row must hold the column titles, such as Surname, Forenames, Date of birth, Date, From.';
    collector.addProblem({ line: 1, row: null, field: null, reason });
    return;
  }
  collector.isKind('csv');
  for (const title of layout.repeated) {
    const reason = `The column "${shorten(title)}" repeats one further left, which was used. Check that it is the right one.`;
    collector.addProblem({ line: layout.header.line, row: null, field: title, reason });
  }
  for (const record of csvRecords(text, layout.delimiter)) {
    if (record.end <= layout.header.end) continue;
    readRecord(record, layout, collector);
    if (collector.full) {
      const reason = `The file has more than ${MAX_FEED_ROWS} rows; the rest was not read. Split it.`;
      collector.addProblem({ line: record.line, row: null, field: null, reason });
      return;
    }
    yield record.end;
  }
}

function readRecord(record: CsvRecord, layout: CsvLayout, collector: FeedCollector): void {
  const row = collector.nextRow();
  const { line } = record;
  if (record.fault !== null) {
    collector.addProblem({ line, row, field: null, reason: record.fault });
    return;
  }
  const extra = record.cells.slice(layout.fields.length).some((cell) => cell.trim() !== '');
  if (extra) {
    const reason =
      `The row has ${record.cells.length} values for ${layout.fields.length} columns, so it is not sure which is which; ` +
      'it was left out. Put quotation marks round values that hold the separator.';
    collector.addProblem({ line, row, field: null, reason });
    return;
  }
  const entry = entryOf(record, layout);
  if (typeof entry === 'string') collector.addProblem({ line, row, field: 'name', reason: entry });
  else collector.addArrival(entry, line, row);
}

function entryOf(record: CsvRecord, layout: CsvLayout): FeedEntry | string {
  const fields: FeedEntry['fields'] = {};
  const raw: Record<string, string> = {};
  let fullName = '';
  layout.fields.forEach((field, column) => {
    const cell = plain(record.cells[column] ?? '');
    if (cell !== '') raw[layout.titles[column] || `column ${column + 1}`] = cell;
    if (field === 'fullName') fullName = cell;
    else if (field !== null) fields[field] = cell;
  });
  if (fullName !== '' && !fields.surname) {
    const parts = fullName.split(',');
    if (parts.length > 2 || (parts.length === 1 && fullName.includes(' '))) {
      return 'It is not sure which part of the name is the surname; the row was left out. Write it as SURNAME, Forenames.';
    }
    fields.surname = parts[0];
    fields.forenames = parts[1];
  }
  return { fields, raw, notes: [] };
}

/** Spreadsheets write `="0123"` to keep a number from being changed. */
function plain(cell: string): string {
  return (/^="(.*)"$/s.exec(cell.trim())?.[1] ?? cell).trim();
}

function missingColumns(layout: CsvLayout): string[] {
  const has = (field: CsvLayout['fields'][number]): boolean => layout.fields.includes(field);
  return [
    ...(has('surname') || has('fullName') || has('forenames') ? [] : ['a surname']),
    ...(has('date') ? [] : ['an expected date']),
  ];
}
