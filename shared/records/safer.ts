/** Merge rules that prefer the safer of two concurrent values (DESIGN §4; replication.md §5.1; confirm with the clinical lead). */
import type { Json } from '../changes/change.ts';
import type { SaferRule } from './define.ts';

/** Ranks values from least to most safe; unknown values rank lowest. Equal ranks leave the decision to the clock. */
export function saferByRank(order: readonly string[]): SaferRule {
  const rank = (value: Json): number => (typeof value === 'string' ? order.indexOf(value) : -1);
  return (a, b) => (rank(a) === rank(b) ? null : rank(a) > rank(b) ? a : b);
}

/** The earlier ISO date or instant is safer; an absent one never wins. */
export const saferEarlier: SaferRule = (a, b) => {
  if (typeof a !== 'string') return typeof b === 'string' ? b : null;
  if (typeof b !== 'string') return a;
  const [left, right] = [Date.parse(a), Date.parse(b)];
  return left === right ? null : left < right ? a : b;
};

/** `true` is safer than `false` or nothing (an alert, a need, an opened ACCT). */
export const saferTrue: SaferRule = (a, b) => (a === b ? null : a === true ? true : b === true ? true : null);

/** The smaller number is safer (minutes until a screen locks); an absent one never wins. */
export const saferLess: SaferRule = (a, b) => {
  if (typeof a !== 'number') return typeof b === 'number' ? b : null;
  if (typeof b !== 'number') return a;
  return a === b ? null : Math.min(a, b);
};

/** Something is safer than nothing (a hold that one set and another lifted). Two that differ are left to the clock. */
export const saferPresent: SaferRule = (a, b) => (a === null ? b : b === null ? a : null);

const answerRank = ['no', 'not-known', 'unable', 'declined', 'yes'];

/** For answers: yes is safer than every other answer, and no is never safer than anything (declined is never no). */
export const saferAnswer: SaferRule = (a, b) => {
  const rank = (answer: Json): number => {
    const value =
      answer !== null && typeof answer === 'object' && !Array.isArray(answer) ? answer['value'] : null;
    return typeof value === 'string' ? answerRank.indexOf(value) : -1;
  };
  if (rank(a) === rank(b) || rank(a) < 0 || rank(b) < 0) return null;
  return rank(a) > rank(b) ? a : b;
};

/**
 * For values that are objects with a `state`, ranked from least to most safe; null counts as the state `absent` (somebody took
 * it back), so that what was taken back is not hidden by a concurrent "done".
 */
export function saferByStateOf(order: readonly string[], absent: string): SaferRule {
  const byRank = saferByRank(order);
  const stateOf = (value: Json): Json => {
    if (value === null) return absent;
    return typeof value === 'object' && !Array.isArray(value) ? (value['state'] ?? null) : null;
  };
  return (a, b) => {
    const [left, right] = [stateOf(a), stateOf(b)];
    const safer = byRank(left, right);
    return safer === null ? null : safer === left ? a : b;
  };
}
