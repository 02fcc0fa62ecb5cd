/** SQLite and file-system errors become a Failure here, once, without SQL, parameters or paths. */
import { Failure, type FailureKind } from '../../../shared/failure/failure.ts';

const sentences = {
  full: 'The disk of this workstation is full. Nothing was saved now; everything saved earlier is safe. Free some space and try again.',
  readonly: 'The store on this workstation cannot be written to. Nothing was saved now.',
  busy: 'The store is open in another program on this workstation. Close that one first.',
  corrupt: 'The store file on this workstation is damaged. Nothing was changed.',
  unexpected: 'The store did not answer as expected. Nothing was saved now.',
} as const satisfies Partial<Record<FailureKind, string>>;

const byPrefix: readonly (readonly [string, keyof typeof sentences])[] = [
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_PERM', 'readonly'],
  ['SQLITE_CANTOPEN', 'readonly'],
  ['EACCES', 'readonly'],
  ['EPERM', 'readonly'],
  ['EROFS', 'readonly'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
];

/** Code of an error of SQLite or of the file system, or null. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The Failure an error stands for. The cause carries the code alone, because a driver's message may quote SQL. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = errorCode(error);
  if (code === null) return new Failure('unexpected', sentences.unexpected, { cause: error });
  const kind = byPrefix.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'unexpected';
  return new Failure(kind, sentences[kind], { cause: code });
}

/** Runs a piece of work on the store and lets only Failures out. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asFailure(error);
  }
}
