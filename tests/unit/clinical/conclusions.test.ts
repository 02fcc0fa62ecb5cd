/** The wing summary carries conclusions and tasks, and nothing that tells a diagnosis, a medicine or an infection. */
import { describe, expect, it } from 'vitest';
import { conclusions } from '../../../shared/clinical/conclusions.ts';
import type { ContentPack, Item } from '../../../shared/clinical/pack/types.ts';
import type { ScreeningState } from '../../../shared/clinical/state.ts';
import { exampleFor } from './support/examples.ts';
import { adult, answered, blankState, packs } from './support/packs.ts';

const forbidden =
  /\b(asthma|diabet\w*|epilep\w*|seizure\w*|heart|copd|lung|tubercul\w*|tb|sickle|hepatitis|hiv|infect\w*|isolation|x-ray|autis\w*|adhd|learning disabilit\w*|psych\w*|depress\w*|suicid\w*|self-harm|alcohol|drug\w*|withdraw\w*|opiate\w*|methadone|pregnan\w*|coeliac|dysphagia|eating disorder|lactose|stoma|continence|cpap|allerg\w*|injur\w*|intoxicat\w*|news2|ciwa\w*|cows|audit\w*)\b/i;

/** Every state in which some line of the item appears, with every option it could print chosen at once. */
function everyLine(pack: ContentPack, item: Item): string[] {
  return item.wing.flatMap((line) => {
    const state = exampleFor(line.when, pack);
    expect(state, `${item.id}: ${line.text}`).not.toBeNull();
    return conclusions(pack, withAllOptions(item, state ?? blankState(), pack)).map((each) => each.text);
  });
}

function withAllOptions(item: Item, state: ScreeningState, pack: ContentPack): ScreeningState {
  const place = pack.decisions.includes(item) ? 'decisions' : 'answers';
  const answer = state[place][item.id];
  if (!answer) return state;
  const all = item.details
    .filter((field) => field.kind === 'multichoice')
    .map((field) => [field.id, field.options?.map((option) => option.id)]);
  const detail = { ...answer.detail, ...Object.fromEntries(all) };
  return { ...state, [place]: { ...state[place], [item.id]: { ...answer, detail } } };
}

describe('wing summary', () => {
  it.each(packs.map((pack) => [pack.id, pack] as const))('%s: no line holds a forbidden word', (_, pack) => {
    const names = (pack.medicines?.classes ?? []).flatMap((each) =>
      each.names.flatMap((name) => [name.name, ...name.also]),
    );
    const items = [...pack.items, ...pack.decisions].filter((item) => item.wing.length > 0);
    expect(items.length).toBeGreaterThan(pack.kind === 'first-stage' ? 10 : 0);
    for (const text of items.flatMap((item) => everyLine(pack, item))) {
      expect(text).not.toMatch(forbidden);
      expect(text).not.toMatch(/[{}]/);
      for (const name of names) expect(text.toLowerCase()).not.toContain(name.toLowerCase());
    }
  });

  it('never prints what was typed', () => {
    const typed = 'HIV, on Biktarvy';
    const full = adult.items.map(
      (item): [string, { value: string; detail: Record<string, string>; note: string }] => [
        item.id,
        {
          value: 'yes',
          detail: Object.fromEntries(item.details.map((field) => [field.id, typed])),
          note: typed,
        },
      ],
    );
    const state = answered(Object.fromEntries(full));
    for (const line of conclusions(adult, state)) expect(line.text).not.toContain(typed);
  });

  it('says what the wing has to do', () => {
    const aids = { 'q9-aids': { value: 'yes', detail: { aids: ['stick', 'stoma', 'cpap'] } } };
    const state = answered(
      { ...aids, 'q10-diet': { value: 'yes', detail: { diet: ['coeliac'] } } },
      {
        decisions: {
          'observation-level': { value: 'hourly' },
          'normal-location': { value: 'yes', detail: { needs: ['lower-bunk'] } },
          diet: { value: 'yes' },
        },
      },
    );
    expect(conclusions(adult, state).map((line) => line.text)).toEqual([
      'Keep with the person from reception to cell: Walking stick, Personal equipment',
      'Medical diet: tell catering',
      'Observation level: At least hourly',
      'Needs: Lower bunk',
      'Fit for normal location',
    ]);
  });
});
