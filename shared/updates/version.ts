/** Versions of releases and which of two is newer, by semver.org 2.0.0 §11. Build metadata is not allowed in ours. */
import { z } from 'zod';

const part = '(?:0|[1-9]\\d{0,5})';
const word = '(?:0|[1-9]\\d{0,8}|\\d*[a-z-][0-9a-z-]*)';
const form = new RegExp(`^${part}\\.${part}\\.${part}(?:-${word}(?:\\.${word})*)?$`);

/** `1.2.3`, or `1.2.3-rc.1` for a trial version. */
export const releaseVersionSchema = z.string().max(40).regex(form);

export const isTrial = (version: string): boolean => version.includes('-');

/** Below 0 when `a` is the older one, 0 when they are the same. Both as `releaseVersionSchema` has them. */
export function compareVersions(a: string, b: string): number {
  const [[coreA, wordsA], [coreB, wordsB]] = [split(a), split(b)];
  const core = compareWords(coreA, coreB);
  if (core !== 0) return core;
  if (wordsA.length === 0 || wordsB.length === 0) return wordsB.length - wordsA.length;
  return compareWords(wordsA, wordsB);
}

function split(version: string): [core: string[], words: string[]] {
  const dash = version.indexOf('-');
  if (dash < 0) return [version.split('.'), []];
  return [version.slice(0, dash).split('.'), version.slice(dash + 1).split('.')];
}

function compareWords(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const order = compareWord(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareWord(a: string, b: string): number {
  const [numberA, numberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numberA && numberB) return Number(a) - Number(b);
  if (numberA !== numberB) return numberA ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
