/**
 * Putting a content pack together from its files. A file is one JSON object with any of the parts below; a pack is its
 * files in order. A pack that extends another starts from it and says what it adds, replaces and removes.
 */
import { earlierProblems } from './earlier.ts';
import { completeActions, completeItem, completeRules } from './complete.ts';
import { ContentPackProblem } from './problem.ts';
import { parsePack } from './parse.ts';
import type { ContentPack } from './types.ts';

/** One JSON file of a pack: its name for messages, and its content. */
export interface PackFile {
  readonly name: string;
  readonly json: unknown;
}

/** `resources/clinical/index.json`: packs in an order in which a pack stands after the one it extends. */
export interface PackIndex {
  readonly packs: readonly { readonly id: string; readonly files: readonly string[] }[];
}

type Loose = Record<string, unknown>;
type Entry = Loose & { id: string };

const listParts = [
  'sections',
  'items',
  'decisions',
  'facts',
  'actions',
  'contradictions',
  'sooner',
  'tools',
  'classes',
];
const wholeParts = ['secondStage', 'interrupted', 'medicineRows', 'records', 'calculations', 'screening'];
const fileParts = [
  'pack',
  'section',
  'defaults',
  'detailSets',
  'tool',
  'replace',
  'remove',
  ...listParts,
  ...wholeParts,
];

/**
 * Compose one pack. `bases` are packs already composed that it may extend (same id and version).
 * Throws `ContentPackProblem` with sentences naming file, item and field.
 */
export function composePack(files: readonly PackFile[], bases: readonly ContentPack[] = []): ContentPack {
  const parts = files.map((file) => ({ name: file.name, part: readPart(file) }));
  const headers = parts.filter(({ part }) => part['pack'] !== undefined);
  if (headers.length !== 1) {
    throw new ContentPackProblem([
      `One file of a pack has to hold its "pack" part; found ${headers.length}.`,
    ]);
  }
  const header = object(headers[0]?.part['pack'], `${headers[0]?.name}, pack`);
  const lists = startingLists(header, bases);
  const whole: Loose = { ...lists.whole };
  const sets: Loose = Object.assign({}, ...parts.map(({ part }) => part['detailSets'] ?? {}));
  for (const { name, part } of parts) {
    remove(lists.lists, part['remove'], name);
    replace(lists.lists, part['replace'], sets, name);
    add(lists.lists, part, sets, name);
    for (const key of wholeParts) if (part[key] !== undefined) whole[key] = part[key];
  }
  const { medicineRows, ...rest } = whole;
  const { classes, ...listed } = lists.lists;
  // A first stage has to say where medicines are entered; a second stage may leave them to reconciliation.
  const entered = header['kind'] !== 'second-stage' || medicineRows !== undefined;
  const medicines = entered ? { medicines: { rows: medicineRows, classes } } : {};
  return parsePack({ ...header, ...listed, ...rest, ...medicines });
}

/** Compose every pack of an index. `read` gives the JSON of a file by the name in the index. */
export function composePacks(index: unknown, read: (file: string) => unknown): ContentPack[] {
  const packs = object(index, 'The index of content packs')['packs'];
  if (!Array.isArray(packs) || packs.length === 0) {
    throw new ContentPackProblem(['The index of content packs lists no packs.']);
  }
  const composed: ContentPack[] = [];
  for (const entry of packs) {
    const { id, files } = object(entry, 'An entry of the index of content packs');
    if (!Array.isArray(files))
      throw new ContentPackProblem([`The index lists no files for pack ${String(id)}.`]);
    const pack = composePack(
      files.map((name) => ({ name: String(name), json: read(String(name)) })),
      composed,
    );
    if (pack.id !== id) {
      throw new ContentPackProblem([`The index calls a pack ${String(id)}, but its files say ${pack.id}.`]);
    }
    composed.push(pack);
  }
  const dangling = earlierProblems(composed);
  if (dangling.length > 0) throw new ContentPackProblem(dangling);
  return composed;
}

function object(value: unknown, what: string): Loose {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ContentPackProblem([`${what}: must be an object.`]);
  }
  return value as Loose;
}

function readPart(file: PackFile): Loose {
  const part = object(file.json, file.name);
  const unknown = Object.keys(part).filter((key) => !fileParts.includes(key));
  if (unknown.length > 0) {
    throw new ContentPackProblem([`${file.name}: has a part that is not known: ${unknown.join(', ')}.`]);
  }
  return part;
}

function startingLists(
  header: Loose,
  bases: readonly ContentPack[],
): { lists: Record<string, Entry[]>; whole: Loose } {
  const empty = Object.fromEntries(listParts.map((key): [string, Entry[]] => [key, []]));
  if (header['extends'] === undefined) return { lists: empty, whole: {} };
  const wanted = object(header['extends'], 'extends');
  const base = bases.find((pack) => pack.id === wanted['id'] && pack.version === wanted['version']);
  if (!base) {
    throw new ContentPackProblem([
      `Pack ${String(header['id'])} extends ${String(wanted['id'])} ${String(wanted['version'])}, which is not there.`,
    ]);
  }
  const copy = structuredClone(base) as unknown as Loose & {
    medicines?: { rows: unknown; classes: Entry[] };
  };
  const lists = Object.fromEntries(
    listParts.map((key): [string, Entry[]] => [
      key,
      key === 'classes' ? (copy.medicines?.classes ?? []) : (copy[key] as Entry[]),
    ]),
  );
  return {
    lists,
    whole: Object.fromEntries(
      wholeParts
        .map((key) => [key, key === 'medicineRows' ? copy.medicines?.rows : copy[key]])
        .filter(([, part]) => part !== undefined),
    ) as Loose,
  };
}

function remove(lists: Record<string, Entry[]>, instructions: unknown, name: string): void {
  if (instructions === undefined) return;
  for (const [key, ids] of Object.entries(object(instructions, `${name}, remove`))) {
    const list = listOf(lists, key, `${name}, remove`);
    for (const id of Array.isArray(ids) ? ids : []) {
      const at = list.findIndex((entry) => entry.id === id);
      if (at < 0) throw new ContentPackProblem([`${name}, remove, ${key}: there is no ${String(id)}.`]);
      list.splice(at, 1);
    }
  }
}

function replace(lists: Record<string, Entry[]>, instructions: unknown, sets: Loose, name: string): void {
  if (instructions === undefined) return;
  for (const [key, patches] of Object.entries(object(instructions, `${name}, replace`))) {
    const list = listOf(lists, key, `${name}, replace`);
    for (const patch of entriesOf(patches, `${name}, replace, ${key}`)) {
      const at = list.findIndex((entry) => entry.id === patch.id);
      if (at < 0) throw new ContentPackProblem([`${name}, replace, ${key}: there is no ${patch.id}.`]);
      const merged = { ...list[at], ...patch };
      list[at] = (
        key === 'items' || key === 'decisions' ? completeItem(merged, {}, sets, undefined) : merged
      ) as Entry;
    }
  }
}

function add(lists: Record<string, Entry[]>, part: Loose, sets: Loose, name: string): void {
  const defaults = (part['defaults'] ?? {}) as Loose;
  const section = part['section'] as Entry | undefined;
  if (section) insert(lists, 'sections', section, name);
  if (part['tool'] !== undefined) insert(lists, 'tools', part['tool'] as Entry, name);
  for (const key of listParts) {
    if (part[key] === undefined) continue;
    for (const entry of entriesOf(part[key], `${name}, ${key}`)) {
      insert(lists, key, complete(key, entry, defaults, sets, section?.id) as Entry, name);
    }
  }
}

function complete(
  key: string,
  entry: Entry,
  defaults: Loose,
  sets: Loose,
  section: string | undefined,
): Loose {
  if (key === 'items' || key === 'decisions') return completeItem(entry, defaults, sets, section);
  if (key === 'actions') return completeActions(entry, defaults);
  return ['contradictions', 'sooner', 'classes'].includes(key) ? completeRules(entry, defaults) : entry;
}

/** At the end, or behind the entry named by `after`. */
function insert(lists: Record<string, Entry[]>, key: string, entry: Entry, name: string): void {
  const list = listOf(lists, key, name);
  const { after, ...rest } = entry as Entry & { after?: string };
  if (after === undefined) {
    list.push(rest as Entry);
    return;
  }
  const at = list.findIndex((other) => other.id === after);
  if (at < 0) throw new ContentPackProblem([`${name}, ${key}, ${entry.id}, after: there is no ${after}.`]);
  list.splice(at + 1, 0, rest as Entry);
}

function listOf(lists: Record<string, Entry[]>, key: string, where: string): Entry[] {
  const list = lists[key];
  if (!list) throw new ContentPackProblem([`${where}: there is no list "${key}" in a pack.`]);
  return list;
}

function entriesOf(value: unknown, where: string): Entry[] {
  if (!Array.isArray(value)) throw new ContentPackProblem([`${where}: must be a list.`]);
  return value.map((entry, index) => object(entry, `${where}, number ${index + 1}`) as Entry);
}
