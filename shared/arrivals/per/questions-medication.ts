import { choice, words, yesNo } from './question-builders.ts';
import type { PerQuestion } from './types.ts';

const part = {
  section: 'health',
  step: 'Provide medication details',
  topic: 'medicines',
  nested: true,
} as const;

const PARTS: readonly PerQuestion[] = [
  words({ ...part, key: 'medication-name', label: 'Medication name', shortLabel: 'Medication name' }),
  words({
    ...part,
    key: 'medication-administration',
    label: 'How is it given?',
    shortLabel: 'How it is given',
  }),
  words({ ...part, key: 'medication-dosage', label: 'Dosage', shortLabel: 'Dosage' }),
  words({
    ...part,
    key: 'medication-frequency',
    label: 'How frequently should it be taken?',
    shortLabel: 'Frequency',
  }),
  words({
    ...part,
    key: 'medication-time-last-given',
    label: 'What time was it last given?',
    shortLabel: 'Time last given',
  }),
  words({
    ...part,
    key: 'medication-time-next-given',
    label: 'What time should it next be given?',
    shortLabel: 'Time next given',
  }),
  yesNo({
    ...part,
    key: 'medication-while-moving',
    label: 'Will they need to take this medication while moving?',
    shortLabel: 'Medication while moving',
  }),
  choice(
    {
      ...part,
      key: 'medication-carrier',
      label: 'Who will carry the medication?',
      shortLabel: 'Medication carrier',
    },
    'radio',
    [
      { value: 'Escort' },
      { value: 'Person being moved' },
      { value: 'Medication not with either escort or detainee' },
    ],
  ),
];

/** The repeated medicine entry of the escort record and the questions each entry consists of. */
export const MEDICATION_QUESTIONS: readonly PerQuestion[] = [
  {
    key: 'medication-details',
    section: 'health',
    step: 'Provide medication details',
    topic: 'medicines',
    label: 'Provide medication details',
    shortLabel: 'Medication',
    hint: 'Anything taken within the last 72 hours, painkillers included, and any regular medicine.',
    type: 'add_multiple_items',
    options: [],
    itemQuestions: PARTS.map((question) => question.key),
    shownWhen: { question: 'prescribed-medication', option: 'Yes' },
    nested: false,
  },
  ...PARTS,
];
