/** Health problems, allergies, vaccinations, virus tests and the ACCT, in words but for the one code that is certain. */
import type { DocumentSection } from '../release/document.ts';
import { inCode, inWords, keyOf, labelled, notes, type Building } from './building.ts';
import { snomed, systems } from './codes.ts';
import type { Reference } from './datatypes.ts';
import {
  codeFact,
  dateOf,
  momentFact,
  shownCode,
  shownMoment,
  textFact,
  wholeFact,
  type FactRow,
} from './facts.ts';
import type { OfType } from './resources.ts';

type Maker = (row: FactRow, index: number) => Reference | undefined;

const eachRow = ({ facts }: DocumentSection, make: Maker): Reference[] =>
  facts.flatMap((row, index) =>
    codeFact(row, 'state') === 'entered-in-error' ? [] : (make(row, index) ?? []),
  );

export function conditions({ add, patient }: Building, section: DocumentSection): Reference[] {
  return eachRow(section, (row, index) => {
    const name = textFact(row, 'name');
    if (name === undefined) return undefined;
    const state = codeFact(row, 'state');
    const known = state === 'active' || state === 'resolved' ? state : undefined;
    return add(keyOf(section, index, 'condition'), {
      resourceType: 'Condition',
      clinicalStatus: known && inCode(systems.conditionClinical, known),
      code: inWords(name),
      subject: patient,
      recordedDate: dateOf(row['noted']),
    });
  });
}

/**
 * Three states (hazard H11): substances; "none known", which is said as such; and anything else, which makes no entry at all, so that
 * nobody reads an absence as "none known".
 */
export function allergies(building: Building, section: DocumentSection): Reference[] {
  const substances = eachRow(section, (row, index) => substance(building, section, row, index));
  if (substances.length > 0) return substances;
  const noneKnown =
    section.facts.length > 0 && section.facts.every((row) => codeFact(row, 'state') === 'none-known');
  if (!noneKnown) return [];
  return [
    building.add(keyOf(section, 0, 'none-known'), {
      resourceType: 'AllergyIntolerance',
      clinicalStatus: inCode(systems.allergyClinical, 'active'),
      code: inCode(systems.snomed, snomed.noKnownAllergy, 'No known allergy'),
      patient: building.patient,
    }),
  ];
}

function substance(
  { add, patient }: Building,
  section: DocumentSection,
  row: FactRow,
  index: number,
): Reference | undefined {
  const name = textFact(row, 'substance');
  if (name === undefined) return undefined;
  const [reaction, said] = [textFact(row, 'reaction'), codeFact(row, 'severity')];
  const severity = said === 'mild' || said === 'moderate' || said === 'severe' ? said : undefined;
  return add(keyOf(section, index, 'allergy'), {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: inCode(systems.allergyClinical, 'active'),
    code: inWords(name),
    patient,
    reaction: reaction === undefined ? undefined : [{ manifestation: [inWords(reaction)], severity }],
    // A severity has its place beside a reaction only.
    note: reaction === undefined ? notes([labelled('Severity', severity)]) : undefined,
  });
}

/** Doses that were given; what is due is said in words. */
export function vaccinations({ add, patient }: Building, section: DocumentSection): Reference[] {
  return eachRow(section, (row, index) => {
    const [vaccine, given, dose] = [
      textFact(row, 'vaccine'),
      momentFact(row, 'givenOn'),
      wholeFact(row, 'dose'),
    ];
    if (vaccine === undefined || given === undefined) return undefined;
    return add(keyOf(section, index, 'dose'), {
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: inWords(vaccine),
      patient,
      occurrenceDateTime: given,
      protocolApplied: dose === undefined || dose < 1 ? undefined : [{ doseNumberPositiveInt: dose }],
    });
  });
}

export function virusTests({ add, patient }: Building, section: DocumentSection): Reference[] {
  return eachRow(section, (row, index) => {
    const [virus, result] = [textFact(row, 'virus'), textFact(row, 'result')];
    if (virus === undefined || codeFact(row, 'result') === 'not-taken') return undefined;
    const linked = momentFact(row, 'linkedAt');
    const awaited = result === undefined || codeFact(row, 'result') === 'awaited';
    return add(keyOf(section, index, 'test'), {
      resourceType: 'Observation',
      status: awaited ? 'registered' : 'final',
      code: inWords(shownCode(virus)),
      subject: patient,
      effectiveDateTime: momentFact(row, 'takenAt'),
      valueCodeableConcept: awaited || result === undefined ? undefined : inWords(shownCode(result)),
      note: notes([labelled('Linked to care', linked === undefined ? undefined : shownMoment(linked))]),
    });
  });
}

/** An ACCT that is or was open; no score and no level of risk, because none is ever worked out. */
export function acct({ add, patient }: Building, section: DocumentSection): Reference[] {
  return eachRow(section, (row, index) => {
    const words = textFact(row, 'acctState');
    const status = flagStatus(codeFact(row, 'acctState'));
    if (words === undefined || status === undefined) return undefined;
    const [start, end] = [momentFact(row, 'acctOpenedAt'), momentFact(row, 'acctClosedAt')];
    return add(keyOf(section, index, 'acct'), {
      resourceType: 'Flag',
      status,
      code: inWords(`ACCT: ${shownCode(words)}`),
      subject: patient,
      period: start === undefined && end === undefined ? undefined : { start, end },
    });
  });
}

function flagStatus(state: string | undefined): OfType<'Flag'>['status'] | undefined {
  if (state === 'open') return 'active';
  return state === 'closed' || state === 'post-closure' ? 'inactive' : undefined;
}
