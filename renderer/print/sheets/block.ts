import type { ReactNode } from 'react';

/** Something that is never cut by the end of a page. */
export interface Block {
  readonly key: string;
  readonly node: ReactNode;
  /** Drawn instead where the block is the first of a page. */
  readonly atTop?: ReactNode;
  readonly keepWithNext: boolean;
}
