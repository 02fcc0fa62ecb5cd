/**
 * Whether something is a document bundle as this application makes them: its shape and codes (resources.ts), and what no shape can
 * say: composition first, every reference inside the bundle, nothing in it that the document does not lead to. It runs on every
 * bundle before it is given out; tests hold it against the R4 definitions as well.
 */
import { headingCodes, systems } from './codes.ts';
import { bundleSchema, type Bundle } from './resources.ts';

/** Sentences; none where all is well. */
export function problemsOf(given: unknown): string[] {
  const read = bundleSchema.safeParse(given);
  if (!read.success)
    return read.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  return [...entryProblems(read.data), ...referenceProblems(read.data), ...sectionProblems(read.data)];
}

function entryProblems({ id, identifier, entry }: Bundle): string[] {
  const types = entry.map(({ resource }) => resource.resourceType);
  const urls = entry.map(({ fullUrl }) => fullUrl);
  return [
    ...(types[0] === 'Composition' ? [] : ['the first entry is no Composition']),
    ...(types.filter((type) => type === 'Composition').length > 1
      ? ['there is more than one Composition']
      : []),
    ...(types.includes('Patient') ? [] : ['there is no Patient']),
    ...(types.at(-1) === 'Provenance' ? [] : ['there is no Provenance at the end']),
    ...(new Set(urls).size === urls.length ? [] : ['two entries have one fullUrl']),
    ...(identifier.value === `urn:uuid:${id}` ? [] : ['the identifier is not that of the bundle']),
    ...entry
      .filter(({ fullUrl, resource }) => fullUrl !== `urn:uuid:${resource.id}`)
      .map(({ fullUrl }) => `${fullUrl} is not the address of its resource`),
  ];
}

/** Every `reference` anywhere in a resource. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'reference' && typeof member === 'string' ? [member] : referencesIn(member),
  );
}

function referenceProblems({ entry }: Bundle): string[] {
  const to = new Map(entry.map(({ fullUrl, resource }) => [fullUrl, referencesIn(resource)]));
  const dangling = [...to.values()].flat().filter((reference) => !to.has(reference));
  const reached = new Set<string>();
  const reach = (url: string): void => {
    if (reached.has(url)) return;
    reached.add(url);
    to.get(url)?.forEach(reach);
  };
  // Provenance points at the composition and may stand in a document for that (hl7.org/fhir/R4/documents.html).
  for (const { fullUrl, resource } of entry)
    if (resource.resourceType === 'Composition' || resource.resourceType === 'Provenance') reach(fullUrl);
  return [
    ...dangling.map((reference) => `${reference} is not in the bundle`),
    ...[...to.keys()].filter((url) => !reached.has(url)).map((url) => `nothing leads to ${url}`),
  ];
}

const known = new Set(
  Object.values(headingCodes).flatMap(({ slug, snomed }) => [
    ...(slug === null ? [] : [`${systems.headings} ${slug}`]),
    ...(snomed === null ? [] : [`${systems.snomed} ${snomed}`]),
  ]),
);

function sectionProblems({ entry }: Bundle): string[] {
  return entry
    .flatMap(({ resource }) => (resource.resourceType === 'Composition' ? resource.section : []))
    .flatMap(({ code, title }) =>
      (code?.coding ?? [])
        .filter((each) => !known.has(`${each.system} ${each.code}`))
        .map((each) => `${title}: ${each.code} is the code of no heading`),
    );
}
