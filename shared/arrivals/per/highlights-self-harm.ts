import { answerInWords, yesNoHighlight } from './sentences.ts';
import type { PerAnswer, PerHighlight } from './types.ts';

const STANDARD = /^standard observation/i;

/** Sentences on self-harm and on the observation level. Nothing here adds anything up: no score, no grade of risk. */
export function selfHarmHighlights(answers: Record<string, PerAnswer>): PerHighlight[] {
  return [
    ...yesNoHighlight(answers, 'indication-of-self-harm-or-suicide', 'alert', true),
    ...contradiction(answers),
    ...yesNoHighlight(answers, 'nature-of-self-harm', 'alert', false),
    ...history(answers),
    ...yesNoHighlight(answers, 'actions-of-self-harm-undertaken', 'alert', false),
    ...observation(answers),
  ];
}

/** A No with particulars of self-harm behind it is how markers get lost on the way. */
function contradiction(answers: Record<string, PerAnswer>): PerHighlight[] {
  const saidNo = answers['indication-of-self-harm-or-suicide']?.options.includes('No') ?? false;
  const particulars =
    answers['nature-of-self-harm'] !== undefined ||
    answers['history-of-self-harm']?.options.includes('Yes') ||
    answers['history-of-self-harm-details'] !== undefined ||
    answers['history-of-self-harm-recency'] !== undefined;
  if (!saidNo || !particulars) return [];
  return [
    {
      topic: 'self-harm',
      level: 'alert',
      questionKey: 'indication-of-self-harm-or-suicide',
      sentence: 'The escort record says No to a risk of self-harm, and also gives particulars of self-harm.',
    },
  ];
}

function history(answers: Record<string, PerAnswer>): PerHighlight[] {
  const parts = [
    ['last incident', answers['history-of-self-harm-recency']],
    ['methods', answers['history-of-self-harm-method']],
    ['details', answers['history-of-self-harm-details']],
  ] as const;
  const said = parts.flatMap(([label, answer]) =>
    answer ? [`${label}: ${answerInWords(answer).replace(/\.$/, '')}`] : [],
  );
  // The record asks for a history only after a Yes to risk, so after a No its silence means nothing.
  const asked = !answers['indication-of-self-harm-or-suicide']?.options.includes('No');
  const base = yesNoHighlight(answers, 'history-of-self-harm', 'alert', asked || said.length > 0);
  const [first] = base;
  if (!first || said.length === 0) return base;
  return [
    { ...first, level: 'alert', sentence: `${first.sentence.replace(/\.$/, '')}; ${said.join('; ')}.` },
  ];
}

function observation(answers: Record<string, PerAnswer>): PerHighlight[] {
  const [found] = yesNoHighlight(answers, 'observation-level', 'alert', true);
  if (!found) return [];
  const levels = answers['observation-level']?.options ?? [];
  const standard = levels.length > 0 && levels.every((level) => STANDARD.test(level));
  return [{ ...found, level: standard ? 'information' : found.level }];
}
