/**
 * A list as A4 pages: drawn out of sight to be measured, then laid out page by page with the columns said again on every page,
 * so that the preview, the PDF and the paper are the same.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { pagesMeasured } from '../measured.ts';
import { listBlocks, type Sheets } from './blocks.tsx';
import { Foot, Head } from './ListParts.tsx';
import styles from './List.module.css';

interface ListPagesProps {
  list: Sheets;
  /** Called when every page stands as it will be printed. */
  onDrawn?: () => void;
}

export function ListPages({ list, onDrawn }: ListPagesProps) {
  const [pages, setPages] = useState<{ of: Sheets; blocks: number[][] } | null>(null);
  const blocks = useMemo(() => listBlocks(list), [list]);
  const measure = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let current = true;
    void pagesMeasured(() => (current ? measure.current : null)).then((found) => {
      if (current && found !== null) setPages({ of: list, blocks: found });
    });
    return () => {
      current = false;
    };
  }, [list]);
  const drawn = pages?.of === list;
  useLayoutEffect(() => {
    if (drawn) onDrawn?.();
  }, [drawn, onDrawn]);
  if (pages === null || !drawn) {
    return (
      <div ref={measure} className={styles['measure']} aria-hidden>
        <div className={styles['sheet']} data-part="sheet">
          <div data-part="first">
            <Head list={list} />
          </div>
          <div data-part="later">
            <Head list={list} continued />
          </div>
          {blocks.map((block) => (
            <div key={block.key} data-part="block" data-keep={block.keepWithNext || undefined}>
              {block.node}
            </div>
          ))}
          <div data-part="foot">
            <Foot list={list} page={1} of={1} />
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
          aria-label={`Page ${at + 1} of ${pages.blocks.length}`}
        >
          <Head list={list} continued={at > 0} />
          <div className={styles['body']}>
            {indices.map((index, place) => {
              const block = blocks[index];
              return <div key={index}>{place === 0 ? (block?.atTop ?? block?.node) : block?.node}</div>;
            })}
          </div>
          <Foot list={list} page={at + 1} of={pages.blocks.length} />
        </article>
      ))}
    </div>
  );
}
