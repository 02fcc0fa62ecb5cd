/** A schema's complaint as a sentence for a person: which field, and what to do. Never repeats what was sent. */
import type { z } from 'zod';
import { Failure } from '../../../shared/failure/failure.ts';

/** The first thing wrong, as a Failure `invalid` on its field. */
export function invalidInput(error: z.ZodError): Failure {
  const issue = innermost(error.issues[0]);
  if (issue === undefined) return new Failure('invalid', 'What was sent does not fit this channel.');
  const field = [...issue.path, ...strange(issue)].map(String).join('.');
  const name = field === '' ? 'What was sent' : `“${field}”`;
  return new Failure('invalid', `${name} ${complaint(issue)}`, field === '' ? {} : { field });
}

/** The part that is too many, where its name reads as one: what else was sent as a name is not repeated. */
const strange = (issue: z.core.$ZodIssue): string[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.filter((key) => /^\w{1,60}$/.test(key)).slice(0, 1) : [];

/** Of a union, the complaint of the branch that got furthest. */
function innermost(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const deepest = issue.errors
    .map((branch) => branch[0])
    .filter((branch) => branch !== undefined)
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  if (deepest === undefined || deepest.path.length === 0) return issue;
  return innermost({ ...deepest, path: [...issue.path, ...deepest.path] });
}

function complaint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing.'
        : `has to be ${article(issue.expected)}.`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? 'is empty. Fill it in.'
        : `is too ${issue.origin === 'number' ? 'small' : 'short'}: at least ${issue.minimum}.`;
    case 'too_big':
      return `is too ${issue.origin === 'number' ? 'large' : 'long'}: at most ${issue.maximum}.`;
    case 'invalid_format':
      return `does not have the form of ${formats[issue.format] ?? 'what belongs here'}.`;
    case 'invalid_value':
      return `has to be one of: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return strange(issue).length > 0
        ? 'is not known to this channel. Leave it out.'
        : 'has parts that this channel does not know. Leave them out.';
    default:
      return 'does not fit. Correct it and try again.';
  }
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'an id',
  url: 'an address such as https://central.example',
  datetime: 'a date and time with an offset, such as 2026-11-22T19:40:00Z',
  date: 'a date, such as 2026-11-22',
};

function article(expected: string): string {
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}
