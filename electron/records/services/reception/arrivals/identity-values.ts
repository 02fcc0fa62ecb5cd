/** Identity as somebody typed it, as the fields of a record: numbers checked and in one form, blanks as nothing. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { IdentityInput } from '../../../../../shared/contract/patients.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { parseCroNumber, parseNhsNumber, parsePrisonNumber } from '../../../../../shared/identity/index.ts';

/** Fields that patients and arrivals have in common. Throws a Failure `invalid` on a number that cannot be right. */
export function identityValues(identity: IdentityInput): Record<string, Json> {
  const surname = identity.surname.trim();
  const forenames = identity.forenames.trim();
  if (surname === '' && forenames === '') {
    throw new Failure(
      'invalid',
      'A name is needed. If nobody knows it, write what the person is called by.',
      {
        field: 'surname',
      },
    );
  }
  return {
    // A one-word name stands as the surname, so that lists and matching find it.
    surname: surname === '' ? forenames : surname,
    forenames: surname === '' ? '' : forenames,
    dateOfBirth: identity.dateOfBirth,
    sex: identity.sex,
    gender: blankAsNull(identity.gender),
    nhsNumber: nhsNumber(identity.nhsNumber),
    prisonNumber: prisonNumber(identity.prisonNumber),
    pncNumber: blankAsNull(identity.pncNumber)?.toUpperCase() ?? null,
    croNumber: croNumber(identity.croNumber),
  };
}

function blankAsNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

export function nhsNumber(text: string | null): string | null {
  if (blankAsNull(text) === null) return null;
  const parsed = parseNhsNumber(text ?? '');
  if (parsed.ok) return parsed.nhsNumber;
  throw new Failure('invalid', `The NHS number ${parsed.reason}. Check it, or leave it blank.`, {
    field: 'nhsNumber',
  });
}

export function prisonNumber(text: string | null): string | null {
  if (blankAsNull(text) === null) return null;
  const parsed = parsePrisonNumber(text ?? '');
  if (parsed !== null) return parsed;
  throw new Failure('invalid', 'A prison number looks like A1234BC. Check it, or leave it blank.', {
    field: 'prisonNumber',
  });
}

/** A form nobody knows is kept as written: it may still help somebody to find the person. */
function croNumber(text: string | null): string | null {
  const given = blankAsNull(text);
  return given === null ? null : (parseCroNumber(given) ?? given.slice(0, 20));
}
