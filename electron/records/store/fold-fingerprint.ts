/** Which shape the fold has: a build that indexes or searches otherwise folds the log again before anybody reads. */
import { canonicalText } from '../../../shared/changes/change.ts';
import { sha256 } from './core.ts';
import { indexedFields } from './indexed-fields.ts';
import type { Settings } from './own-types.ts';

/** Raised whenever the folded rows of one and the same log would come out differently (safer rules, search words, match keys). */
const FOLD_EDITION = 1;
const KEY = 'store.fold';

function fingerprint(): string {
  return sha256(canonicalText([FOLD_EDITION, indexedFields]));
}

/** Whether the folded tables were made by a build that folds as this one does. */
export function foldIsCurrent(settings: Settings): boolean {
  return settings.get(KEY) === fingerprint();
}

export function rememberFold(settings: Settings): void {
  settings.set(KEY, fingerprint());
}
