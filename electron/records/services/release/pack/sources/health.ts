/** Problems, allergies, vaccinations, tests and self-harm, of every record of the person. */
import type { FoldedRecord } from '../../../../../../shared/changes/version.ts';
import { shownDate } from '../../../../../../shared/clinical/civil-time.ts';
import { plainKey } from '../../../common/ids.ts';
import { asText, textOf, valueOf } from '../../../common/read.ts';
import { acctOf } from '../../../patients/banner.ts';
import { saferOf } from '../../../patients/one-person.ts';
import type { PackScene } from '../scene.ts';
import { once, type Source, type SourceRow } from './source.ts';

/** One row of a record with these of its fields. */
export function rowOf(record: FoldedRecord, fields: readonly string[]): SourceRow {
  return {
    records: [{ type: record.type, id: record.id }],
    facts: Object.fromEntries(fields.map((field) => [field, valueOf(record, field)])),
  };
}

const inForce = (record: FoldedRecord): boolean => textOf(record, 'state') !== 'entered-in-error';
const byKey =
  (...fields: string[]) =>
  ({ facts }: SourceRow): string =>
    fields.map((field) => plainKey(asText(facts[field]))).join('|');

export function diagnoses({ records }: PackScene): Source {
  const rows = records('condition')
    .filter(inForce)
    .map((record) => rowOf(record, ['name', 'noted', 'state']));
  return {
    one: false,
    fields: [
      { id: 'name', label: 'Problem', kind: 'text' },
      { id: 'noted', label: 'First noted', kind: 'date' },
      {
        id: 'state',
        label: 'State',
        kind: 'choice',
        options: [
          { id: 'active', label: 'Active' },
          { id: 'resolved', label: 'Resolved' },
        ],
      },
    ],
    rows: once(rows, byKey('name', 'state')),
    none: { words: 'None recorded.' },
  };
}

/** An absence is never "none known" (hazard H11). */
export function allergies({ records, patients }: PackScene): Source {
  const rows = records('allergy')
    .filter((record) => textOf(record, 'state') === 'present')
    .map((record) => rowOf(record, ['substance', 'reaction', 'severity', 'state']));
  const asked = saferOf(patients, 'allergyState') === 'none-known';
  return {
    one: false,
    fields: [
      { id: 'substance', label: 'Allergic to', kind: 'text' },
      { id: 'reaction', label: 'Reaction', kind: 'text' },
      {
        id: 'severity',
        label: 'Severity',
        kind: 'choice',
        options: [
          { id: 'mild', label: 'Mild' },
          { id: 'moderate', label: 'Moderate' },
          { id: 'severe', label: 'Severe' },
          { id: 'not-known', label: 'Not known' },
        ],
      },
      { id: 'state', label: 'State', kind: 'choice', options: [{ id: 'present', label: 'Present' }] },
    ],
    rows: once(rows, byKey('substance', 'reaction', 'severity')),
    none: asked
      ? {
          words: 'No known allergies.',
          plain: 'You told us that you have no allergies.',
          facts: { state: 'none-known' },
          known: true,
        }
      : {
          words: 'Not known: nobody has recorded whether there are allergies.',
          plain: 'We do not know if you have allergies.',
          facts: { state: 'not-asked' },
        },
  };
}

export function vaccinations({ records }: PackScene): Source {
  const rows = records('vaccination')
    .filter((record) => inForce(record) && textOf(record, 'state') !== 'declined')
    .map((record) => rowOf(record, ['vaccine', 'dose', 'givenOn', 'dueOn']));
  return {
    one: false,
    fields: [
      { id: 'vaccine', label: 'Vaccine', kind: 'text' },
      { id: 'dose', label: 'Dose', kind: 'number' },
      { id: 'givenOn', label: 'Had on', kind: 'date' },
      { id: 'dueOn', label: 'Due on', kind: 'date' },
    ],
    rows: once(rows, byKey('vaccine', 'dose', 'givenOn')),
    none: { words: 'None recorded.' },
  };
}

export function virusTests({ records }: PackScene): Source {
  return {
    one: false,
    fields: [
      {
        id: 'virus',
        label: 'Virus',
        kind: 'choice',
        options: [
          { id: 'hiv', label: 'HIV' },
          { id: 'hepatitis-b', label: 'Hepatitis B' },
          { id: 'hepatitis-c', label: 'Hepatitis C' },
        ],
      },
      {
        id: 'result',
        label: 'Result',
        kind: 'choice',
        options: [
          { id: 'awaited', label: 'Awaited' },
          { id: 'not-detected', label: 'Not detected' },
          { id: 'detected', label: 'Detected' },
          { id: 'insufficient', label: 'Sample not enough' },
          { id: 'not-taken', label: 'No sample taken' },
        ],
      },
      { id: 'takenAt', label: 'Sample taken', kind: 'instant' },
      { id: 'linkedAt', label: 'Linked to specialist care', kind: 'instant' },
    ],
    rows: records('virus-test')
      .filter(inForce)
      .map((record) => {
        const row = rowOf(record, ['virus', 'result', 'takenAt', 'linkedAt']);
        const none = textOf(record, 'takenAt') === null ? 'not-taken' : 'awaited';
        return { ...row, facts: { ...row.facts, result: textOf(record, 'result') ?? none } };
      }),
    none: { words: 'None recorded.' },
  };
}

/** Whether an ACCT is open, and what is on record of self-harm. The words of an ACCT are no part of any edition. */
export function selfHarm({ records }: PackScene, isKept: (record: FoldedRecord) => boolean): Source {
  const accts = records('acct').filter((each) => !isKept(each));
  const { state } = acctOf(accts);
  const ofState = accts.filter((acct) => textOf(acct, 'state') === state);
  const latest = (field: string): string | null =>
    ofState
      .map((acct) => textOf(acct, field))
      .filter((at) => at !== null)
      .toSorted((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;
  const history = records('self-harm').filter((each) => inForce(each) && !isKept(each));
  return {
    one: true,
    fields: [
      {
        id: 'acctState',
        label: 'ACCT',
        kind: 'choice',
        options: [
          { id: 'none', label: 'None on record' },
          { id: 'open', label: 'Open' },
          { id: 'post-closure', label: 'Closed, in the post-closure period' },
          { id: 'closed', label: 'Closed' },
        ],
      },
      { id: 'acctOpenedAt', label: 'ACCT opened', kind: 'instant' },
      { id: 'acctClosedAt', label: 'ACCT closed', kind: 'instant' },
      { id: 'history', label: 'Self-harm on record', kind: 'list' },
    ],
    rows: [
      {
        records: [],
        facts: {
          acctState: state,
          acctOpenedAt: latest('openedAt'),
          acctClosedAt: state === 'open' ? null : latest('closedAt'),
          history: history.length === 0 ? ['None on record'] : history.map(eventWords),
        },
      },
    ],
    none: { words: 'None on record.' },
  };
}

function eventWords(record: FoldedRecord): string {
  const date = textOf(record, 'date');
  const attempt = valueOf(record, 'suicideAttempt') === true ? 'suicide attempt' : null;
  const said = [attempt, textOf(record, 'method'), textOf(record, 'setting'), textOf(record, 'intent')];
  const words = said.filter((part) => part !== null && part !== '').join(', ') || 'self-harm';
  return `${date === null ? 'Date not known' : shownDate(date)}: ${words}`;
}
