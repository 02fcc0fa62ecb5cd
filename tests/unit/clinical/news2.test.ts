import { describe, expect, it } from 'vitest';
import { score } from '../../../shared/clinical/tools/score.ts';
import type { ToolAnswers } from '../../../shared/clinical/tools/types.ts';
import { adult } from './support/packs.ts';
import { found } from './support/found.ts';

const news2 = found(adult.tools.find((tool) => tool.id === 'news2'));
const someone = { pregnant: false, ageYears: 40 };
const well: ToolAnswers = {
  'respiration-rate': 16,
  'spo2-scale': '1',
  spo2: 98,
  oxygen: 'air',
  systolic: 120,
  pulse: 70,
  consciousness: 'alert',
  temperature: 37,
};

function scored(changes: ToolAnswers): {
  total: number;
  band: string;
  points: (item: string) => number | undefined;
} {
  const result = score(news2, { ...well, ...changes }, someone);
  if (result.state !== 'scored') throw new Error(JSON.stringify(result));
  return {
    total: result.total,
    band: result.band.id,
    points: (item) => result.working.find((line) => line.item === item)?.value,
  };
}

/** Both sides of every boundary: [item, value, points]. Source: RCP NEWS2 2017. */
const boundaries: readonly (readonly [string, number, number])[] = [
  ...(
    [
      [8, 3],
      [9, 1],
      [11, 1],
      [12, 0],
      [20, 0],
      [21, 2],
      [24, 2],
      [25, 3],
    ] as const
  ).map(([value, points]) => ['respiration-rate', value, points] as const),
  ...(
    [
      [90, 3],
      [91, 2],
      [100, 2],
      [101, 1],
      [110, 1],
      [111, 0],
      [219, 0],
      [220, 3],
    ] as const
  ).map(([value, points]) => ['systolic', value, points] as const),
  ...(
    [
      [40, 3],
      [41, 1],
      [50, 1],
      [51, 0],
      [90, 0],
      [91, 1],
      [110, 1],
      [111, 2],
      [130, 2],
      [131, 3],
    ] as const
  ).map(([value, points]) => ['pulse', value, points] as const),
  ...(
    [
      [35, 3],
      [35.1, 1],
      [36, 1],
      [36.1, 0],
      [38, 0],
      [38.1, 1],
      [39, 1],
      [39.1, 2],
    ] as const
  ).map(([value, points]) => ['temperature', value, points] as const),
  ...(
    [
      [91, 3],
      [92, 2],
      [93, 2],
      [94, 1],
      [95, 1],
      [96, 0],
    ] as const
  ).map(([value, points]) => ['spo2', value, points] as const),
];

describe('NEWS2', () => {
  it.each(boundaries)('%s %d scores %d', (item, value, points) => {
    expect(scored({ [item]: value }).points(item)).toBe(points);
  });

  it.each([
    [83, 3],
    [84, 2],
    [85, 2],
    [86, 1],
    [87, 1],
    [88, 0],
    [92, 0],
    [93, 0],
    [100, 0],
  ])('scale 2 on air: %d scores %d', (spo2, points) =>
    expect(scored({ 'spo2-scale': '2', spo2 }).points('spo2')).toBe(points),
  );

  it.each([
    [83, 3],
    [84, 2],
    [85, 2],
    [86, 1],
    [87, 1],
    [88, 0],
    [92, 0],
    [93, 1],
    [94, 1],
    [95, 2],
    [96, 2],
    [97, 3],
  ])('scale 2 on oxygen: %d scores %d', (spo2, points) =>
    expect(scored({ 'spo2-scale': '2', oxygen: 'oxygen', spo2 }).points('spo2')).toBe(points),
  );

  it.each(['confusion', 'voice', 'pain', 'unresponsive'])('%s scores 3', (consciousness) => {
    expect(scored({ consciousness }).points('consciousness')).toBe(3);
  });

  it.each([
    [{}, 0, 'zero'],
    [{ pulse: 100 }, 1, 'low'],
    [{ oxygen: 'oxygen', temperature: 39.5 }, 4, 'low'],
    [{ consciousness: 'confusion' }, 3, 'single'],
    [{ consciousness: 'confusion', pulse: 100 }, 4, 'single'],
    [{ consciousness: 'confusion', oxygen: 'oxygen' }, 5, 'urgent'],
    [{ consciousness: 'confusion', 'respiration-rate': 25 }, 6, 'urgent'],
    [{ consciousness: 'confusion', 'respiration-rate': 25, pulse: 100 }, 7, 'emergency'],
  ] as const)('%o: %d, %s', (changes, total, band) => {
    expect(scored(changes)).toMatchObject({ total, band });
  });

  it('shows the arithmetic: the working adds up to the total', () => {
    const result = score(news2, { ...well, pulse: 115, spo2: 93 }, someone);
    expect(result).toMatchObject({ state: 'scored', total: 4 });
    if (result.state === 'scored') {
      expect(result.working.reduce((sum, line) => sum + line.value, 0)).toBe(4);
      expect(result.working).toContainEqual({
        item: 'spo2',
        label: 'Oxygen saturation',
        answer: '93 % (scale 1)',
        value: 2,
      });
    }
  });

  it('is not for pregnancy or under 16, and says why', () => {
    expect(score(news2, well, { pregnant: true, ageYears: 30 })).toMatchObject({ state: 'not-applicable' });
    expect(score(news2, well, { pregnant: false, ageYears: 15 })).toMatchObject({ state: 'not-applicable' });
    expect(score(news2, well, { pregnant: false, ageYears: 16 }).state).toBe('scored');
    expect(score(news2, well, { pregnant: false, ageYears: null }).state).toBe('scored');
  });

  it('never takes an impossible value for a number', () => {
    for (const bad of [NaN, Infinity, 300, -1, '98' as unknown as number]) {
      expect(score(news2, { ...well, spo2: bad }, someone).state).toBe('incomplete');
    }
    expect(score(news2, { ...well, temperature: 36.05 }, someone)).toMatchObject({
      invalid: ['Temperature: give it to 1 decimal place(s) at most.'],
    });
    expect(score(news2, { ...well, consciousness: 'asleep' }, someone).state).toBe('incomplete');
  });

  it('does not guess the oxygen scale', () => {
    const { 'spo2-scale': _, ...without } = well;
    expect(score(news2, without, someone)).toEqual({
      state: 'incomplete',
      missing: ['Oxygen saturation scale', 'Oxygen saturation'],
      invalid: [],
    });
  });
});
