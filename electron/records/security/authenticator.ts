/** Trying a password: one at a time, counted before it is tried, slower after every failure. */
import { Failure } from '../../../shared/failure/failure.ts';
import { waitSentence, type Attempts, type FailedAttempt } from './attempts.ts';
import type { KeyRing, Opened } from './keyring.ts';
import { readRecoveryWords } from './recovery-words.ts';

/** The same for a wrong name, a wrong password and a name that is not admitted here. */
const WRONG_PASSWORD =
  'The name or the password is not right, or this person is not admitted to this workstation.';

/** The check at the end of the words does not fit them. */
const COPIED_WRONGLY =
  'The words were not copied rightly: the group at the end does not fit the others. Compare every group with the paper.';
const WRONG_WORDS =
  'These are not the recovery words of this workstation, or newer ones have taken their place. Look for a later paper.';

/** Under which name failed recovery words are counted: no name of a person has a space. */
const WORDS = 'recovery words';

export class Authenticator {
  readonly #keyRing: KeyRing;
  readonly #attempts: Attempts;
  readonly #now: () => number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(keyRing: KeyRing, attempts: Attempts, now: () => number) {
    this.#keyRing = keyRing;
    this.#attempts = attempts;
    this.#now = now;
  }

  /** The data key, which the caller wipes. Throws a Failure `wait` or `wrong-password`. */
  open(username: string, password: string): Promise<Opened> {
    return this.#inTurn(() => this.#try(username, password));
  }

  /** The data key by the recovery words, which the caller wipes; counted and delayed like a password. */
  openWithWords(words: string): Promise<Buffer> {
    return this.#inTurn(() => this.#tryWords(words));
  }

  /** Guesses sent side by side would all be tried before the first of them counted. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const attempt = this.#last.then(work);
    this.#last = attempt.catch(() => undefined);
    return attempt;
  }

  /** Whether this is the person's password; a wrong one counts like a wrong sign-in. Throws `wait` only. */
  async isRight(username: string, staffId: string, password: string): Promise<boolean> {
    try {
      const opened = await this.open(username, password);
      opened.dataKey.fill(0);
      return opened.staffId === staffId;
    } catch (error) {
      if (error instanceof Failure && error.kind === 'wrong-password') return false;
      throw error;
    }
  }

  /** Hands failed attempts to the audit trail, once it can be written. */
  flushFailures(write: (failed: FailedAttempt) => void): void {
    this.#attempts.flush(write);
  }

  async #try(username: string, password: string): Promise<Opened> {
    const { tag, staffId } = await this.#keyRing.tagOf(username);
    const wait = this.#attempts.waitFor(tag);
    if (wait > 0) throw new Failure('wait', waitSentence(wait));
    this.#attempts.begin(tag, new Date(this.#now()).toISOString(), staffId ?? 'unknown');
    const opened = await this.#keyRing.open(username, password);
    if (opened === null) throw new Failure('wrong-password', WRONG_PASSWORD);
    this.#attempts.succeeded(tag);
    return opened;
  }

  async #tryWords(words: string): Promise<Buffer> {
    const wait = this.#attempts.waitFor(WORDS);
    if (wait > 0) throw new Failure('wait', waitSentence(wait));
    this.#attempts.begin(WORDS, new Date(this.#now()).toISOString(), 'unknown', WORDS);
    const secret = readRecoveryWords(words);
    secret?.fill(0);
    const opened = secret === null ? null : this.#keyRing.openWithRecovery(words);
    if (opened === null)
      throw new Failure('wrong-password', secret === null ? COPIED_WRONGLY : WRONG_WORDS, { field: 'words' });
    this.#attempts.succeeded(WORDS);
    return opened;
  }
}
