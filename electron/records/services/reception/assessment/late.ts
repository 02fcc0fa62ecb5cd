/**
 * Answers that reached an assessment after it was signed: written on a workstation that had not seen the signature. They
 * never alter the signed edition and are never lost: the page shows them beside what was signed, until it is corrected.
 */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord, Version } from '../../../../../shared/changes/version.ts';
import { sameValue } from '../../../../../shared/changes/registers.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { unstamped } from '../../common/conflicts.ts';
import { isObject, textOf, valueOf } from '../../common/read.ts';
import { splitField } from './stored-answers.ts';

/** Field of the signed edition that holds each family. Actions and contradictions are frozen as lists and not compared. */
const frozenIn: Readonly<Record<string, string>> = {
  'answer.': 'answers',
  'decision.': 'decisions',
  'tool.': 'tools',
};

export interface LateField {
  readonly field: string;
  /** What was signed; null where the question was blank. */
  readonly signed: Json;
  /** What else was written, oldest first. */
  readonly versions: readonly Version[];
}

/** Late answers of an assessment; empty while it is not signed or its signed edition is not held here. */
export function lateFields(store: ReadableStore, assessment: FoldedRecord): LateField[] {
  const signedId = textOf(assessment, 'signed');
  const signed = signedId === null ? null : store.record('signed-assessment', signedId);
  if (signed === null) return [];
  return Object.entries(assessment.fields).flatMap(([field, folded]): LateField[] => {
    const parts = splitField(field);
    const frozen = parts === null ? undefined : frozenIn[parts[0]];
    if (parts === null || frozen === undefined) return [];
    const edition = valueOf(signed, frozen);
    const value = (isObject(edition) ? edition[parts[1]] : null) ?? null;
    const versions = folded.versions.filter(
      (version) => !sameValue(unstamped(version.value), unstamped(value)),
    );
    return versions.length === 0 ? [] : [{ field, signed: value, versions }];
  });
}
