/**
 * Medicines: what the person takes, the last dose, and how it is to be supplied. That a supply was planned is an intention, never
 * that it was handed over: nothing here is a MedicationDispense. Names are words; no dm+d code is certain without its licence.
 */
import type { DocumentSection } from '../release/document.ts';
import { inCode, inWords, keyOf, labelled, notes, type Building } from './building.ts';
import { systems } from './codes.ts';
import type { Reference } from './datatypes.ts';
import {
  codeFact,
  instantOf,
  isTrueFact,
  momentFact,
  shownCode,
  shownMoment,
  textFact,
  wholeFact,
  type FactRow,
} from './facts.ts';

export function medicineList(building: Building, section: DocumentSection): Reference[] {
  return section.facts.flatMap((row, index) => {
    const drug = textFact(row, 'drug');
    if (drug === undefined) return [];
    const taken = statement(building, section, index, drug);
    return [
      taken,
      ...supply(building, section, index, drug),
      ...lastDose(building, keyOf(section, index, 'last-dose'), drug, row['lastDoseAt']),
    ];
  });
}

/** The last supervised dose; the prescription itself is an activity of the plan, so that no reader adds the medicine twice. */
export function opioidSubstitution(building: Building, section: DocumentSection): Reference[] {
  return section.facts.flatMap((row, index) => {
    const drug = textFact(row, 'medicine');
    if (drug === undefined) return [];
    const listed = doseInList(building, drug, row['lastDose']);
    const key = keyOf(section, index, 'last-dose');
    return listed.length > 0 ? listed : lastDose(building, key, drug, row['lastDose']);
  });
}

function statement(building: Building, section: DocumentSection, index: number, drug: string): Reference {
  const { add, patient, author, pack } = building;
  const row = section.facts[index] ?? {};
  const { kind, reason } = changeOf(row);
  const indication = textFact(row, 'indication');
  const due = momentFact(row, 'nextDueAt');
  return add(keyOf(section, index, 'taken'), {
    resourceType: 'MedicationStatement',
    status: isStopped(row) ? 'stopped' : 'active',
    medicationCodeableConcept: inWords(drug),
    subject: patient,
    dateAsserted: instantOf(pack.releasedAt) ?? pack.releasedAt,
    informationSource: author,
    reasonCode: indication === undefined ? undefined : [inWords(indication)],
    note: notes([
      // What is not supplied has no request below, and must not look as if nobody had thought of it.
      ...(isSupplied(row)
        ? []
        : [labelled('Supply', supplyOf(row)), labelled('Reason', textFact(row, 'reason'))]),
      labelled('Next dose due', due === undefined ? undefined : shownMoment(due)),
      labelled('Change', kind && shownCode(kind)),
      labelled('Reason for the change', reason),
      isTrueFact(row, 'controlled') ? 'Controlled drug' : undefined,
      isTrueFact(row, 'critical')
        ? 'Critical medicine'
        : labelled('Critical medicine', textFact(row, 'critical')),
    ]),
    dosage: dosageOf(row),
  });
}

/** Recorded as `{ kind, reason }`, or in words. */
function changeOf(row: FactRow): { kind: string | undefined; reason: string | undefined } {
  const value = row['change'];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: textFact(row, 'change'), reason: undefined };
  return { kind: codeFact(value, 'kind'), reason: textFact(value, 'reason') };
}

const isStopped = (row: FactRow): boolean =>
  codeFact(row, 'supply') === 'stopped' || changeOf(row).kind === 'stopped';

const isSupplied = (row: FactRow): boolean =>
  ['to-take-out', 'prescription'].includes(codeFact(row, 'supply') ?? '') && !isStopped(row);

function supplyOf(row: FactRow): string | undefined {
  const how = textFact(row, 'supply');
  return how && shownCode(how);
}

function dosageOf(row: FactRow): { text: string; route?: { text: string } }[] | undefined {
  const [dose, frequency, route] = ['dose', 'frequency', 'route'].map((name) => textFact(row, name));
  const said = [dose, frequency].filter((each) => each !== undefined).join(', ');
  if (said === '' && route === undefined) return undefined;
  return [
    { text: said === '' ? (route ?? '') : said, route: route === undefined ? undefined : { text: route } },
  ];
}

/** A prescription with its number is an order; everything else is only planned. */
function supply(building: Building, section: DocumentSection, index: number, drug: string): Reference[] {
  const row = section.facts[index] ?? {};
  if (!isSupplied(row)) return [];
  const [days, prescription] = [wholeFact(row, 'days'), textFact(row, 'prescription')];
  return [
    building.add(keyOf(section, index, 'supply'), {
      resourceType: 'MedicationRequest',
      identifier:
        prescription === undefined ? undefined : [{ system: systems.prescription, value: prescription }],
      status: 'active',
      intent: codeFact(row, 'supply') === 'prescription' && prescription !== undefined ? 'order' : 'plan',
      category: [inCode(systems.medicationCategory, 'discharge')],
      medicationCodeableConcept: inWords(drug),
      subject: building.patient,
      note: notes([labelled('Supply', supplyOf(row)), labelled('Reason', textFact(row, 'reason'))]),
      dosageInstruction: dosageOf(row),
      dispenseRequest:
        days === undefined
          ? undefined
          : { expectedSupplyDuration: { value: days, unit: 'days', system: systems.ucum, code: 'd' } },
    }),
  ];
}

function lastDose({ add, patient }: Building, key: string, drug: string, at: unknown): Reference[] {
  const moment = instantOf(at);
  if (moment === undefined) return [];
  return [
    add(key, {
      resourceType: 'MedicationAdministration',
      status: 'completed',
      medicationCodeableConcept: inWords(drug),
      subject: patient,
      effectiveDateTime: moment,
    }),
  ];
}

/** The same dose in the list of medicines: of two sections that name it, it is one entry. */
function doseInList({ entries }: Building, drug: string, at: unknown): Reference[] {
  const moment = instantOf(at);
  return [...entries.values()]
    .filter(
      (each) =>
        each.resourceType === 'MedicationAdministration' &&
        each.effectiveDateTime === moment &&
        each.medicationCodeableConcept.text?.toLowerCase() === drug.toLowerCase(),
    )
    .map(({ id }) => ({ reference: `urn:uuid:${id}` }));
}
