/**
 * Systems and codes of the bundle: HL7's own, UK Core's, and SNOMED CT only where release-and-standards.md §2.1 and §2.3 call it
 * certain. Whatever has no certain code goes out in words. They stand here and not in the content, because a workstation and the
 * central record have to build the same bytes whichever content each was shipped with.
 */
const terminology = 'http://terminology.hl7.org/CodeSystem';

export const systems = {
  snomed: 'http://snomed.info/sct',
  headings: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-RecordStandardHeadings',
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  nhsNumberStatus: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland',
  odsOrganisation: 'https://fhir.nhs.uk/Id/ods-organization-code',
  uri: 'urn:ietf:rfc:3986',
  emptyReason: `${terminology}/list-empty-reason`,
  allergyClinical: `${terminology}/allergyintolerance-clinical`,
  conditionClinical: `${terminology}/condition-clinical`,
  consentScope: `${terminology}/consentscope`,
  actCode: `${terminology}/v3-ActCode`,
  participation: `${terminology}/v3-ParticipationType`,
  provenanceAgent: `${terminology}/provenance-participant-type`,
  medicationCategory: `${terminology}/medicationrequest-category`,
  signatureType: 'urn:iso-astm:E1762-95:2013',
  ucum: 'http://unitsofmeasure.org',
  // No official systems are known for these (release-and-standards.md §2.4).
  prisonNumber: 'urn:throughcare:prison-number',
  prescription: 'urn:throughcare:prescription',
  sha256: 'urn:throughcare:sha-256',
} as const;

export const extensions = {
  nhsNumberStatus: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
  absent: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
} as const;

/** The SNOMED codes besides those of headings. */
export const snomed = {
  dischargeSummary: '373942005',
  carePlan: '734163000',
  noKnownAllergy: '716186003',
} as const;

export interface HeadingCodes {
  /** Of UK Core's record standard headings; null where none is certain. */
  readonly slug: string | null;
  /** Of the PRSB heading. */
  readonly snomed: string | null;
}

const coded = (code: string | null, slug: string | null = null): HeadingCodes => ({ slug, snomed: code });

/** By id of the heading, as `headings` of resources/release/editions.json; a test holds the two together. */
export const headingCodes: Readonly<Record<string, HeadingCodes>> = {
  patient: coded('886731000000109'),
  gp: coded('886711000000101', 'general-practitioner-practice'),
  author: coded('887231000000104'),
  summary: coded('887181000000106'),
  diagnoses: coded('887161000000102'),
  allergies: coded('886921000000105', 'allergies-and-adverse-reaction'),
  admission: coded('886781000000108'),
  discharge: coded('886811000000106'),
  medicines: coded('933361000000108', 'medications-and-medical-devices'),
  plan: coded('887201000000105', 'plan-and-requested-actions'),
  information: coded('1052951000000105'),
  requirements: coded('1052901000000109'),
  legal: coded('886961000000102'),
  alerts: coded('886931000000107'),
  distribution: coded('887261000000109'),
  social: coded('887051000000101', 'social-circumstances'),
  results: coded('1082101000000102'),
  consent: coded('887031000000108', 'consent-for-information-sharing'),
  substance: coded(null, 'drug/substance-use'),
  outstanding: coded(null, 'outstanding-issues'),
  handover: coded(null, 'handover-details'),
};
