/** A folded patient record as the page shows a person, and as matching compares one. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { z } from 'zod';
import type { personViewSchema } from '../../../../shared/contract/views.ts';
import type { Identity } from '../../../../shared/identity/types.ts';
import { isTrue, listOf, textOf, valueOf } from './read.ts';

export type PersonView = z.infer<typeof personViewSchema>;

export function personView(record: FoldedRecord): PersonView {
  const pregnant = valueOf(record, 'mayBePregnant');
  return {
    id: record.id,
    surname: textOf(record, 'surname') ?? '',
    forenames: textOf(record, 'forenames') ?? '',
    title: textOf(record, 'title'),
    preferredName: textOf(record, 'preferredName'),
    aliases: listOf<string>(record, 'aliases'),
    dateOfBirth: textOf(record, 'dateOfBirth'),
    sex: textOf(record, 'sex') as PersonView['sex'],
    gender: textOf(record, 'gender'),
    nhsNumber: textOf(record, 'nhsNumber'),
    // 03: trace required. Nobody has said that the number is verified.
    nhsNumberStatus: textOf(record, 'nhsNumberStatus') ?? '03',
    prisonNumber: textOf(record, 'prisonNumber'),
    pncNumber: textOf(record, 'pncNumber'),
    croNumber: textOf(record, 'croNumber'),
    address: textOf(record, 'address'),
    noFixedAbode: isTrue(record, 'noFixedAbode'),
    gpPractice: textOf(record, 'gpPractice'),
    language: textOf(record, 'language'),
    interpreterNeeded: isTrue(record, 'interpreterNeeded'),
    communicationNeeds: listOf<string>(record, 'communicationNeeds'),
    mayBePregnant: typeof pregnant === 'boolean' ? pregnant : null,
  };
}

/** `SURNAME, Forenames` for lists and sentences; a one-word name stands alone. */
export function shortName(record: FoldedRecord | null): string {
  const surname = (textOf(record, 'surname') ?? '').toUpperCase();
  const forenames = textOf(record, 'forenames') ?? '';
  if (surname === '') return forenames === '' ? 'Name not known' : forenames;
  return forenames === '' ? surname : `${surname}, ${forenames}`;
}

/** What matching compares; works for arrivals too, which carry the same fields. */
export function identityOf(record: FoldedRecord): Identity {
  const surname = textOf(record, 'surname') ?? '';
  const preferred = textOf(record, 'preferredName');
  return {
    id: record.id,
    surname,
    forenames: textOf(record, 'forenames') ?? '',
    aliases: [
      ...(preferred === null ? [] : [{ surname, forenames: preferred }]),
      ...listOf<string>(record, 'aliases').map(aliasName),
    ],
    dateOfBirth: textOf(record, 'dateOfBirth'),
    sex: textOf(record, 'sex') as Identity['sex'],
    nhsNumber: textOf(record, 'nhsNumber'),
    prisonNumber: textOf(record, 'prisonNumber'),
    pncNumber: textOf(record, 'pncNumber'),
    croNumber: textOf(record, 'croNumber'),
  };
}

function aliasName(alias: string): { surname: string; forenames: string } {
  const [before = '', after] = alias.split(',', 2).map((part) => part.trim());
  if (after !== undefined) return { surname: before, forenames: after };
  const words = before.split(/\s+/u);
  return { surname: words.at(-1) ?? '', forenames: words.slice(0, -1).join(' ') };
}
