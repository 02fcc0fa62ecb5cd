/**
 * The wing summary as A4 pages: first drawn out of sight to be measured, then laid out page by page, so that the preview, the
 * PDF and the paper are the same, and every page says whose it is and how many there are.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import type { WingSummary } from '../../../shared/contract/reception.ts';
import { paginate } from '../paginate.ts';
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
    // Another font has other heights.
    void fontsReady().then(() => {
      if (current && measure.current !== null) {
        setPages({ of: summary, blocks: measured(measure.current) });
      }
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

async function fontsReady(): Promise<void> {
  // What is asked for before anything is drawn is not yet loading.
  await new Promise((resolve) => setTimeout(resolve, 0));
  await document.fonts?.ready;
}

/** Half a millimetre of play, so that rounding never pushes a line over the edge. */
const PLAY = 2;

function measured(ground: HTMLElement): number[][] {
  const part = (name: string) => [...ground.querySelectorAll<HTMLElement>(`[data-part="${name}"]`)];
  const height = (name: string) => part(name)[0]?.offsetHeight ?? 0;
  const sheet = part('sheet')[0];
  if (sheet === undefined) return [[]];
  const { paddingTop, paddingBottom, minHeight } = getComputedStyle(sheet);
  const inner = parseFloat(minHeight) - parseFloat(paddingTop) - parseFloat(paddingBottom);
  const rest = inner - height('foot') - PLAY;
  return paginate(
    part('block').map((block) => ({
      height: block.offsetHeight,
      keepWithNext: block.dataset['keep'] !== undefined,
    })),
    { first: rest - height('first'), later: rest - height('later') },
  );
}
