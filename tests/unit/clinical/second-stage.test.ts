/** The second-stage packs: a whole calm assessment, what the sensitive answers oblige, and the arithmetic of its figures. */
import { describe, expect, it } from 'vitest';
import { composePacks } from '../../../shared/clinical/pack/compose.ts';
import { evaluate } from '../../../shared/clinical/evaluate.ts';
import type { ContentPack } from '../../../shared/clinical/pack/types.ts';
import type { Answer, ScreeningState } from '../../../shared/clinical/state.ts';
import { score } from '../../../shared/clinical/tools/score.ts';
import { calmSecondStage } from '../../support/second-stage.ts';
import { found } from './support/found.ts';
import { adult, blankState, secondStages } from './support/packs.ts';

const second = found(secondStages.find((pack) => pack.id === 'second-stage-adult'));
const day5 = '2026-03-07T10:00:00+00:00';

const calm = (changes: Partial<ScreeningState> = {}, pack = second): ScreeningState => {
  const { answers, decisions } = calmSecondStage(pack);
  return blankState({ answers, decisions, now: day5, ...changes });
};
const withAnswer = (id: string, answer: Answer, changes: Partial<ScreeningState> = {}): ScreeningState =>
  calm({ ...changes, answers: { ...calm().answers, [id]: answer } });
const actionsOf = (state: ScreeningState): string[] => evaluate(second, state).actions.map(({ id }) => id);

describe.each(secondStages.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  it('can be signed for a person with nothing to report, and obliges nobody', () => {
    const result = evaluate(pack, calm({}, pack));
    expect(result.readyToSign.missing).toEqual([]);
    expect(result.actions).toEqual([]);
    expect(result.secondStage).toBeNull();
    expect(result.criticalMedicines).toEqual([]);
  });

  it('awaits sign-off everywhere, and says so', () => {
    const all = [...pack.items, ...pack.decisions, ...pack.actions, ...pack.tools, ...pack.contradictions];
    const rest = [...(pack.screening?.programmes ?? []), ...(pack.calculations ?? [])];
    for (const each of [...all, ...rest]) expect(each.signOff, each.id).toBe('awaiting');
    expect(pack.signOff.state).toBe('awaiting');
  });
});

describe('what answers oblige', () => {
  const mood = (last: string): ScreeningState =>
    withAnswer(
      'mood',
      { value: 'yes' },
      {
        tools: {
          'phq-9': { ...Object.fromEntries(phq.items.map(({ id }) => [id, '0'])), 'dead-or-hurt': last },
        },
      },
    );
  const phq = found(second.tools.find(({ id }) => id === 'phq-9'));

  it.each(['1', '2', '3'])(
    'the last item of the PHQ-9 at %s: a conversation tonight that cannot stay silent',
    (last) => {
      const result = evaluate(second, mood(last));
      const action = result.actions.find(({ id }) => id === 'thoughts-conversation');
      expect(action).toMatchObject({ urgency: 'tonight', silent: false, items: ['mood'] });
      expect(result.contradictions.map(({ id }) => id)).toContain('thoughts-against-questionnaire');
      expect(result.readyToSign.ok).toBe(false);
      expect(result.visible).toContain('conversation');
    },
  );

  it('a conversation that was not had has to be decided, and promised is had', () => {
    const talked = (value: string, decision: string) => {
      const state = mood('1');
      const answers = { ...state.answers, conversation: { value, detail: { what: 'Talked' } } };
      const reason = 'Wanted his solicitor first';
      const decided = { 'thoughts-without-conversation': { decision, reason } };
      return evaluate(second, { ...state, answers, contradictionDecisions: decided });
    };
    const open = talked('no', '').contradictions.find(({ rule }) => rule === 'thoughts-without-conversation');
    expect(open?.resolved).toBe(false);
    expect(talked('no', 'talk-now').readyToSign.missing.join()).toContain('do so, and answer “yes”');
    const had = talked('yes', '').contradictions.map(({ rule }) => rule);
    expect(had).not.toContain('thoughts-without-conversation');
  });

  it('the last item obliges even while the rest of the PHQ-9 is not answered, and 0 obliges nothing', () => {
    const only = withAnswer('mood', { value: 'yes' }, { tools: { 'phq-9': { 'dead-or-hurt': '1' } } });
    expect(actionsOf(only)).toContain('thoughts-conversation');
    expect(actionsOf(mood('0'))).not.toContain('thoughts-conversation');
  });

  it.each([
    ['2026-03-07', true],
    ['2026-04-07', true],
    ['2026-04-08', false],
    ['2026-03-06', false],
  ])('a release on %s, asked on 07-Mar-2026, begins planning: %s', (date, begins) => {
    const state = withAnswer('release', { value: 'yes', detail: { date } });
    expect(actionsOf(state).includes('release-planning')).toBe(begins);
  });

  it('asks for the tuberculosis screen of its own days when this one is given before day 2', () => {
    const on = (now: string) => actionsOf(calm({ now })).includes('tb-own-days');
    expect(on('2026-03-02T20:00:00+00:00')).toBe(true);
    expect(on('2026-03-03T23:59:00+00:00')).toBe(true);
    expect(on('2026-03-04T00:00:00+00:00')).toBe(false);
  });

  it('stands against the first stage where that said yes, and not where it said no', () => {
    const open = (earlier: Record<string, string>) =>
      evaluate(second, calm({ earlier })).contradictions.map(({ id }) => id);
    expect(open({ 'q4-diabetes': 'yes' })).toEqual(['ltc-diabetes-against-first-stage']);
    expect(open({ 'q4-diabetes': 'no' })).toEqual([]);
  });
});

describe('body mass index', () => {
  const measured = (height: unknown, weight: unknown) => {
    const state = withAnswer('measurements', { value: 'recorded', detail: { height, weight } });
    return evaluate(second, state);
  };

  it('is shown with its arithmetic', () => {
    expect(measured(178, 82.5).calculations['bmi']).toEqual({
      state: 'worked-out',
      value: 26,
      working: '82.5 kg ÷ (1.78 m × 1.78 m) = 26.0 kg/m²',
    });
  });

  it('is not worked out from what is missing or implausible', () => {
    expect(measured(undefined, 82).calculations['bmi']).toEqual({ state: 'missing', missing: ['Height'] });
    expect(measured(1.78, 82).calculations['bmi']).toEqual({ state: 'missing', missing: ['Height'] });
    expect(measured(178, 0).calculations['bmi']).toEqual({ state: 'missing', missing: ['Weight'] });
    expect(measured(1.78, 82).readyToSign.missing.join()).toContain('must be at least 100 cm');
  });

  it.each([
    [200, 73.6, ['bmi-low']],
    [200, 74, []],
    [200, 119.6, []],
    [200, 120, ['bmi-high']],
  ])('%s cm and %s kg oblige %j', (height, weight, wanted) => {
    const ids = measured(height, weight).actions.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('bmi'))).toEqual(wanted);
  });
});

describe('scoring', () => {
  const totals = (id: string, bands: readonly (readonly [number, string])[]) => {
    const tool = found(second.tools.find((each) => each.id === id));
    for (const [total, band] of bands) {
      let left = total;
      const answers: Record<string, string> = {};
      for (const item of tool.items) {
        if (item.kind !== 'options') throw new Error('Only for tools of options.');
        const most = Math.max(...item.options.map((option) => option.score));
        const option = found(item.options.find((each) => each.score === Math.min(most, left)));
        answers[item.id] = option.value;
        left -= option.score;
      }
      expect(left).toBe(0);
      const result = score(tool, answers, { pregnant: false, ageYears: 40 });
      expect(result, `${id} ${total}`).toMatchObject({ state: 'scored', total, band: { id: band } });
      const { [tool.items[0]?.id ?? '']: _, ...rest } = answers;
      expect(score(tool, rest, { pregnant: false, ageYears: 40 }).state).toBe('incomplete');
    }
  };

  it('of the FTND, at the edge of every band', () => {
    const bands = ['very-low', 'very-low', 'low', 'low', 'medium', 'high', 'high', 'very-high', 'very-high'];
    totals(
      'ftnd',
      [0, 2, 3, 4, 5, 6, 7, 8, 10].map((total, index) => [total, found(bands[index])] as const),
    );
  });

  it('of the PHQ-9 and the GAD-7, at the edge of every band', () => {
    const phq = [0, 4, 5, 9, 10, 14, 15, 19, 20, 27];
    const names = ['minimal', 'mild', 'moderate', 'moderately-severe', 'severe'];
    totals(
      'phq-9',
      phq.map((total, index) => [total, found(names[Math.floor(index / 2)])] as const),
    );
    const gad = [0, 4, 5, 9, 10, 14, 15, 21];
    const words = ['minimal', 'mild', 'moderate', 'severe'];
    totals(
      'gad-7',
      gad.map((total, index) => [total, found(words[Math.floor(index / 2)])] as const),
    );
  });

  it('keeps the credit the licence asks for', () => {
    for (const id of ['phq-9', 'gad-7']) {
      expect(second.tools.find((each) => each.id === id)?.credit).toContain('Pfizer');
    }
  });
});

describe('a second stage that is damaged', () => {
  const compose = (changes: object) =>
    composePacks(
      {
        packs: [
          { id: adult.id, files: ['first'] },
          { id: second.id, files: ['second'] },
        ],
      },
      (name) => (name === 'first' ? asFile(adult) : asFile({ ...second, ...changes })),
    );

  it('is refused where it carries over what no first stage asks', () => {
    expect(compose({}).map(({ id }) => id)).toEqual([adult.id, second.id]);
    const [item, ...items] = second.items;
    const dangling = { ...found(item), evidence: { per: [], history: [], earlier: ['q99'] } };
    expect(() => compose({ items: [dangling, ...items] })).toThrow(/no first stage has a question q99/);
  });

  it('is refused where a programme says no age, a calculation reads no number, or a question names no programme', () => {
    const [programme, ...programmes] = found(second.screening).programmes;
    const { ages: _ages, ...ageless } = found(programme);
    const table = { ...found(second.screening), programmes: [ageless, ...programmes] };
    expect(() => compose({ screening: table })).toThrow(/which ages it invites/);
    const bmi = { ...found(second.calculations?.[0]), weight: ['measurements', 'irregular'] };
    expect(() => compose({ calculations: [bmi] })).toThrow(/has no number irregular/);
    const asked = second.items.map((each) =>
      each.programme === 'lung' ? { ...each, programme: 'moon' } : each,
    );
    expect(() => compose({ items: asked })).toThrow(/there is no screening programme moon/);
  });
});

/** A composed pack as one file again. */
function asFile({ id, version, title, kind, settings, signOff, ...rest }: ContentPack): object {
  const { medicines, extends: _extends, ...parts } = rest;
  const entered = medicines ? { medicineRows: medicines.rows, classes: medicines.classes } : {};
  return { pack: { id, version, title, kind, settings, signOff }, ...parts, ...entered };
}
