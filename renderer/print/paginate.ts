/** Which blocks stand on which page, from their heights. */

export interface Measured {
  readonly height: number;
  /** Where it is the first of a page, if that is another: what is continued says its heading again. */
  readonly heightAtTop?: number;
  /** A heading is not left alone at the foot of a page. */
  readonly keepWithNext: boolean;
}

/**
 * Indices of the blocks of each page; always at least one page. A block taller than a page has one of its own.
 * @param room height that a page has for blocks, in the unit of the heights; the first page has less
 */
export function paginate(blocks: readonly Measured[], room: { first: number; later: number }): number[][] {
  const pages: number[][] = [[]];
  let left = room.first;
  for (const [index, block] of blocks.entries()) {
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && block.height + following(blocks, index) > left) {
      pages.push([index]);
      left = room.later - (block.heightAtTop ?? block.height);
    } else {
      left -= page.length === 0 ? (block.heightAtTop ?? block.height) : block.height;
      page.push(index);
    }
  }
  return pages;
}

/** Height of what has to stand right below a block: one more block, and what that one in turn keeps. */
function following(blocks: readonly Measured[], index: number): number {
  const next = blocks[index + 1];
  if (blocks[index]?.keepWithNext !== true || next === undefined) return 0;
  return next.height + following(blocks, index + 1);
}
