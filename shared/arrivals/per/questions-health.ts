import { words, yesNo } from './question-builders.ts';
import { MEDICATION_QUESTIONS } from './questions-medication.ts';
import type { PerQuestion } from './types.ts';

const section = 'health';
const concerns = { section, step: 'Health concerns' } as const;
const needs = {
  section,
  step: 'Physical and mental health needs',
  shownWhen: { question: 'health-issues', option: 'Yes' },
} as const;
const care = { section, step: 'Medical care', topic: 'medicines' } as const;
const child = {
  ...concerns,
  topic: 'child',
  nested: true,
  shownWhen: { question: 'travelling-with-child', option: 'Yes' },
} as const;

/** Health questions of the Person Escort Record; source as for `RISK_QUESTIONS`. */
export const HEALTH_QUESTIONS: readonly PerQuestion[] = [
  yesNo({
    ...concerns,
    key: 'health-issues',
    topic: 'physical-health',
    label: 'Do they have any physical or mental health issues?',
    shortLabel: 'Health issues',
  }),
  yesNo(
    {
      ...concerns,
      key: 'wheelchair-user',
      topic: 'mobility',
      label: 'Are they a wheelchair user?',
      shortLabel: 'Wheelchair user',
    },
    { details: true },
  ),
  yesNo(
    {
      ...concerns,
      key: 'pregnant',
      topic: 'pregnancy',
      label: 'Have they said that they are pregnant?',
      shortLabel: 'Pregnant',
    },
    { details: true },
  ),
  yesNo(
    {
      ...concerns,
      key: 'travelling-with-child',
      topic: 'child',
      label: 'Are they travelling with a child?',
      shortLabel: 'Travelling with a child',
    },
    { followUp: ['child-full-name', 'child-date-of-birth'] },
  ),
  words({ ...child, key: 'child-full-name', label: 'Child’s full name', shortLabel: 'Child’s full name' }),
  words({
    ...child,
    key: 'child-date-of-birth',
    label: 'Child’s date of birth',
    shortLabel: 'Child’s date of birth',
  }),
  yesNo(
    {
      ...needs,
      key: 'physical-health-needs',
      topic: 'physical-health',
      label: 'Do they have any physical health needs?',
      shortLabel: 'Physical health needs',
    },
    { details: true },
  ),
  yesNo(
    {
      ...needs,
      key: 'mental-health-needs',
      topic: 'mental-health',
      label: 'Do they have mental health needs?',
      shortLabel: 'Mental health needs',
    },
    { details: true },
  ),
  yesNo({
    ...care,
    key: 'sensitive-medication',
    label:
      'Does this person have any sensitive medical or medication information that needs to be shared with health staff at the receiving location?',
    shortLabel: 'Sensitive medical information',
    hint: 'Handed to the escort in a sealed envelope.',
  }),
  yesNo({
    ...care,
    key: 'prescribed-medication',
    label: 'Do they need or have they been prescribed any medication?',
    shortLabel: 'Prescribed medication',
  }),
  yesNo(
    {
      ...care,
      key: 'medical-health-professional-referral',
      topic: 'mental-health',
      label:
        'Have they been referred to a medical professional, including a Liaison and Diversion professional?',
      shortLabel: 'Referred to a medical professional',
    },
    { details: true },
  ),
  ...MEDICATION_QUESTIONS,
  yesNo(
    {
      section,
      step: 'Dependencies',
      topic: 'withdrawal',
      key: 'alcohol-withdrawal',
      label: 'Are they experiencing or at risk of alcohol withdrawal?',
      shortLabel: 'Alcohol withdrawal',
    },
    { details: true },
  ),
  yesNo(
    {
      section,
      step: 'Dependencies',
      topic: 'withdrawal',
      key: 'addiction-dependencies',
      label: 'Do they have any addictions or dependencies that might affect them when they leave custody?',
      shortLabel: 'Addictions or dependencies',
    },
    { details: true },
  ),
  yesNo(
    {
      section,
      step: 'Allergies and intolerances',
      topic: 'diet-and-allergy',
      key: 'special-diet-or-allergies',
      label: 'Do they have any known special diet or allergies?',
      shortLabel: 'Special diet or allergies',
    },
    { details: true },
  ),
  yesNo(
    {
      section,
      step: 'Personal care',
      topic: 'mobility',
      key: 'help-with-personal-tasks',
      label: 'Will they need help with personal tasks when they leave custody?',
      shortLabel: 'Help with personal tasks',
    },
    { details: true },
  ),
  yesNo(
    {
      section,
      step: 'Any other health concerns',
      topic: 'physical-health',
      key: 'other-health-information',
      label: 'Is there any other information related to health you would like to include?',
      shortLabel: 'Other health information',
    },
    { details: true },
  ),
  yesNo(
    {
      section,
      step: 'Contact details',
      topic: 'contact',
      key: 'health-contact-details',
      label:
        'Is there a contact number for someone who can provide more information about the person’s health information?',
      shortLabel: 'Custody contact number for health',
    },
    { details: true },
  ),
];
