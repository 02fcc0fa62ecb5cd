/**
 * The strip of everybody as a grid of which only what is in sight is drawn. Arrow keys move between people, Enter opens one,
 * B books. The row with the focus stays drawn while it is out of sight, so that the focus never falls off the page.
 */
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { StripRow } from '../types.ts';
import { StripLine } from './StripLine.tsx';
import styles from './Strip.module.css';

const ROW_HEIGHT = 72;
const PAGE = 8;
/** Rows drawn above and below what is in sight. */
const OVERSCAN = 3;

interface StripTableProps {
  rows: readonly StripRow[];
  /** The person with the focus, by stay; kept by the page, so that Back returns to it. */
  current: string | null;
  onCurrent: (stayId: string) => void;
  onOpen: (row: StripRow) => void;
  onBook: ((row: StripRow) => void) | null;
}

export function StripTable({ rows, current, onCurrent, onOpen, onBook }: StripTableProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  const at = Math.max(
    0,
    rows.findIndex(({ person }) => person.stayId === current),
  );
  const rangeExtractor = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), at])].toSorted((a, b) => a - b),
    [at],
  );
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; the rows are memoised by hand
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.person.stayId ?? index,
    overscan: OVERSCAN,
    // Rows are drawn with the next frame; drawing them at once in every scroll event made frames longer.
    useFlushSync: false,
    rangeExtractor,
  });
  useEffect(() => {
    if (wanted === null) return;
    scroll.current?.querySelector<HTMLElement>(`[data-index="${wanted}"]`)?.focus({ preventScroll: true });
    setWanted(null);
  }, [wanted]);

  const go = (index: number) => {
    const to = Math.min(rows.length - 1, Math.max(0, index));
    const row = rows[to];
    if (row === undefined) return;
    virtual.scrollToIndex(to, { align: 'auto' });
    onCurrent(row.person.stayId);
    setWanted(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[at];
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: rows.length,
    }[event.key];
    if (to !== undefined) go(to);
    else if (event.key === 'Enter' && row !== undefined) onOpen(row);
    else if (event.key.toLowerCase() === 'b' && row !== undefined) onBook?.(row);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={scroll} className={styles['scroll']}>
      <div
        role="grid"
        tabIndex={-1}
        aria-label="Everybody, day by day"
        aria-rowcount={rows.length}
        className={styles['ground']}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <div
              key={key}
              ref={virtual.measureElement}
              role="row"
              tabIndex={index === at ? 0 : -1}
              aria-rowindex={index + 1}
              data-index={index}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => onCurrent(row.person.stayId)}
              onDoubleClick={() => onOpen(row)}
            >
              <StripLine row={row} book={onBook} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
