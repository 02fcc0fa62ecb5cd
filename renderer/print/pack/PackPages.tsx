/** One edition of a pack as A4 pages: the preview, the PDF and the paper are drawn by this alone. */
import { useCallback, useMemo } from 'react';
import type { PackDocument } from '../../../shared/release/document.ts';
import { SheetPages } from '../sheets/SheetPages.tsx';
import { drawPage, packBlocks, type Headings } from './blocks.tsx';
import { easyBlocks } from './easy-blocks.tsx';
import { footWords } from './foot-words.ts';
import { PackHead } from './PackHead.tsx';

interface PackPagesProps {
  document: PackDocument;
  /** Titles of the record-standard headings. */
  headings: Headings;
  /** Number of this copy; null in a preview. */
  copy: number | null;
  /** Called when every page stands as it will be printed. */
  onDrawn?: () => void;
}

export function PackPages({ document, headings, copy, onDrawn }: PackPagesProps) {
  const blocks = useMemo(
    () => (document.easyRead ? easyBlocks(document) : packBlocks(document, headings)),
    [document, headings],
  );
  const body = useCallback((indices: readonly number[]) => drawPage(blocks, indices), [blocks]);
  return (
    <SheetPages
      of={blocks}
      blocks={blocks}
      head={(continued) => <PackHead document={document} continued={continued} />}
      foot={footWords(document, copy)}
      body={body}
      large={document.easyRead}
      onDrawn={onDrawn}
    />
  );
}
