/**
 * Measurements on the coloured chart that clinical staff know: low bands at left, 0 in the middle, high bands at right, each
 * column headed by its points. The band that applies is framed and named to a screen reader.
 */
import { NativeSelect } from '@mantine/core';
import type { ToolAnswers, ToolItem } from '../../../../shared/clinical/index.ts';
import styles from './Chart.module.css';
import { NumberDetail } from './NumberDetail.tsx';
import type { ToolItemsProps } from './ToolDetail.tsx';
import { fitsBand, pointsOf, rangeOf, scaleOf } from './tool-points.ts';

/** Points of the seven columns, from the lowest band to the highest. */
const COLUMNS = [3, 2, 1, 0, 1, 2, 3] as const;
const MIDDLE = 3;

interface Cell {
  readonly column: number;
  readonly points: number;
  readonly text: string;
  readonly current: boolean;
}

export function MeasureChart({ tool, given, onValue, place, disabled }: ToolItemsProps) {
  return (
    <table className={styles['chart']}>
      <thead>
        <tr>
          <th scope="col">Measurement</th>
          {COLUMNS.map((points, column) => (
            <th
              // Points repeat on both sides; columns never move.
              // oxlint-disable-next-line react/no-array-index-key
              key={column}
              scope="col"
              data-points={points}
            >
              {points}
            </th>
          ))}
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {tool.items.map((item) => (
          <tr key={item.id}>
            <th scope="row">
              <span className={styles['label']}>
                {item.label}
                {item.kind === 'measure' ? <small> {item.unit}</small> : null}
              </span>
              <Input
                item={item}
                value={given[item.id]}
                onValue={(value) => onValue(item.id, value)}
                place={place(item.id)}
                disabled={disabled}
              />
              {item.help === undefined ? null : <small>{item.help}</small>}
            </th>
            <Bands item={item} given={given} />
            <td className={styles['points']}>{pointsOf(item, given) ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bands({ item, given }: { item: ToolItem; given: ToolAnswers }) {
  const cells = item.kind === 'measure' ? measureCells(item, given) : optionCells(item, given);
  if (cells === null) {
    return (
      <td colSpan={COLUMNS.length} className={styles['waits']}>
        Bands appear when the scale is chosen.
      </td>
    );
  }
  return COLUMNS.map((points, column) => {
    const here = cells.filter((cell) => cell.column === column);
    const current = here.some((cell) => cell.current);
    return (
      <td
        // Columns never move.
        // oxlint-disable-next-line react/no-array-index-key
        key={column}
        data-points={here.length === 0 ? undefined : points}
        data-current={current || undefined}
      >
        {here.map((cell) => cell.text).join(', ')}
        {current ? <span className={styles['unseen']}> applies</span> : null}
      </td>
    );
  });
}

function measureCells(item: Extract<ToolItem, { kind: 'measure' }>, given: ToolAnswers): Cell[] | null {
  const scale = scaleOf(item, given);
  if (scale === undefined) return null;
  const value = given[item.id];
  const middle = scale.bands.findIndex((band) => band.score === 0);
  return scale.bands.map((band, index) => ({
    column: index < middle ? MIDDLE - band.score : MIDDLE + band.score,
    points: band.score,
    text: rangeOf(band),
    current: typeof value === 'number' && fitsBand(band, value),
  }));
}

/** As on the published chart: a single option that scores stands at left, several at right by their letters. */
function optionCells(item: Extract<ToolItem, { kind: 'options' }>, given: ToolAnswers): Cell[] {
  if (item.options.every((option) => option.score === 0)) return [];
  const alike = (score: number) => item.options.filter((option) => option.score === score).length > 1;
  const side = item.options.filter((option) => option.score > 0).length === 1 ? -1 : 1;
  return item.options.map(({ value, label, score }) => ({
    column: MIDDLE + side * Math.min(score, MIDDLE),
    points: score,
    text: alike(score) ? lastWord(label).charAt(0) : lastWord(label),
    current: String(given[item.id] ?? '') === value,
  }));
}

/** Of `Breathing air` the word that tells it apart: `Air`. */
function lastWord(label: string): string {
  const word = label.split(' ').at(-1) ?? label;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

interface InputProps {
  item: ToolItem;
  value: string | number | undefined;
  onValue: (value: string | number | null) => void;
  place: string;
  disabled: boolean;
}

function Input({ item, value, onValue, place, disabled }: InputProps) {
  if (item.kind === 'measure') {
    const { id, label, unit, min, max } = item;
    return (
      <NumberDetail
        field={{ id, label, kind: 'number', unit, min, max }}
        value={value ?? null}
        onChange={(next) => onValue(next as number | null)}
        place={place}
        missing={value === undefined}
        disabled={disabled}
        labelHidden
      />
    );
  }
  return (
    <NativeSelect
      aria-label={item.label}
      data={[
        { value: '', label: 'Choose' },
        ...item.options.map((option) => ({ value: option.value, label: option.label })),
      ]}
      value={value === undefined ? '' : String(value)}
      onChange={(event) => onValue(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      disabled={disabled}
      data-place={place}
      data-missing={value === undefined || undefined}
    />
  );
}
