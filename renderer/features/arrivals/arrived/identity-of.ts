/** What a row of the board says about who somebody is. */
import type { IdentityInput } from '../../../../shared/contract/patients.ts';
import type { BoardRow } from '../../../../shared/contract/views.ts';

export function identityOf(row: BoardRow): IdentityInput {
  const { surname, forenames, dateOfBirth, sex, nhsNumber, prisonNumber, pncNumber, croNumber } = row;
  return {
    surname,
    forenames,
    dateOfBirth,
    sex,
    nhsNumber,
    prisonNumber,
    gender: null,
    pncNumber,
    croNumber,
  };
}
