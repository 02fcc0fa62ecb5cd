import { isUnanswered } from './answer.ts';
import { perQuestion } from './questions.ts';
import type { PerAnswer, PerHighlight } from './types.ts';

/** Sentence for a question answered Yes, No or with a list; empty for silence unless `sayAll`. */
export function yesNoHighlight(
  answers: Record<string, PerAnswer>,
  key: string,
  level: PerHighlight['level'],
  sayAll: boolean,
): PerHighlight[] {
  const question = perQuestion(key);
  if (!question) return [];
  const { topic, shortLabel } = question;
  const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
  if (isUnanswered(answer) || !answer) {
    return sayAll
      ? [
          {
            topic,
            level: 'information',
            questionKey: key,
            sentence: `${shortLabel}: not answered in the escort record.`,
          },
        ]
      : [];
  }
  if (answer.options.length === 1 && answer.options[0] === 'No') {
    return sayAll ? [{ topic, level: 'information', questionKey: key, sentence: `${shortLabel}: No.` }] : [];
  }
  return [{ topic, level, questionKey: key, sentence: `${shortLabel}: ${answerInWords(answer)}` }];
}

/** An answer as part of a sentence, options with their details, ending in a full stop. */
export function answerInWords(answer: PerAnswer): string {
  const parts = answer.options.map((option) => {
    const details = answer.details[option];
    return details ? `${option} (${details})` : option;
  });
  if (answer.text !== null) parts.push(answer.text);
  const separator = Object.keys(answer.details).length === 0 ? ', ' : '; ';
  return `${parts.join(separator).replace(/\.$/, '')}.`;
}
