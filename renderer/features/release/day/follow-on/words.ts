/** Words of follow-on tasks. */
import type { Output } from '../../../../../shared/contract/contract.ts';
import { showBriefly } from '../../../../components/time.ts';

export type Task = Output<'release.followOn'>['tasks'][number];
export type Attempt = Task['attempts'][number];
type How = 'telephone' | 'letter' | 'secure-email' | 'through-somebody' | 'other';
type Result = 'reached' | 'left-message' | 'no-answer' | 'wrong-number' | 'returned-to-custody';

const hows: Record<How, string> = {
  telephone: 'Telephone',
  letter: 'Letter',
  'secure-email': 'Secure email',
  'through-somebody': 'Through somebody else',
  other: 'Another way',
};

const results: Record<Result, string> = {
  reached: 'Reached: this is done, and the task ends',
  'left-message': 'Left a message',
  'no-answer': 'No answer',
  'wrong-number': 'Wrong number or address',
  'returned-to-custody': 'The person is back in custody, and the task ends',
};

const short: Record<Result, string> = {
  reached: 'reached',
  'left-message': 'left a message',
  'no-answer': 'no answer',
  'wrong-number': 'wrong number or address',
  'returned-to-custody': 'back in custody',
};

export const howChoices = (Object.keys(hows) as How[]).map((value) => ({ value, label: hows[value] }));
export const resultChoices = (Object.keys(results) as Result[]).map((value) => ({
  value,
  label: results[value],
}));
export type { How, Result };

/** "14:20 Telephone to Dr O'Hara: no answer. Abi Cole". What another version recorded stands as it is. */
export function attemptWords({ how, whom, result, note, by, at }: Attempt, now: number): string {
  const way = hows[how as How] ?? how;
  const came = short[result as Result] ?? result;
  const said = `${showBriefly(at, now)} ${way}, ${whom}: ${came}.`;
  return `${note === null ? said : `${said} ${note}`} (${by})`;
}

/** How many more are asked for before somebody may give up. */
export function owedWords({ attempts, attemptsOwed }: Pick<Task, 'attempts' | 'attemptsOwed'>): string {
  const made = attempts.length;
  const tried = made === 0 ? 'Nobody has tried yet' : made === 1 ? '1 attempt' : `${made} attempts`;
  if (attemptsOwed === 0) return `${tried}; it may end as not contactable`;
  return `${tried}; ${attemptsOwed} more before it may end as not contactable`;
}

const endings: Record<string, string> = {
  reached: 'Reached',
  returned: 'Back in custody',
  'not-contactable': 'Not contactable',
};

export function endingWord(how: string): string {
  return endings[how] ?? 'Ended';
}
