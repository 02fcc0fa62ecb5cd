/** Everything other areas use from here. */
export type * from './pack/types.ts';
export type * from './pack/conditions.ts';
export type * from './state.ts';
export type * from './evaluation.ts';
export type * from './tools/types.ts';
