/** What a new password must be: long, not common, not the person's own name. No forced mixture, no forced change (NCSC). */
import { Failure } from '../../../shared/failure/failure.ts';
import { isCommonPassword } from './common-passwords.ts';

const SHORTEST = 12;
const FEWEST_DIFFERENT = 5;

/** Throws a Failure `invalid` on the field when the password may not be used. Demonstration passwords are printed anyway. */
export function assertGoodPassword(
  password: string,
  person: { username: string; name: string },
  options: { field: string; demo: boolean },
): void {
  if (options.demo) return;
  const refuse = (sentence: string) => {
    throw new Failure('invalid', sentence, { field: options.field });
  };
  if ([...password].length < SHORTEST) {
    refuse(
      `The password is too short: use at least ${SHORTEST} characters. Three words that do not belong together make a good one.`,
    );
  }
  if (new Set(password).size < FEWEST_DIFFERENT || isCommonPassword(password)) {
    refuse(
      'This password is one that is tried first. Choose another: three words that do not belong together make a good one.',
    );
  }
  const lower = password.toLowerCase();
  const own = [person.username, ...person.name.split(/\s+/)].map((part) => part.toLowerCase());
  if (own.some((part) => part.length >= 4 && lower.replaceAll(part, '').length < SHORTEST / 2)) {
    refuse('This password is hardly more than the person’s own name. Choose another.');
  }
}
