/** The bands of one measurement as the standard coloured chart shows them, each with its points in figures. */
import type { ToolItem } from '../../../../shared/clinical/index.ts';
import styles from './Details.module.css';

type Measure = Extract<ToolItem, { kind: 'measure' }>;
type Band = Measure['scales'][number]['bands'][number];

export function MeasureBands({
  item,
  given,
}: {
  item: Measure;
  given: Readonly<Record<string, string | number>>;
}) {
  const scale = item.scales.find(({ when }) =>
    Object.entries(when ?? {}).every(([id, value]) => String(given[id] ?? '') === value),
  );
  if (scale === undefined) return null;
  const value = given[item.id];
  return (
    <div className={styles['bands']} role="img" aria-label={`Bands: ${scale.bands.map(words).join('; ')}`}>
      {scale.bands.map((band) => (
        <span
          key={`${band.min ?? ''}-${band.max ?? ''}`}
          className={styles['band']}
          data-points={Math.min(3, band.score)}
          data-current={(typeof value === 'number' && fits(band, value)) || undefined}
        >
          {range(band)}: {band.score}
        </span>
      ))}
    </div>
  );
}

function fits({ min, max }: Band, value: number): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

function range({ min, max }: Band): string {
  if (min === undefined) return `≤ ${max ?? ''}`;
  if (max === undefined) return `≥ ${min}`;
  return `${min}–${max}`;
}

function words(band: Band): string {
  return `${range(band)} gives ${band.score}`;
}
