import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/clinical/evaluate.ts';
import { score } from '../../../shared/clinical/tools/score.ts';
import type { ToolAnswers, ToolDefinition } from '../../../shared/clinical/tools/types.ts';
import { toolAnswers } from './support/examples.ts';
import { found } from './support/found.ts';
import { adult, answered } from './support/packs.ts';

const someone = { pregnant: false, ageYears: 40 };
const tool = (id: string): ToolDefinition => found(adult.tools.find((each) => each.id === id));

/** Answers that add up to `total` exactly, if the items allow it. */
function addingTo(definition: ToolDefinition, total: number): ToolAnswers {
  let reach: Map<number, ToolAnswers> = new Map([[0, {}]]);
  for (const item of definition.items) {
    if (item.kind !== 'options') throw new Error('Only for tools of options.');
    const next = new Map<number, ToolAnswers>();
    for (const [sum, answers] of reach) {
      for (const option of item.options) {
        if (sum + option.score <= total)
          next.set(sum + option.score, { ...answers, [item.id]: option.value });
      }
    }
    reach = next;
  }
  return found(reach.get(total));
}

function bandOf(id: string, total: number): string {
  const result = score(tool(id), addingTo(tool(id), total), someone);
  if (result.state !== 'scored') throw new Error(JSON.stringify(result));
  expect(result.total).toBe(total);
  return result.band.id;
}

describe('bands', () => {
  it.each([
    ['audit-c', 0, 'lower'],
    ['audit-c', 4, 'lower'],
    ['audit-c', 5, 'positive'],
    ['audit-c', 10, 'positive'],
    ['audit-c', 11, 'possible-dependence'],
    ['audit-c', 12, 'possible-dependence'],
    ['audit', 7, 'low'],
    ['audit', 8, 'brief'],
    ['audit', 15, 'brief'],
    ['audit', 16, 'extended'],
    ['audit', 19, 'extended'],
    ['audit', 20, 'possible-dependence'],
    ['audit', 40, 'possible-dependence'],
    ['ciwa-ar', 7, 'minimal'],
    ['ciwa-ar', 8, 'moderate'],
    ['ciwa-ar', 15, 'moderate'],
    ['ciwa-ar', 16, 'severe'],
    ['ciwa-ar', 67, 'severe'],
    ['cows', 4, 'none'],
    ['cows', 5, 'mild'],
    ['cows', 12, 'mild'],
    ['cows', 13, 'moderate'],
    ['cows', 24, 'moderate'],
    ['cows', 25, 'moderately-severe'],
    ['cows', 36, 'moderately-severe'],
    ['cows', 37, 'severe'],
    ['cows', 48, 'severe'],
  ])('%s %d is %s', (id, total, band) => expect(bandOf(id, total)).toBe(band));

  it('gives COWS only the values each item allows', () => {
    const values = Object.fromEntries(
      tool('cows').items.map((item) => [
        item.id,
        item.kind === 'options' ? item.options.map((o) => o.score) : [],
      ]),
    );
    const four = [0, 1, 2, 4];
    expect(values).toEqual({
      pulse: four,
      sweating: [0, 1, 2, 3, 4],
      restlessness: [0, 1, 3, 5],
      pupils: [0, 1, 2, 5],
      aches: four,
      nose: four,
      gut: [0, 1, 2, 3, 5],
      tremor: four,
      yawning: four,
      anxiety: four,
      gooseflesh: [0, 3, 5],
    });
  });

  it('refuses a value between the allowed ones', () => {
    const answers = { ...addingTo(tool('cows'), 0), pupils: 3 };
    expect(score(tool('cows'), answers, someone).state).toBe('incomplete');
  });
});

describe('every tool', () => {
  it.each(adult.tools.map((each) => [each.id, each] as const))(
    '%s never scores with an item missing',
    (_, each) => {
      const complete = [...toolAnswers(each)];
      fc.assert(
        fc.property(
          fc.constantFrom(...complete),
          fc.subarray(
            each.items.map((item) => item.id),
            { minLength: 1 },
          ),
          fc.constantFrom('left out', 'null', 'blank', 'nonsense'),
          (answers, dropped, how) => {
            const damaged: Record<string, unknown> = { ...answers };
            for (const id of dropped) {
              if (how === 'left out') delete damaged[id];
              else damaged[id] = how === 'null' ? null : how === 'blank' ? '' : 'nonsense';
            }
            expect(score(each, damaged as ToolAnswers, someone).state).toBe('incomplete');
          },
        ),
      );
    },
  );

  it.each(adult.tools.map((each) => [each.id, each] as const))(
    '%s shows working that adds up, credit and licence',
    (_, each) => {
      for (const answers of toolAnswers(each)) {
        const result = score(each, answers, someone);
        if (result.state !== 'scored') throw new Error('Not scored.');
        expect(result.working.map((line) => line.item)).toEqual(each.items.map((item) => item.id));
        expect(result.working.reduce((sum, line) => sum + line.value, 0)).toBe(result.total);
        expect(result.version).toBe(each.version);
      }
      expect(each.credit.length).toBeGreaterThan(20);
      expect(each.licence.length).toBeGreaterThan(5);
    },
  );
});

describe('AUDIT after AUDIT-C', () => {
  const drinks = { 'q13-alcohol': { value: 'yes', detail: { 'units-per-day': 8 } } };

  it('appears at 5, takes over the first three answers, and scores when the rest are there', () => {
    const c = { frequency: '4', units: '1', heavy: '0' };
    const shown = (audit: ToolAnswers) =>
      evaluate(adult, answered(drinks, { tools: { 'audit-c': c, audit } }));
    expect(shown({}).visibleDetails['q13-alcohol']).toContain('audit');
    expect(shown({}).tools['audit']).toMatchObject({ state: 'incomplete' });
    const rest = { ...addingTo(tool('audit'), 0) } as Record<string, string | number>;
    for (const id of Object.keys(c)) delete rest[id];
    expect(shown(rest).tools['audit']).toMatchObject({ state: 'scored', total: 5 });
  });

  it('stays away at 4', () => {
    const tools = { 'audit-c': { frequency: '4', units: '0', heavy: '0' } };
    const result = evaluate(adult, answered(drinks, { tools }));
    expect(result.visibleDetails['q13-alcohol']).not.toContain('audit');
    expect(result.tools['audit']).toBeUndefined();
  });
});
