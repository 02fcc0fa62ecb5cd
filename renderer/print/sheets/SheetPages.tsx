/**
 * Anything as A4 pages: its blocks are first drawn out of sight to be measured, then laid out page by page, so that the preview, the
 * PDF and the paper are the same, and every page has its own head and foot.
 */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { formatCivilDate } from '../../../shared/identity/index.ts';
import { pagesMeasured } from '../measured.ts';
import type { Block } from './block.ts';
import styles from './Sheet.module.css';

interface SheetPagesProps {
  /** What is printed; laid out anew when it is another object. */
  of: object;
  blocks: readonly Block[];
  head: (continued: boolean) => ReactNode;
  foot: ReactNode;
  /** For many short lines: smaller type and narrower edges. */
  dense?: boolean;
  /** For people who read large type: nothing on the page is smaller than 14 pt. */
  large?: boolean;
  /** Draws what one page holds, where blocks that stand together are drawn as one; as each is measured otherwise. */
  body?: (indices: readonly number[]) => ReactNode;
  /** Called when every page stands as it will be printed. */
  onDrawn?: () => void;
}

export function SheetPages({ of, blocks, head, foot, dense, large, body, onDrawn }: SheetPagesProps) {
  const [pages, setPages] = useState<{ of: object; blocks: number[][] } | null>(null);
  const measure = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let current = true;
    void pagesMeasured(() => (current ? measure.current : null)).then((found) => {
      if (current && found !== null) setPages({ of, blocks: found });
    });
    return () => {
      current = false;
    };
  }, [of]);
  const drawn = pages?.of === of;
  useLayoutEffect(() => {
    if (drawn) onDrawn?.();
  }, [drawn, onDrawn]);
  if (pages === null || !drawn) {
    return (
      <div ref={measure} className={styles['measure']} aria-hidden>
        <div className={styles['sheet']} data-dense={dense} data-large={large || undefined} data-part="sheet">
          <div data-part="first">{head(false)}</div>
          <div data-part="later">{head(true)}</div>
          {blocks.map((block) => (
            <div key={block.key} data-part="block" data-keep={block.keepWithNext || undefined}>
              {block.node}
            </div>
          ))}
          {blocks.map(({ key, atTop }, at) =>
            atTop === undefined ? null : (
              <div key={key} data-part="top" data-block={at}>
                {atTop}
              </div>
            ),
          )}
          <div data-part="foot">
            <Foot words={foot} page={1} of={1} />
          </div>
        </div>
      </div>
    );
  }
  return (
    <div className={styles['pages']}>
      {pages.blocks.map((indices, at) => (
        <article
          key={indices[0] ?? 0}
          className={styles['sheet']}
          data-dense={dense}
          data-large={large || undefined}
          aria-label={`Page ${at + 1} of ${pages.blocks.length}`}
        >
          {head(at > 0)}
          <div className={styles['body']}>
            {body?.(indices) ??
              indices.map((index, place) => {
                const block = blocks[index];
                return <div key={index}>{place === 0 ? (block?.atTop ?? block?.node) : block?.node}</div>;
              })}
          </div>
          <Foot words={foot} page={at + 1} of={pages.blocks.length} />
        </article>
      ))}
    </div>
  );
}

function Foot({ words, page, of }: { words: ReactNode; page: number; of: number }) {
  return (
    <footer className={styles['foot']}>
      <span>{words}</span>
      <span className={styles['page']}>
        Page {page} of {of}
      </span>
    </footer>
  );
}

/** How fresh the data are, with dates as every other date on the page; the full stop is the page's own. */
export function printedState(sentence: string): string {
  return sentence.replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => formatCivilDate(date)).replace(/\.$/, '');
}
