import { readDate, readSex, readText } from '../fields.ts';
import type { FieldContext } from '../fields.ts';
import { readIdentifiers } from '../identifiers.ts';
import { isObject, own } from '../raw-entry.ts';
import type { PerPerson } from './types.ts';

/**
 * Who an escort record says it is about: from `person`, `profile` or `detainee`, from the JSON:API `people` included
 * with it, or from the top of the record.
 * @returns null when there is neither a name nor a number
 */
export function readPerson(json: unknown, warnings: string[]): PerPerson | null {
  const context: FieldContext = { warnings };
  const holder = personHolder(json);
  const get = (...names: string[]): unknown =>
    names.map((name) => own(holder, name)).find((value) => value !== undefined && value !== null);
  const surname = readText(get('lastName', 'last_name', 'last_names', 'surname'), 'Surname', context) ?? '';
  const forenames =
    readText(get('firstName', 'first_name', 'first_names', 'forenames', 'forename'), 'First name', context) ??
    '';
  const identifiers = readIdentifiers(
    {
      prisonNumber: get('prisonNumber', 'prison_number', 'prisonerNumber', 'nomsNumber'),
      pncNumber: get('pncNumber', 'pnc_number', 'police_national_computer'),
      croNumber: get('croNumber', 'cro_number', 'criminal_records_office'),
      nhsNumber: get('nhsNumber', 'nhs_number'),
    },
    context,
  );
  const numbered = Object.values(identifiers).some((number) => number !== null);
  if (surname === '' && forenames === '' && !numbered) return null;
  return {
    surname: surname === '' ? forenames : surname,
    forenames: surname === '' ? '' : forenames,
    dateOfBirth: readDate(get('dateOfBirth', 'date_of_birth', 'dob'), 'Date of birth', 'birth', context),
    sex: readSex(readText(get('sex', 'gender'), 'Sex', context)),
    ...identifiers,
  };
}

function personHolder(json: unknown): unknown {
  for (const name of ['person', 'profile', 'detainee', 'prisoner']) {
    const found = own(json, name);
    if (isObject(found)) return found;
  }
  const included = own(json, 'included');
  const person = Array.isArray(included)
    ? included.find((item) => own(item, 'type') === 'people')
    : undefined;
  return own(person, 'attributes') ?? json;
}
