/** A block of a pack: rows know their table, so that those of one page are drawn as one. */
import type { Block } from '../sheets/block.ts';
import type { PackRow, PackTable } from './columns.ts';

export interface PackBlock extends Block {
  readonly row?: {
    readonly table: PackTable;
    /** Null: the heads of the columns. */
    readonly row: PackRow | null;
    /** Said above the table where it goes on at the head of a page. */
    readonly continued: string;
  };
}
