/** What is still to come, who may be told what, notes for the receiving team, and a medical hold. */
import { medicalHoldSchema } from '../../../../../../shared/records/release.ts';
import { textOf, valueOf } from '../../../common/read.ts';
import { editionsCovered } from '../../plan/belongings.ts';
import type { PackScene } from '../scene.ts';
import { rowOf } from './health.ts';
import type { Source } from './source.ts';

const appointmentKinds = [
  ['second-stage', 'Second-stage assessment'],
  ['first-stage-retry', 'First-stage assessment'],
  ['tb-recall', 'Tuberculosis screen'],
  ['blood-borne-virus', 'Blood-borne virus tests'],
  ['hepatitis-b-dose', 'Hepatitis B vaccine'],
  ['doctor', 'Doctor'],
  ['long-term-conditions', 'Long-term conditions'],
  ['mental-health-triage', 'Mental health'],
  ['substance-misuse', 'Substance misuse'],
  ['dental', 'Dentist'],
  ['optician', 'Optician'],
  ['midwife', 'Midwife'],
  ['acct-review', 'ACCT review'],
  ['pre-release', 'Pre-release appointment'],
  ['hospital', 'Hospital'],
  ['other', 'Other'],
] as const;

export function appointments({ ofStay }: PackScene): Source {
  const booked = ofStay('booking').filter(
    (each) => textOf(each, 'state') === 'booked' && valueOf(each, 'outcome') === null,
  );
  const rows = ofStay('appointment')
    .filter((each) => ['to-book', 'booked'].includes(textOf(each, 'state') ?? ''))
    .map((each) => {
      const row = rowOf(each, ['kind', 'reason', 'state']);
      const [first] = booked
        .filter((booking) => textOf(booking, 'appointment') === each.id)
        .map((booking) => textOf(booking, 'date') ?? '')
        .toSorted();
      return { ...row, facts: { ...row.facts, date: first ?? textOf(each, 'targetDate') } };
    });
  return {
    one: false,
    fields: [
      {
        id: 'kind',
        label: 'What for',
        kind: 'choice',
        options: appointmentKinds.map(([id, label]) => ({ id, label })),
      },
      { id: 'reason', label: 'Why', kind: 'text' },
      { id: 'date', label: 'Date', kind: 'date' },
      {
        id: 'state',
        label: 'State',
        kind: 'choice',
        options: [
          { id: 'to-book', label: 'Still to be booked' },
          { id: 'booked', label: 'Booked' },
        ],
      },
    ],
    rows: rows.toSorted((a, b) => ((a.facts['date'] ?? '') < (b.facts['date'] ?? '') ? -1 : 1)),
    none: { words: 'None outstanding.' },
  };
}

export function openActions({ ofStay }: PackScene): Source {
  return {
    one: false,
    fields: [
      { id: 'title', label: 'Action', kind: 'text' },
      { id: 'owner', label: 'Whose', kind: 'text' },
      { id: 'dueAt', label: 'Due', kind: 'instant' },
    ],
    rows: ofStay('action')
      .filter((each) => ['open', 'handed-over'].includes(textOf(each, 'state') ?? ''))
      .map((each) => rowOf(each, ['title', 'owner', 'dueAt'])),
    none: { words: 'None open.' },
  };
}

/** Only notes that somebody wrote for who comes next: any other kind was written for here. */
const notesForOthers = ['handover', 'release', 'transfer'];

export function notes({ records }: PackScene): Source {
  const all = records('note');
  const corrected = new Set(all.map((each) => textOf(each, 'corrects')));
  return {
    one: false,
    fields: [
      { id: 'at', label: 'Written', kind: 'instant' },
      { id: 'text', label: 'Note', kind: 'long' },
    ],
    rows: all
      .filter((each) => notesForOthers.includes(textOf(each, 'kind') ?? ''))
      .filter((each) => textOf(each, 'enteredInError') === null && !corrected.has(each.id))
      .map((each) => {
        const at = each.fields['text']?.versions[0]?.happenedAt ?? null;
        return { ...rowOf(each, ['text']), facts: { text: textOf(each, 'text'), at } };
      }),
    none: { words: 'None written.' },
  };
}

export function sharing({ ofStay, content }: PackScene): Source {
  return {
    one: false,
    fields: [
      { id: 'recipient', label: 'Recipient', kind: 'text' },
      {
        id: 'decision',
        label: 'What the person said',
        kind: 'choice',
        options: [
          { id: 'not-asked', label: 'Not asked yet' },
          { id: 'informed', label: 'Was informed' },
          { id: 'objected', label: 'Objected' },
          { id: 'consented', label: 'Consented' },
          { id: 'refused', label: 'Refused' },
          { id: 'withdrawn', label: 'Took the agreement back' },
        ],
      },
      { id: 'edition', label: 'Edition', kind: 'list' },
    ],
    rows: ofStay('share-consent')
      .filter((each) => textOf(each, 'state') !== 'entered-in-error')
      .map((each) => {
        const covered = editionsCovered(each);
        const titles = content.editions.editions.filter(({ id }) => covered.includes(id));
        const { records, facts } = rowOf(each, ['decision']);
        const recipient = textOf(each, 'name');
        return { records, facts: { ...facts, recipient, edition: titles.map(({ title }) => title) } };
      }),
    none: { words: 'Nobody has been named.' },
  };
}

export function hold({ scene }: PackScene): Source {
  const held = medicalHoldSchema.safeParse(valueOf(scene.plan, 'medicalHold')).data ?? null;
  return {
    one: true,
    fields: [
      {
        id: 'state',
        label: 'Medical hold',
        kind: 'choice',
        options: [{ id: 'in-force', label: 'Not to be moved' }],
      },
      { id: 'reason', label: 'Because', kind: 'text' },
      { id: 'until', label: 'Until', kind: 'date' },
    ],
    rows:
      held === null
        ? []
        : [
            {
              records: scene.plans.map(({ type, id }) => ({ type, id })),
              facts: { state: 'in-force', reason: held.reason, until: held.until ?? null },
            },
          ],
    none: { words: 'No medical hold.', known: true },
  };
}
