/** Opens a copy of the store and reads all of it: every page is authenticated by the cipher as it is read. */
import { isDeepStrictEqual } from 'node:util';
import { Failure, type FailureKind } from '../../../../shared/failure/failure.ts';
import { assertIntact } from '../backup.ts';
import { assertEncryptedFile, connect } from '../connection.ts';
import { type CopyFacts, factsOf } from './steady-copy.ts';

export interface CopyCheck {
  readonly file: string;
  /** 64 lower-case hex digits. */
  readonly key: string;
  readonly facts: CopyFacts;
}

/** Null when the copy is whole. */
export type CopyChecked = { readonly kind: FailureKind; readonly sentence: string } | null;

/** Throws a Failure when the copy is not what the store was. Makes of it one file that stands alone. */
export function checkCopy({ file, key, facts: { bytes: _bytes, ...facts } }: CopyCheck): void {
  assertEncryptedFile(file);
  const copy = connect({ file, key });
  try {
    // It was made of a file that has a write-ahead log beside it; this one shall need none.
    copy.pragma('journal_mode = DELETE');
    assertIntact(copy);
    if (!isDeepStrictEqual(factsOf(copy), facts)) {
      throw new Failure('unexpected', 'The copy does not hold what the store holds; it was not kept.');
    }
  } finally {
    copy.close();
  }
}
