/**
 * The wing summary as A4 pages: first drawn out of sight to be measured, then laid out page by page, so that the preview, the
 * PDF and the paper are the same, and every page says whose it is and how many there are.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import type { WingSummary } from '../../../shared/contract/reception.ts';
import { pagesMeasured } from '../measured.ts';
import { wingBlocks } from './blocks.tsx';
import { FirstHead, Foot, LaterHead } from './PageParts.tsx';
import styles from './Wing.module.css';

interface WingPagesProps {
  summary: WingSummary;
  /** Called when every page stands as it will be printed. */
  onDrawn?: () => void;
}

export function WingPages({ summary, onDrawn }: WingPagesProps) {
  const [pages, setPages] = useState<{ of: WingSummary; blocks: number[][] } | null>(null);
  const blocks = wingBlocks(summary);
  const measure = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let current = true;
    void pagesMeasured(() => (current ? measure.current : null)).then((found) => {
      if (current && found !== null) setPages({ of: summary, blocks: found });
    });
    return () => {
      current = false;
    };
  }, [summary]);
  const drawn = pages?.of === summary;
  useLayoutEffect(() => {
    if (drawn) onDrawn?.();
  }, [drawn, onDrawn]);
  if (pages === null || !drawn) {
    return (
      <div ref={measure} className={styles['measure']} aria-hidden>
        <div className={styles['sheet']} data-part="sheet">
          <div data-part="first">
            <FirstHead summary={summary} />
          </div>
          <div data-part="later">
            <LaterHead summary={summary} />
          </div>
          {blocks.map((block) => (
            <div key={block.key} data-part="block" data-keep={block.keepWithNext || undefined}>
              {block.node}
            </div>
          ))}
          <div data-part="foot">
            <Foot summary={summary} page={1} of={1} />
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
          {at === 0 ? <FirstHead summary={summary} /> : <LaterHead summary={summary} />}
          <div className={styles['body']}>
            {indices.map((index, place) => {
              const block = blocks[index];
              return <div key={index}>{place === 0 ? (block?.atTop ?? block?.node) : block?.node}</div>;
            })}
          </div>
          <Foot summary={summary} page={at + 1} of={pages.blocks.length} />
        </article>
      ))}
    </div>
  );
}
