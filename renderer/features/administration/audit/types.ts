/** Shapes of the audit page. */
import type { Output } from '../../../../shared/contract/contract.ts';

export type Found = Output<'audit.find'>;
export type Entry = Found['entries'][number];
