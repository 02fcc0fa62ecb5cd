/** Outline of a person seen from the front or the back, with numbered marks. */
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { BodyMark } from '../../../../shared/clinical/index.ts';
import { announce } from '../../../components/announce.tsx';
import { regionOf } from './body-regions.ts';
import styles from './Details.module.css';

const WIDTH = 100;
const HEIGHT = 200;
const STEP = 0.02;

const outline =
  'M50 4c-8 0-12 6-12 13 0 6 3 11 7 13v5c-6 3-17 3-20 10-3 8-4 20-6 30l-5 22c-1 4 6 6 8 2l7-23 4-14v20c0 6-1 12-1 20l3 42c0 6 0 14 1 22l-5 8c0 3 11 4 12 0l1-12 4-38 2-14 2 14 4 38 1 12c1 4 12 3 12 0l-5-8c1-8 1-16 1-22l3-42c0-8-1-14-1-20V62l4 14 7 23c2 4 9 2 8-2l-5-22c-2-10-3-22-6-30-3-7-14-7-20-10v-5c4-2 7-7 7-13 0-7-4-13-12-13z';

interface BodyFigureProps {
  view: BodyMark['view'];
  marks: readonly BodyMark[];
  onPlace: (mark: Pick<BodyMark, 'view' | 'x' | 'y'>) => void;
  disabled: boolean;
  place: string | undefined;
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

const within = (value: number): number => Math.min(0.99, Math.max(0.01, value));

export function BodyFigure({ view, marks, onPlace, disabled, place }: BodyFigureProps) {
  const [cursor, setCursor] = useState<{ x: number; y: number } | null>(null);
  const click = (event: MouseEvent<SVGSVGElement>) => {
    if (disabled) return;
    const box = event.currentTarget.getBoundingClientRect();
    onPlace({
      view,
      x: within((event.clientX - box.left) / box.width),
      y: within((event.clientY - box.top) / box.height),
    });
  };
  const key = (event: KeyboardEvent) => {
    const at = cursor ?? { x: 0.5, y: 0.25 };
    const move = moves[event.key];
    if (disabled || (move === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    if (move === undefined) return onPlace({ view, ...at });
    const next = { x: within(at.x + move[0]), y: within(at.y + move[1]) };
    setCursor(next);
    if (regionOf({ view, ...next }) !== regionOf({ view, ...at })) announce(regionOf({ view, ...next }));
  };
  return (
    <figure className={styles['figure']}>
      <svg
        className={styles['body']}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="application"
        tabIndex={disabled ? -1 : 0}
        aria-label={`${view === 'front' ? 'Front' : 'Back'} of the body, ${marks.filter((mark) => mark.view === view).length} marks. Arrow keys move, Enter places a mark.`}
        onClick={click}
        onKeyDown={key}
        onFocus={() => setCursor((held) => held ?? { x: 0.5, y: 0.25 })}
        onBlur={() => setCursor(null)}
        data-place={place}
      >
        <path d={outline} className={styles['outline']} />
        {marks.map((mark, index) =>
          mark.view === view ? (
            // Marks have no identity of their own; they keep their order and number.
            // oxlint-disable-next-line react/no-array-index-key
            <g key={index}>
              <circle cx={mark.x * WIDTH} cy={mark.y * HEIGHT} r={6} className={styles['mark']} />
              <text x={mark.x * WIDTH} y={mark.y * HEIGHT} className={styles['markNumber']}>
                {index + 1}
              </text>
            </g>
          ) : null,
        )}
        {cursor === null ? null : (
          <circle cx={cursor.x * WIDTH} cy={cursor.y * HEIGHT} r={7} className={styles['cursor']} />
        )}
      </svg>
      <figcaption>{view === 'front' ? 'Front' : 'Back'}</figcaption>
    </figure>
  );
}
