/** Which questions of the escort record are asked, given the answers so far. */
import { PER_QUESTIONS, type PerAnswer, type PerQuestion } from '../../../../shared/arrivals/index.ts';

export type EscortAnswers = Record<string, PerAnswer>;

/** True when the question that opens this one has the answer that opens it. */
export function isShown({ shownWhen }: PerQuestion, answers: EscortAnswers): boolean {
  if (shownWhen === undefined) return true;
  const parent = PER_QUESTIONS.find(({ key }) => key === shownWhen.question);
  const chosen = answers[shownWhen.question]?.options.includes(shownWhen.option) ?? false;
  return chosen && (parent === undefined || isShown(parent, answers));
}

/** Keys that only stand inside a repeated item. */
const parts = new Set(PER_QUESTIONS.flatMap(({ itemQuestions }) => itemQuestions ?? []));

/** The questions to ask, under the headings of the record, in its order. */
export function bySteps(answers: EscortAnswers): { step: string; questions: PerQuestion[] }[] {
  const steps: { step: string; questions: PerQuestion[] }[] = [];
  for (const question of PER_QUESTIONS) {
    if (parts.has(question.key) || !isShown(question, answers)) continue;
    const step = steps.find((one) => one.step === question.step);
    if (step === undefined) steps.push({ step: question.step, questions: [question] });
    else step.questions.push(question);
  }
  return steps;
}
