/** An arrival as it is typed, and what can be made of it. Hard data goes in: only a name and where from are asked for. */
import type { Input } from '../../../../shared/contract/contract.ts';
import { parseNhsNumber, parsePncNumber, parsePrisonNumber } from '../../../../shared/identity/index.ts';
import type { ArrivalSource } from '../../../../shared/records/people.ts';
import { readDate } from '../../../components/DateField.tsx';

export interface ArrivalDraft {
  surname: string;
  forenames: string;
  born: string;
  sex: '' | 'male' | 'female' | 'other' | 'not-known';
  nhsNumber: string;
  prisonNumber: string;
  pncNumber: string;
  source: '' | ArrivalSource;
  fromLocation: string;
  expected: string;
}

export function emptyArrival(expected: string): ArrivalDraft {
  return {
    surname: '',
    forenames: '',
    born: '',
    sex: '',
    nhsNumber: '',
    prisonNumber: '',
    pncNumber: '',
    source: '',
    fromLocation: '',
    expected,
  };
}

/** What is wrong with each field, in words. An empty field is wrong only where nothing can be done without it. */
export function problemsOf(draft: ArrivalDraft): Partial<Record<keyof ArrivalDraft, string>> {
  const nhs = draft.nhsNumber.trim() === '' ? null : parseNhsNumber(draft.nhsNumber);
  const born = readDate(draft.born, 'birth').kind;
  return {
    ...(draft.surname.trim() === '' && draft.forenames.trim() === ''
      ? { surname: 'Write a surname, or the one name there is' }
      : {}),
    ...(nhs?.ok === false ? { nhsNumber: `This ${nhs.reason}. Check it, or leave it empty.` } : {}),
    ...(draft.prisonNumber.trim() !== '' && parsePrisonNumber(draft.prisonNumber) === null
      ? { prisonNumber: 'A prison number looks like A1234BC. Check it, or leave it empty.' }
      : {}),
    ...(draft.pncNumber.trim() !== '' && parsePncNumber(draft.pncNumber) === null
      ? { pncNumber: 'A PNC number looks like 03/62845E. Check it, or leave it empty.' }
      : {}),
    ...(born === 'invalid' || born === 'choose'
      ? { born: 'Settle the date of birth, or write "unknown"' }
      : {}),
    ...(draft.source === '' ? { source: 'Choose where the person comes from' } : {}),
    ...(readDate(draft.expected, 'other').kind === 'date' ? {} : { expected: 'Write the day' }),
  };
}

/** The call that adds it; null while something is wrong. */
export function toArrival(draft: ArrivalDraft): Input<'reception.addArrival'> | null {
  const expected = readDate(draft.expected, 'other');
  const born = readDate(draft.born, 'birth');
  const nhs = parseNhsNumber(draft.nhsNumber);
  if (Object.keys(problemsOf(draft)).length > 0 || draft.source === '' || expected.kind !== 'date')
    return null;
  // A one-word name stands as the surname, wherever it was typed.
  const single = draft.surname.trim() === '';
  return {
    identity: {
      surname: (single ? draft.forenames : draft.surname).trim(),
      forenames: single ? '' : draft.forenames.trim(),
      dateOfBirth: born.kind === 'date' ? born.iso : null,
      sex: draft.sex === '' || draft.sex === 'not-known' ? null : draft.sex,
      nhsNumber: nhs.ok ? nhs.nhsNumber : null,
      prisonNumber: parsePrisonNumber(draft.prisonNumber),
      pncNumber: draft.pncNumber.trim() === '' ? null : draft.pncNumber.trim().toUpperCase(),
    },
    source: draft.source,
    fromLocation: draft.fromLocation.trim(),
    expectedDate: expected.iso,
  };
}
