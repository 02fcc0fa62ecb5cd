import { HEALTH_QUESTIONS } from './questions-health.ts';
import { RISK_QUESTIONS } from './questions-risk.ts';
import type { PerQuestion } from './types.ts';

/** Every question of the Person Escort Record that this application uses, in the order of the record. */
export const PER_QUESTIONS: readonly PerQuestion[] = [...RISK_QUESTIONS, ...HEALTH_QUESTIONS];

const BY_KEY: ReadonlyMap<string, PerQuestion> = new Map(
  PER_QUESTIONS.map((question) => [question.key, question]),
);

/** The question with a key, or undefined when this application does not use it. */
export function perQuestion(key: string): PerQuestion | undefined {
  return BY_KEY.get(key);
}
