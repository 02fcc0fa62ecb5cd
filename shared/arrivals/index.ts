export { MAX_FEED_ROWS } from './feed-collector.ts';
export { MAX_FEED_BYTES } from './feed-text.ts';
export { parseFeed, parseFeedInSteps } from './parse-feed.ts';
export { emptyAnswer, isUnanswered } from './per/answer.ts';
export { perHighlights } from './per/highlights.ts';
export { parsePer, perFromForm } from './per/parse-per.ts';
export { PER_QUESTIONS, perQuestion } from './per/questions.ts';
export type {
  ArrivalAlert,
  ArrivalRow,
  ArrivalSource,
  FeedKind,
  FeedOptions,
  FeedProgress,
  FeedResult,
  PotentialMatch,
  RowProblem,
} from './types.ts';
export type {
  PerAnswer,
  PerHighlight,
  PerOption,
  PerPerson,
  PerQuestion,
  PerQuestionType,
  PerRecord,
  PerResult,
  PerTopic,
} from './per/types.ts';
