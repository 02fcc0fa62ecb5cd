/**
 * The clinical edition of a released pack as a FHIR R4 document (docs/decisions/0070-release.md, docs/fhir.md). Built from the frozen
 * document alone, so what an edition keeps out is not there to leak, and by this code alone, so that a workstation and the central
 * record write the same bytes.
 */
import { canonicalText } from '../changes/change.ts';
import type { DocumentSection } from '../release/document.ts';
import { addCarePlan, appointments, consents, isOfPlan, plannedAppointment } from './arrangements.ts';
import { begin, inCode, inWords, type Building } from './building.ts';
import { problemsOf } from './check.ts';
import { headingCodes, snomed, systems } from './codes.ts';
import type { Concept, Reference } from './datatypes.ts';
import { clean, codeFact, instantOf, momentFact } from './facts.ts';
import { acct, allergies, conditions, vaccinations, virusTests } from './findings.ts';
import type { FrozenPack } from './frozen-pack.ts';
import { medicineList, opioidSubstitution } from './medicines.ts';
import { headNarrative, narrativeOf } from './narrative.ts';
import { addPeople, practiceOf } from './people.ts';
import { addProvenance, documentId } from './provenance.ts';
import type { Bundle, OfType, Resource } from './resources.ts';

type Section = OfType<'Composition'>['section'][number];
type Maker = (building: Building, section: DocumentSection) => Reference[];

const self: Maker = ({ patient }) => [patient];
const writer: Maker = ({ author }) => [author];

/** What each section has besides its words. One that is not named here goes out in words alone. */
const makers: Readonly<Record<string, Maker>> = {
  identity: self,
  author: writer,
  diagnoses: conditions,
  allergies,
  'medicine-list': medicineList,
  vaccinations,
  'virus-tests': virusTests,
  'self-harm': acct,
  appointments,
  sharing: consents,
  'gp-registration': practiceOf,
  'opioid-substitution': opioidSubstitution,
  'substance-misuse': plannedAppointment,
  'mental-health': plannedAppointment,
  hospital: plannedAppointment,
  probation: plannedAppointment,
};

/** @throws RangeError when what was built is not a document by this application's own check; nothing is given out then. */
export function buildBundle(pack: FrozenPack): Bundle {
  const building = begin(pack);
  addPeople(building);
  const { document } = pack;
  const parts = document.sections.map((section) => ({ section, made: madeOf(building, section) }));
  const ofPlan = parts.filter(({ section }) => isOfPlan(section) && isWanted(section));
  const hasPlan = ofPlan.some(({ section }) => isArranged(section));
  if (hasPlan)
    addCarePlan(
      building,
      ofPlan.map(({ section, made }) => ({ section, appointment: appointmentAmong(building, made) })),
    );
  addProvenance(building);
  const composition: OfType<'Composition'> = {
    ...headOf(building),
    section: parts.map(({ section, made }) => sectionOf(building, section, made)),
  };
  const bundle = assembled(building, composition);
  const [problem] = problemsOf(bundle);
  if (problem !== undefined) throw new RangeError(`not a document: ${problem}`);
  return bundle;
}

/** A section of the plan that is not arranged has no entries: its fields may hold what was planned once. */
const isArranged = ({ state }: DocumentSection): boolean => state === 'done' || state === 'in-progress';

/** Found not to be needed, or known from the record alone: no part of the plan. */
const isWanted = (section: DocumentSection): boolean => isArranged(section) || section.state === 'gap';

const madeOf = (building: Building, section: DocumentSection): Reference[] =>
  isOfPlan(section) && !isArranged(section) ? [] : (makers[section.id]?.(building, section) ?? []);

function appointmentAmong({ entries }: Building, made: readonly Reference[]): Reference | undefined {
  return made.find(
    ({ reference = '' }) => entries.get(reference.slice('urn:uuid:'.length))?.resourceType === 'Appointment',
  );
}

function headOf(building: Building): Omit<OfType<'Composition'>, 'section'> {
  const { pack, patient, author, organisation } = building;
  const { document } = pack;
  const stay = document.sections.find(({ id }) => id === 'stay')?.facts[0] ?? {};
  const [start, end] = [momentFact(stay, 'arrivedAt'), momentFact(stay, 'departedAt')];
  const released = instantOf(pack.releasedAt) ?? pack.releasedAt;
  const title = clean(document.title) ?? 'Clinical edition';
  const isDischarge = document.kind === 'release' || document.kind === 'unplanned';
  return {
    resourceType: 'Composition',
    id: idOf(building.refer('composition')),
    language: document.language,
    text: { status: 'additional', div: headNarrative(document) },
    identifier: { system: systems.uri, value: `urn:uuid:${pack.id}` },
    status: 'final',
    type: isDischarge ? inCode(systems.snomed, snomed.dischargeSummary, title) : inWords(title),
    subject: patient,
    date: released,
    author: [author],
    title,
    // Nobody gave a password for a pack that was frozen when the person had gone.
    attester:
      document.kind === 'unplanned' ? undefined : [{ mode: 'professional', time: released, party: author }],
    custodian: organisation,
    event: start === undefined && end === undefined ? undefined : [{ period: { start, end } }],
  };
}

function sectionOf({ carePlan }: Building, section: DocumentSection, made: readonly Reference[]): Section {
  const entry = isOfPlan(section) && isArranged(section) ? [...made, carePlan] : made;
  return {
    title: clean(section.title) ?? section.id,
    code: headingOf(section),
    text: { status: 'additional', div: narrativeOf(section) },
    ...(entry.length > 0 ? { entry: [...entry] } : { emptyReason: emptyReason(section) }),
  };
}

/** UK Core's slug first, the PRSB SNOMED code second (release-and-standards.md §2.1). */
function headingOf({ heading }: DocumentSection): Concept | undefined {
  const codes = heading === null ? undefined : headingCodes[heading];
  if (codes === undefined) return undefined;
  return {
    coding: [
      ...(codes.slug === null ? [] : [{ system: systems.headings, code: codes.slug }]),
      ...(codes.snomed === null ? [] : [{ system: systems.snomed, code: codes.snomed }]),
    ],
  };
}

/** Why a section has no entries, in the words of the gap; a code only for what nobody has asked the person. */
function emptyReason(section: DocumentSection): Concept | undefined {
  const gap = clean(section.gap ?? '');
  const notAsked = section.facts.some((row) => codeFact(row, 'state') === 'not-asked');
  if (notAsked) return inCode(systems.emptyReason, 'notasked', gap);
  return section.state === 'gap' || section.state === 'none-recorded'
    ? inWords(gap ?? clean(section.title) ?? section.id)
    : undefined;
}

const idOf = ({ reference = '' }: Reference): string => reference.slice('urn:uuid:'.length);

/** Plain JSON without members that are not there, composition first, provenance last. */
function assembled({ pack, entries, refer }: Building, composition: OfType<'Composition'>): Bundle {
  const provenance = idOf(refer('provenance'));
  const rest = [...entries.values()].toSorted(
    (a, b) => Number(a.id === provenance) - Number(b.id === provenance),
  );
  const id = documentId(pack);
  const bundle: Bundle = {
    resourceType: 'Bundle',
    id,
    language: pack.document.language,
    identifier: { system: systems.uri, value: `urn:uuid:${id}` },
    type: 'document',
    timestamp: instantOf(pack.releasedAt) ?? pack.releasedAt,
    entry: [composition, ...rest].map((resource: Resource) => ({
      fullUrl: `urn:uuid:${resource.id}`,
      resource,
    })),
  };
  return JSON.parse(JSON.stringify(bundle)) as Bundle;
}

/** The bytes everybody gives out, as text: canonical JSON (RFC 8785). */
export const bundleText = (bundle: Bundle): string => canonicalText(bundle);
