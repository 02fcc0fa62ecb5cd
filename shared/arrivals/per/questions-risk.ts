import { choice, detailed, words, yesNo } from './question-builders.ts';
import type { PerQuestion } from './types.ts';

const section = 'risk';
const selfHarm = { section, step: 'Self-harm', topic: 'self-harm' } as const;
const whenIndicated = { question: 'indication-of-self-harm-or-suicide', option: 'Yes' };
const harmDetail = { ...selfHarm, step: 'Self-harm information' } as const;
const historyPart = {
  ...harmDetail,
  nested: true,
  shownWhen: { question: 'history-of-self-harm', option: 'Yes' },
} as const;

/**
 * Risk questions of the Person Escort Record that bear on healthcare, with the keys and option values of the
 * framework (ministryofjustice/hmpps-book-secure-move-frameworks, MIT licence).
 */
export const RISK_QUESTIONS: readonly PerQuestion[] = [
  yesNo({
    key: 'held-separately',
    section,
    step: 'Hold separately',
    topic: 'held-separately',
    label: 'Should this person be held separately?',
    shortLabel: 'Hold separately',
  }),
  yesNo({
    ...selfHarm,
    key: 'indication-of-self-harm-or-suicide',
    label: 'Is there any indication that they might self-harm or attempt suicide?',
    shortLabel: 'Risk of self-harm or suicide',
  }),
  choice(
    {
      ...selfHarm,
      key: 'observation-level',
      topic: 'observation-level',
      label: 'What is their current observation level?',
      shortLabel: 'Current observation level',
    },
    'radio',
    [
      { value: 'Standard observation level — no additional observation required' },
      { value: 'Check at least hourly' },
      { value: 'Check at least every 30 minutes' },
      { value: 'Check at least every 15 minutes' },
      { value: 'Check at least every 10 minutes' },
      { value: 'Check at least every 5 minutes' },
      { value: 'Constant watch via CCTV' },
      { value: 'Constant physical watch' },
      ...detailed('Alternative observation level or times'),
    ],
  ),
  choice(
    {
      ...harmDetail,
      key: 'nature-of-self-harm',
      label: 'What is the nature of the self-harm concern?',
      shortLabel: 'Nature of self-harm',
      shownWhen: whenIndicated,
    },
    'checkbox',
    detailed(
      'They have harmed or attempted to harm themself in custody',
      'They have said they will self-harm or commit suicide',
      'Someone else has said they will self-harm or commit suicide',
      'They have shown signs of behavioural mental disorder',
      'They have reacted to offence, charge, conviction or sentence',
      'A risk of suicide or self-harm has been referenced in a Pre-Sentence Report',
      'Any other concerns',
    ),
  ),
  yesNo(
    {
      ...harmDetail,
      key: 'history-of-self-harm',
      label: 'Is there a history of self-harm?',
      shortLabel: 'History of self-harm',
      shownWhen: whenIndicated,
    },
    {
      followUp: [
        'history-of-self-harm-recency',
        'history-of-self-harm-method',
        'history-of-self-harm-details',
      ],
    },
  ),
  words({
    ...historyPart,
    key: 'history-of-self-harm-recency',
    label: 'Date when the last incident took place',
    shortLabel: 'Last incident of self-harm',
  }),
  choice(
    {
      ...historyPart,
      key: 'history-of-self-harm-method',
      label: 'What methods were used to self-harm?',
      shortLabel: 'Methods used to self-harm',
    },
    'checkbox',
    [
      { value: 'Ligature', hint: 'A cord, rope or other material, for hanging or strangulation.' },
      { value: 'Cutting' },
      { value: 'Overdose' },
      { value: 'Unknown method' },
      { value: 'Another method' },
    ],
  ),
  words(
    {
      ...historyPart,
      key: 'history-of-self-harm-details',
      label: 'Give details',
      shortLabel: 'Self-harm history details',
    },
    'textarea',
  ),
  choice(
    {
      ...harmDetail,
      key: 'actions-of-self-harm-undertaken',
      label: 'What actions have been taken to keep this person safe?',
      shortLabel: 'Actions taken to keep person safe',
      shownWhen: whenIndicated,
    },
    'checkbox',
    [
      ...detailed(
        'Placed them in a cell with others',
        'Had a conversation with them',
        'Placed them on an Assessment, Care in Custody and Teamwork (ACCT) plan',
        'Referred them to a medical professional to manage risk of suicide or self-harm',
        'Provided them with any additional support',
        'Any other actions',
      ),
      { value: 'No action taken' },
    ],
  ),
  yesNo({
    key: 'has-concealed-items',
    section,
    step: 'Weapons, drugs, or concealed items',
    topic: 'concealed-items',
    label: 'Have they concealed, created or used any restricted items in custody?',
    shortLabel: 'Concealed, created or used restricted items',
  }),
  choice(
    {
      key: 'concealed-items',
      section,
      step: 'Weapons, drugs, or concealed items',
      topic: 'concealed-items',
      label: 'What restricted items have they concealed, created or used?',
      shortLabel: 'Items concealed, created or used',
      shownWhen: { question: 'has-concealed-items', option: 'Yes' },
    },
    'checkbox',
    detailed(
      'Created or used weapons',
      'Concealed weapons',
      'Concealed drugs',
      'Concealed mobiles phones or SIM cards',
      'Any other items',
    ),
  ),
  yesNo(
    {
      key: 'communication-needs',
      section,
      step: 'Any other risks',
      topic: 'communication',
      label: 'Do they have any communication needs?',
      shortLabel: 'Communication needs',
      hint: 'Foreign language or literacy needs, sight or hearing.',
    },
    { details: true },
  ),
];
