/** What is kept out of one edition. It is left out as if it had never been there: no edition carries a mark. */
import type { Edition } from '../../../../../shared/records/release-words.ts';
import type { WithheldInForce } from '../care/withheld.ts';
import type { SourceRow } from './sources/source.ts';

export interface Withholding {
  section(section: string): boolean;
  field(section: string, field: string): boolean;
  record(record: SourceRow['records'][number]): boolean;
  row(row: SourceRow): boolean;
}

export function withholding(withheld: readonly WithheldInForce[], edition: Edition): Withholding {
  const items = withheld.filter(({ editions }) => editions.includes(edition)).map(({ item }) => item);
  const section = (id: string): boolean =>
    items.some((item) => item.kind === 'section' && item.section === id);
  const record = ({ type, id }: SourceRow['records'][number]): boolean =>
    items.some((item) => item.kind === 'record' && type === item.type && id === item.id);
  return {
    section,
    field: (id, field) =>
      section(id) ||
      items.some((item) => item.kind === 'field' && item.section === id && item.field === field),
    record,
    row: ({ records }) => records.some(record),
  };
}
