/**
 * The diary as a grid of which only what is in sight is drawn. Up and down move between people, Enter opens the plan, right reaches
 * what else can be done. The row with the focus stays drawn while it is out of sight, so that the focus never falls off the page.
 */
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isPerson, type DiaryLine } from './choice.ts';
import styles from './Diary.module.css';
import { headOf, PersonLine, UndatedLine } from './Line.tsx';
import type { RowActions } from './RowMenu.tsx';
import type { ReleaseSections } from './types.ts';

const ROW_HEIGHT = 76;
const HEAD_HEIGHT = 33;
/** Lines drawn above and below what is in sight. */
const OVERSCAN = 6;

interface DiaryTableProps {
  lines: readonly DiaryLine[];
  sections: ReleaseSections;
  now: number;
  actions: RowActions;
  /** The line with the focus, by key; kept by the page, so that Back returns to it. */
  current: string | null;
  onCurrent: (key: string) => void;
}

export function DiaryTable({ lines, sections, now, actions, current, onCurrent }: DiaryTableProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  const found = lines.findIndex(({ key }) => key === current);
  const at = found < 0 ? lines.findIndex(isPerson) : found;
  const rangeExtractor = useCallback(
    (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), Math.max(at, 0)])].toSorted((a, b) => a - b),
    [at],
  );
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; the rows are memoised by hand
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (isPerson(lines[index]) ? ROW_HEIGHT : HEAD_HEIGHT),
    getItemKey: (index) => lines[index]?.key ?? index,
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

  const go = (steps: readonly number[]) => {
    const to = steps.find((index) => isPerson(lines[index]));
    const line = to === undefined ? undefined : lines[to];
    if (to === undefined || line === undefined) return;
    virtual.scrollToIndex(to, { align: 'auto' });
    onCurrent(line.key);
    setWanted(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (row === null) return;
    const down = lines.map((_, index) => index);
    const line = lines[at];
    if (event.key === 'ArrowDown') go(down.slice(at + 1));
    else if (event.key === 'ArrowUp') go(down.slice(0, at).toReversed());
    else if (event.key === 'Home') go(down);
    else if (event.key === 'End') go(down.toReversed());
    else if (event.key === 'ArrowRight') row.querySelector<HTMLElement>('[data-menu]')?.focus();
    else if (event.key === 'ArrowLeft') row.focus();
    else if (event.key === 'Enter' && event.target === row && line !== undefined) openLine(line);
    else return;
    event.preventDefault();
    // A menu button would open on an arrow; here arrows move, and Enter or Space opens.
    event.stopPropagation();
  };
  const openLine = (line: DiaryLine) => {
    if (line.kind === 'person') actions.open(line.row.person);
    if (line.kind === 'undated') actions.open(line.one.person);
  };
  return (
    <div
      role="grid"
      tabIndex={-1}
      aria-label="Who is released when, and what is arranged"
      aria-rowcount={lines.length + 1}
      className={styles['grid']}
      onKeyDownCapture={onKeyDown}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={styles['columns']}
        data-undated={isUndated(lines) || undefined}
      >
        <span role="columnheader">Person</span>
        {isUndated(lines) ? (
          <span role="columnheader">Date</span>
        ) : (
          sections.lanes.map(({ id, title }) => (
            <span key={id} role="columnheader">
              {title}
            </span>
          ))
        )}
        <span role="columnheader">{isUndated(lines) ? 'Coordinator' : 'Milestones, pack, coordinator'}</span>
        <span role="columnheader">
          <span className={styles['hidden']}>More</span>
        </span>
      </div>
      <div ref={scroll} className={styles['scroll']} role="presentation">
        <div role="presentation" className={styles['ground']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const near = index === at || line.key === hovered;
            const place = {
              ref: virtual.measureElement,
              'aria-rowindex': index + 2,
              'data-index': index,
              style: { transform: `translateY(${start}px)` },
            };
            return isPerson(line) ? (
              <div
                key={key}
                {...place}
                role="row"
                tabIndex={index === at ? 0 : -1}
                className={styles['row']}
                data-undated={line.kind === 'undated' || undefined}
                onFocus={() => onCurrent(line.key)}
                onPointerEnter={() => setHovered(line.key)}
                onDoubleClick={() => openLine(line)}
              >
                {line.kind === 'person' ? (
                  <PersonLine row={line.row} sections={sections} now={now} actions={actions} near={near} />
                ) : line.kind === 'undated' ? (
                  <UndatedLine one={line.one} actions={actions} near={near} />
                ) : null}
              </div>
            ) : (
              <div key={key} {...place} role="row" className={styles['head']}>
                {headOf(line)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function isUndated(lines: readonly DiaryLine[]): boolean {
  return lines[0]?.kind === 'undated-head';
}
