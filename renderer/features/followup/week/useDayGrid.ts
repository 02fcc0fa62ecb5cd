/** Arrow keys through the week: up and down within a day, left and right to the nearest time of the next day. */
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

export interface CellProps {
  tabIndex: 0 | -1;
  'data-cell': string;
  'data-day': string;
  'data-time': string;
  onFocus: () => void;
}

interface DayGrid {
  container: RefObject<HTMLDivElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  cell: (key: string, day: string, time: string) => CellProps;
}

/**
 * @param keys of every cell that there is
 * @param first key of the cell that the tab key enters by, while nobody has been in the grid
 * @param entering moves the focus to that cell when it becomes true
 */
export function useDayGrid(keys: readonly string[], first: string | null, entering: boolean): DayGrid {
  const container = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const current = active !== null && keys.includes(active) ? active : first;
  useEffect(() => {
    if (!entering || first === null) return;
    find(container.current, first)?.focus();
    // Only when the search for a slot begins, or the first free one changes with the week.
  }, [entering, first]);
  const onKeyDown = useCallback((event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target : null;
    if (from?.dataset['cell'] === undefined) return;
    const next = neighbour(cells(container.current), from, event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  const cell = (key: string, day: string, time: string): CellProps => ({
    tabIndex: key === current ? 0 : -1,
    'data-cell': key,
    'data-day': day,
    'data-time': time,
    onFocus: () => setActive(key),
  });
  return { container, onKeyDown, cell };
}

function cells(container: HTMLElement | null): HTMLElement[] {
  return [...(container?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
}

function find(container: HTMLElement | null, key: string): HTMLElement | undefined {
  return cells(container).find((one) => one.dataset['cell'] === key);
}

/** The cell an arrow key leads to; null at an edge. */
export function neighbour(all: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | null {
  const { day, time } = from.dataset;
  const days = [...new Set(all.map((one) => one.dataset['day'] ?? ''))].toSorted();
  const inDay = (of: string | undefined) => all.filter((one) => one.dataset['day'] === of);
  const here = inDay(day);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    return here[here.indexOf(from) + (key === 'ArrowUp' ? -1 : 1)] ?? null;
  }
  if (key === 'Home') return here[0] ?? null;
  if (key === 'End') return here.at(-1) ?? null;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const there = inDay(days[days.indexOf(day ?? '') + (key === 'ArrowLeft' ? -1 : 1)]);
  const later = there.toSorted((a, b) => (a.dataset['time'] ?? '').localeCompare(b.dataset['time'] ?? ''));
  return later.find((one) => (one.dataset['time'] ?? '') >= (time ?? '')) ?? later.at(-1) ?? null;
}
