/** The demographic fields of a person, how each is edited, and what may be written in it. */
import { parseNhsNumber, parsePncNumber, parsePrisonNumber } from '../../../../shared/identity/index.ts';

export type FieldKind = 'text' | 'name' | 'list' | 'date' | 'sex' | 'yes-no' | 'yes-no-unknown';

export interface PersonField {
  name: string;
  label: string;
  kind: FieldKind;
  /** What is wrong with a typed text, in words; null when nothing is. */
  check?: (text: string) => string | null;
  /** The text as it is stored. */
  store?: (text: string) => string;
}

export const personFields: readonly { heading: string; fields: readonly PersonField[] }[] = [
  {
    heading: 'Name and birth',
    fields: [
      { name: 'surname', label: 'Surname', kind: 'name' },
      { name: 'forenames', label: 'Forenames', kind: 'name' },
      { name: 'title', label: 'Title', kind: 'text' },
      { name: 'preferredName', label: 'Preferred name', kind: 'text' },
      { name: 'aliases', label: 'Also known as', kind: 'list' },
      { name: 'dateOfBirth', label: 'Date of birth', kind: 'date' },
      { name: 'sex', label: 'Sex', kind: 'sex' },
      { name: 'gender', label: 'Gender as stated', kind: 'text' },
      { name: 'mayBePregnant', label: 'May be pregnant', kind: 'yes-no-unknown' },
    ],
  },
  {
    heading: 'Numbers',
    fields: [
      { name: 'nhsNumber', label: 'NHS number', kind: 'text', check: checkNhs, store: storeNhs },
      {
        name: 'prisonNumber',
        label: 'Prison number',
        kind: 'text',
        check: (text) => (parsePrisonNumber(text) === null ? 'A prison number looks like A1234BC' : null),
        store: (text) => parsePrisonNumber(text) ?? text,
      },
      {
        name: 'pncNumber',
        label: 'PNC number',
        kind: 'text',
        check: (text) => (parsePncNumber(text) === null ? 'A PNC number looks like 03/62845E' : null),
      },
      { name: 'croNumber', label: 'CRO number', kind: 'text' },
    ],
  },
  {
    heading: 'Contact and communication',
    fields: [
      { name: 'address', label: 'Address', kind: 'text' },
      { name: 'noFixedAbode', label: 'No fixed abode', kind: 'yes-no' },
      { name: 'gpPractice', label: 'GP practice', kind: 'text' },
      { name: 'language', label: 'Language', kind: 'text' },
      { name: 'interpreterNeeded', label: 'Interpreter needed', kind: 'yes-no' },
      { name: 'communicationNeeds', label: 'Communication needs', kind: 'list' },
    ],
  },
];

function checkNhs(text: string): string | null {
  const read = parseNhsNumber(text);
  return read.ok ? null : `This number ${read.reason}`;
}

function storeNhs(text: string): string {
  const read = parseNhsNumber(text);
  return read.ok ? read.nhsNumber : text;
}
