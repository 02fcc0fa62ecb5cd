/** Arrow keys through a list of rows with a few controls each: one tab stop, up and down by row, left and right in it. */
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

/** Marks a control: `data-row` names its row, `data-kind` what it does, so that up and down stay in a column. */
export interface RovingProps {
  tabIndex: 0 | -1;
  'data-row': string;
  'data-kind': string;
  onFocus: () => void;
}

const DIALOG_GOES_MS = [60, 350];

interface RovingRows {
  container: RefObject<HTMLDivElement | null>;
  onKeyDownCapture: (event: KeyboardEvent) => void;
  control: (row: string, kind: string) => RovingProps;
}

/**
 * @param rows keys of the rows that have a control, in order
 * @param home the kind of control that the tab key enters by
 */
export function useRovingRows(rows: readonly string[], home: string): RovingRows {
  const container = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: rows[0] ?? '', kind: home });
  const current = rows.includes(active.row) ? active : { row: rows[0] ?? '', kind: home };
  const inside = useFocusKept(container, current.row);

  const onKeyDownCapture = useCallback((event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
    const next = from === null ? null : neighbour(container.current, from, event.key);
    if (next === null) return;
    event.preventDefault();
    // A menu button would open on an arrow; here arrows move, and Enter or Space opens.
    event.stopPropagation();
    next.focus();
  }, []);

  const control = useCallback(
    (row: string, kind: string): RovingProps => ({
      tabIndex: row === current.row && kind === current.kind ? 0 : -1,
      'data-row': row,
      'data-kind': kind,
      onFocus: () => {
        inside.current = true;
        setActive({ row, kind });
      },
    }),
    [current.row, current.kind, inside],
  );
  return { container, onKeyDownCapture, control };
}

function controls(container: HTMLElement | null): HTMLElement[] {
  return [...(container?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

function neighbour(container: HTMLElement | null, from: HTMLElement, key: string): HTMLElement | null {
  const all = controls(container);
  const { row, kind } = from.dataset;
  const inRow = all.filter((one) => one.dataset['row'] === row);
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    return inRow[inRow.indexOf(from) + (key === 'ArrowLeft' ? -1 : 1)] ?? null;
  }
  const rows = [...new Set(all.map((one) => one.dataset['row']))];
  const at = rows.indexOf(row);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[key];
  if (to === undefined || to < 0 || to >= rows.length) return null;
  const target = all.filter((one) => one.dataset['row'] === rows[to]);
  return target.find((one) => one.dataset['kind'] === kind) ?? target.at(-1) ?? null;
}

/** A row that moves to another group is drawn anew; the focus moves with it instead of falling off the page. */
function useFocusKept(container: RefObject<HTMLDivElement | null>, row: string): RefObject<boolean> {
  const inside = useRef(false);
  useEffect(() => {
    const left = (event: FocusEvent) => {
      const to = event.relatedTarget;
      // A dialog that a row opened gives the focus back to that row.
      if (to instanceof Element && to.closest('[role=dialog]') !== null) return;
      if (to instanceof Node && container.current?.contains(to) !== true) inside.current = false;
    };
    const element = container.current;
    element?.addEventListener('focusout', left);
    return () => element?.removeEventListener('focusout', left);
  });
  useEffect(() => {
    const attempt = () => {
      if (!inside.current || document.activeElement !== document.body) return;
      if (document.querySelector('[role=dialog]') !== null) return;
      controls(container.current)
        .find((one) => one.dataset['row'] === row && one.tabIndex === 0)
        ?.focus();
    };
    attempt();
    // A dialog goes a moment after the row that it was about has moved.
    const timers = DIALOG_GOES_MS.map((ms) => setTimeout(attempt, ms));
    return () => timers.forEach(clearTimeout);
  });
  return inside;
}
