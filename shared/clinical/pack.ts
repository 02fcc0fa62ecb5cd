/** Content packs: their types, and how they are read. */
export type * from './pack/types.ts';
export type * from './pack/worked-out.ts';
export type { Condition } from './pack/conditions.ts';
export { ContentPackProblem } from './pack/problem.ts';
export { parsePack } from './pack/parse.ts';
export { composePack, composePacks } from './pack/compose.ts';
export type { PackFile, PackIndex } from './pack/compose.ts';
