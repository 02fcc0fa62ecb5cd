import { medicineHighlights } from './highlights-medicines.ts';
import { selfHarmHighlights } from './highlights-self-harm.ts';
import { yesNoHighlight } from './sentences.ts';
import type { PerAnswer, PerHighlight, PerRecord } from './types.ts';

/**
 * What an escort record says about self-harm, observation level, medicines and when they were last given,
 * withdrawal, pregnancy and the other health questions: one sentence each, to be shown beside the question it bears
 * on. On those first five a No is repeated, and silence is stated as silence: it is not a No.
 */
export function perHighlights(per: Pick<PerRecord, 'answers'>): PerHighlight[] {
  const { answers } = per;
  return [
    ...selfHarmHighlights(answers),
    ...medicineHighlights(answers),
    ...yesNoHighlight(answers, 'alcohol-withdrawal', 'alert', true),
    ...yesNoHighlight(answers, 'addiction-dependencies', 'attention', true),
    ...yesNoHighlight(answers, 'pregnant', 'alert', true),
    ...OTHERS.flatMap((key) => yesNoHighlight(answers, key, 'attention', false)),
    ...childHighlight(answers),
  ];
}

const OTHERS = [
  'mental-health-needs',
  'physical-health-needs',
  'medical-health-professional-referral',
  'wheelchair-user',
  'help-with-personal-tasks',
  'special-diet-or-allergies',
  'communication-needs',
  'has-concealed-items',
  'concealed-items',
  'held-separately',
  'other-health-information',
  'health-contact-details',
];

function childHighlight(answers: Record<string, PerAnswer>): PerHighlight[] {
  if (!answers['travelling-with-child']?.options.includes('Yes')) return [];
  const name = answers['child-full-name']?.text;
  const born = answers['child-date-of-birth']?.text;
  const who = name ? `: ${name}${born ? `, born ${born}` : ''}` : '';
  return [
    {
      topic: 'child',
      level: 'alert',
      questionKey: 'travelling-with-child',
      sentence: `Travelling with a child${who}.`,
    },
  ];
}
