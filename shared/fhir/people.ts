/** Who the document is about, who wrote it and for whom, and the practice that takes the person on. */
import type { PackDocument, DocumentSection } from '../release/document.ts';
import { inCode, inWords, keyOf, some, type Building } from './building.ts';
import { extensions, systems } from './codes.ts';
import type { Reference } from './datatypes.ts';
import { clean, codeFact, dateOf, isTrueFact, textFact, textsFact, type FactRow } from './facts.ts';
import type { OfType } from './resources.ts';

const rowOf = (document: PackDocument, section: string): FactRow =>
  document.sections.find(({ id }) => id === section)?.facts[0] ?? {};

export function addPeople(building: Building): void {
  const { document } = building.pack;
  addPatient(building, document);
  addAuthor(building, document);
}

function addPatient({ add, organisation, refer }: Building, document: PackDocument): void {
  const row = rowOf(document, 'identity');
  const phone = textFact(row, 'phone');
  const language = textFact(rowOf(document, 'communication'), 'language');
  add('patient', {
    resourceType: 'Patient',
    identifier: some(identifiers(row, document)),
    name: some(names(row, document)),
    telecom: phone === undefined ? undefined : [{ system: 'phone', value: phone }],
    gender: genderOf(row),
    birthDate: dateOf(row['dateOfBirth']),
    address: addressOf(row),
    communication: language === undefined ? undefined : [{ language: inWords(language) }],
    generalPractitioner: acceptedBy(document) ? [refer('gp-registration/0/practice')] : undefined,
    managingOrganization: organisation,
  });
}

function identifiers(row: FactRow, { subject }: PackDocument): NonNullable<OfType<'Patient'>['identifier']> {
  const nhsNumber = (textFact(row, 'nhsNumber') ?? subject.nhsNumber ?? '').replace(/\s/gu, '');
  const status = textFact(row, 'nhsNumberStatus');
  const prison = textFact(row, 'prisonNumber');
  const verified =
    status === undefined
      ? undefined
      : /^0[1-8]$/u.test(status)
        ? inCode(systems.nhsNumberStatus, status)
        : inWords(status);
  return [
    ...(/^\d{10}$/u.test(nhsNumber)
      ? [
          {
            extension: verified && [{ url: extensions.nhsNumberStatus, valueCodeableConcept: verified }],
            system: systems.nhsNumber,
            value: nhsNumber,
          },
        ]
      : []),
    ...(prison === undefined ? [] : [{ system: systems.prisonNumber, value: prison }]),
  ];
}

/** `SURNAME, Forenames (Title)` in its parts; in scripts and orders that have no comma the words as they stand. */
function names(row: FactRow, { subject }: PackDocument): NonNullable<OfType<'Patient'>['name']> {
  const whole = textFact(row, 'name') ?? clean(subject.name);
  const [, family, forenames] = /^([^,]+),([^,(]+)(?:\([^)]*\))?$/u.exec(whole ?? '') ?? [];
  const preferred = textFact(row, 'preferredName');
  return [
    ...(whole === undefined
      ? []
      : [
          {
            use: 'official' as const,
            text: whole,
            family: family?.trim(),
            given: forenames === undefined ? undefined : some(forenames.trim().split(/\s+/u).filter(Boolean)),
          },
        ]),
    ...(preferred === undefined ? [] : [{ use: 'usual' as const, text: preferred }]),
    ...textsFact(row, 'aliases').map((alias) => ({ use: 'nickname' as const, text: alias })),
  ];
}

function genderOf(row: FactRow): OfType<'Patient'>['gender'] {
  const gender = codeFact(row, 'gender');
  return gender === 'male' || gender === 'female' || gender === 'other' ? gender : undefined;
}

function addressOf(row: FactRow): OfType<'Patient'>['address'] {
  const address = textFact(row, 'address');
  const none = isTrueFact(row, 'noFixedAbode') ? 'No fixed abode' : undefined;
  const held = none ?? address;
  return held === undefined ? undefined : [{ text: held }];
}

function addAuthor({ add, organisation }: Building, document: PackDocument): void {
  const { sender } = document;
  const registration = textFact(rowOf(document, 'author'), 'registration');
  const telecom = phoneOf(sender.phone);
  const name = clean(sender.name) ?? clean(sender.organisation) ?? sender.role;
  const practitioner = add('practitioner', {
    resourceType: 'Practitioner',
    identifier: registration === undefined ? undefined : [{ value: registration }],
    name: [{ text: name }],
  });
  const role = clean(sender.role);
  add('author', {
    resourceType: 'PractitionerRole',
    practitioner,
    organization: organisation,
    code: role === undefined ? undefined : [inWords(role)],
    telecom,
  });
  add('organisation', {
    resourceType: 'Organization',
    name: clean(sender.organisation) ?? name,
    telecom,
  });
}

const phoneOf = (phone: string | null | undefined): { system: 'phone'; value: string }[] | undefined => {
  const held = clean(phone ?? '');
  return held === undefined ? undefined : [{ system: 'phone', value: held }];
};

/** The practice is the person's GP only when it is arranged and the practice has said yes. */
function acceptedBy(document: PackDocument): boolean {
  const row = rowOf(document, 'gp-registration');
  return (
    document.sections.some(({ id, state }) => id === 'gp-registration' && state === 'done') &&
    codeFact(row, 'answer') === 'accepted' &&
    textFact(row, 'practice') !== undefined
  );
}

/** The practice that was asked, whatever it said. */
export function practiceOf({ add }: Building, section: DocumentSection): Reference[] {
  return section.facts.slice(0, 1).flatMap((row, index) => {
    const name = textFact(row, 'practice');
    if (name === undefined) return [];
    const [ods, address] = [textFact(row, 'odsCode'), textFact(row, 'address')];
    return [
      add(keyOf(section, index, 'practice'), {
        resourceType: 'Organization',
        identifier:
          ods === undefined ? undefined : [{ system: systems.odsOrganisation, value: ods.toUpperCase() }],
        name,
        telecom: phoneOf(textFact(row, 'phone')),
        address: address === undefined ? undefined : [{ text: address }],
      }),
    ];
  });
}
