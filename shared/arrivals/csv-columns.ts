import { csvRecords } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';
import type { EntryField } from './entry.ts';

/** How a CSV file is laid out. */
export interface CsvLayout {
  delimiter: string;
  /** The field each column holds; null for a column that is not used. */
  fields: (EntryField | 'fullName' | null)[];
  /** Column titles as written. */
  titles: string[];
  /** Titles of columns that repeat a field already found; the first one counts. */
  repeated: string[];
  header: CsvRecord;
}

/** Column titles understood, reduced to letters and digits. The list for users stands in docs/import-formats.md. */
const TITLES: Record<string, EntryField | 'fullName'> = Object.assign(
  Object.create(null) as Record<string, EntryField | 'fullName'>,
  {
    ...titles('id', 'id', 'arrivalid', 'moveid', 'reference'),
    ...titles('surname', 'surname', 'lastname', 'familyname', 'lastnames'),
    ...titles('forenames', 'forenames', 'forename', 'firstname', 'firstnames', 'givenname', 'givennames'),
    ...titles('middleNames', 'middlename', 'middlenames'),
    ...titles('fullName', 'name', 'fullname', 'prisonername', 'personname'),
    ...titles('dateOfBirth', 'dateofbirth', 'dob', 'birthdate', 'born', 'dateofbirthddmmyyyy'),
    ...titles(
      'date',
      'date',
      'expecteddate',
      'arrivaldate',
      'dateofarrival',
      'expected',
      'movedate',
      'dateexpected',
    ),
    ...titles(
      'fromLocation',
      'fromlocation',
      'from',
      'location',
      'sendinglocation',
      'movingfrom',
      'court',
      'origin',
    ),
    ...titles('fromLocationType', 'fromlocationtype', 'locationtype', 'fromtype'),
    ...titles('source', 'source', 'arrivalsource', 'arrivaltype', 'type', 'receptiontype'),
    ...titles('sex', 'sex'),
    ...titles('gender', 'gender'),
    ...titles(
      'prisonNumber',
      'prisonnumber',
      'prisonernumber',
      'prisonno',
      'prisonerno',
      'nomisnumber',
      'nomisno',
      'nomsnumber',
      'nomsno',
      'nomisid',
      'nomsid',
      'offenderno',
    ),
    ...titles('pncNumber', 'pncnumber', 'pnc', 'pncno', 'pncid'),
    ...titles('croNumber', 'cronumber', 'cro', 'crono'),
    ...titles('nhsNumber', 'nhsnumber', 'nhsno', 'nhs', 'nhsid'),
    ...titles('isCurrentPrisoner', 'iscurrentprisoner', 'currentprisoner'),
    ...titles('recall', 'recall', 'isrecall', 'recalled'),
    ...titles('legalStatus', 'legalstatus', 'status'),
  },
);

function titles<F extends string>(field: F, ...names: string[]): Record<string, F> {
  return Object.fromEntries(names.map((name) => [name, field]));
}

/**
 * Finds out how a CSV text is laid out: the delimiter (comma, semicolon or tab) under which most column titles are
 * known, or the one named by a spreadsheet's `sep=` line.
 * @returns null when no title is known under any of them.
 */
export function csvLayout(text: string): CsvLayout | null {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  let best: CsvLayout | null = null;
  for (const delimiter of named ? [named] : [',', ';', '\t']) {
    const records = csvRecords(text, delimiter);
    let header = records.next().value as CsvRecord | undefined;
    if (named) header = records.next().value as CsvRecord | undefined;
    if (!header) continue;
    const layout = layoutOf(header, delimiter);
    if (known(layout) > (best ? known(best) : 0)) best = layout;
  }
  return best;
}

function layoutOf(header: CsvRecord, delimiter: string): CsvLayout {
  const repeated: string[] = [];
  const seen = new Set<string>();
  const fields = header.cells.map((cell) => {
    const field =
      TITLES[
        cell
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]/gu, '')
      ] ?? null;
    if (field === null) return null;
    if (seen.has(field)) {
      repeated.push(cell.trim());
      return null;
    }
    seen.add(field);
    return field;
  });
  return { delimiter, fields, titles: header.cells.map((cell) => cell.trim()), repeated, header };
}

function known(layout: CsvLayout): number {
  return layout.fields.filter((field) => field !== null).length;
}
