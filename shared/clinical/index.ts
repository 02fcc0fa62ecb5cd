/** Everything other areas use from here. */
export * from './pack.ts';
export type * from './pack/conditions.ts';
export type * from './state.ts';
export type * from './evaluation.ts';
export type * from './tools/types.ts';
export { evaluate } from './evaluate.ts';
export { conclusions } from './conclusions.ts';
export { columnShown } from './column-shown.ts';
export { evidenceFor } from './evidence.ts';
export type { EvidenceLine } from './evidence.ts';
export { retryDueBy } from './interrupted.ts';
export { answerLabel, answerLabels } from './labels.ts';
export { score } from './tools/score.ts';
export { mayBePregnant } from './holds.ts';
export { escortMedicines, escortOptions, escortSays, escortWords } from './per.ts';
export { escortTitles } from './escort-titles.ts';
export { ageInYears } from './civil-time.ts';
