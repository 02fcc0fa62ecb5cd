/** A person seen from the front or the back, with numbered marks. */
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { BodyMark } from '../../../../shared/clinical/index.ts';
import { announce } from '../../../components/announce.tsx';
import styles from './BodyMap.module.css';
import { backLines, frontLines, head, HEIGHT, trunk, WIDTH } from './body-outline.ts';
import { regionOf } from './body-regions.ts';

const STEP = 0.02;
const START = { x: 0.5, y: 0.22 };

interface BodyFigureProps {
  view: BodyMark['view'];
  marks: readonly BodyMark[];
  onPlace: (mark: Pick<BodyMark, 'view' | 'x' | 'y'>) => void;
  disabled: boolean;
  place: string;
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

const within = (value: number): number => Math.round(Math.min(0.99, Math.max(0.01, value)) * 1000) / 1000;

export function BodyFigure({ view, marks, onPlace, disabled, place }: BodyFigureProps) {
  const [cursor, setCursor] = useState(START);
  const [focused, setFocused] = useState(false);
  const click = (event: MouseEvent<SVGSVGElement>) => {
    if (disabled) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = {
      x: within((event.clientX - box.left) / box.width),
      y: within((event.clientY - box.top) / box.height),
    };
    setCursor(at);
    onPlace({ view, ...at });
  };
  const key = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (disabled || (move === undefined && event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (move === undefined) return onPlace({ view, ...cursor });
    // Shift takes bigger steps.
    const by = event.shiftKey ? 4 : 1;
    const next = { x: within(cursor.x + by * move[0]), y: within(cursor.y + by * move[1]) };
    setCursor(next);
    const region = regionOf({ view, ...next });
    if (region !== regionOf({ view, ...cursor })) announce(region);
  };
  const here = marks.filter((mark) => mark.view === view).length;
  const title = view === 'front' ? 'Front' : 'Back';
  // The person's own left is at the right of the front view.
  const [atLeft, atRight] = view === 'front' ? ['R', 'L'] : ['L', 'R'];
  return (
    <figure className={styles['figure']}>
      {/* A drawing to point at; its keys are said in its name, and the list beside it says the same in words. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        className={styles['body']}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="application"
        aria-roledescription="body map"
        tabIndex={disabled ? -1 : 0}
        aria-label={`${title} of the body, ${here} marks. Arrow keys move, Enter places a mark.`}
        onClick={click}
        onKeyDown={key}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        data-place={place}
      >
        <ellipse {...head} className={styles['outline']} />
        <path d={trunk} className={styles['outline']} />
        <path d={view === 'front' ? frontLines : backLines} className={styles['inner']} />
        <text x={7} y={12} className={styles['side']}>
          {atLeft}
        </text>
        <text x={93} y={12} className={styles['side']}>
          {atRight}
        </text>
        {marks.map((mark, index) =>
          mark.view === view ? (
            <g
              // Marks have no identity of their own; they keep their order and number.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
            >
              <circle cx={mark.x * WIDTH} cy={mark.y * HEIGHT} r={5} className={styles['mark']} />
              <text x={mark.x * WIDTH} y={mark.y * HEIGHT} className={styles['markNumber']}>
                {index + 1}
              </text>
            </g>
          ) : null,
        )}
        {focused ? (
          <g className={styles['cursor']} data-testid="cursor">
            <circle cx={cursor.x * WIDTH} cy={cursor.y * HEIGHT} r={6} />
            <path
              d={`M${cursor.x * WIDTH - 9} ${cursor.y * HEIGHT}h18M${cursor.x * WIDTH} ${cursor.y * HEIGHT - 9}v18`}
            />
          </g>
        ) : null}
      </svg>
      <figcaption>
        {title}
        {focused ? <span className={styles['region']}>: {plainRegion(view, cursor)}</span> : null}
      </figcaption>
    </figure>
  );
}

/** Without the view, which the caption already says. */
function plainRegion(view: BodyMark['view'], at: { x: number; y: number }): string {
  return regionOf({ view, ...at }).replace(/, (front|back)$/, '');
}
