import { describe, expect, it } from 'vitest';
import { nextMissing } from '../../../renderer/features/assessment/next-missing.ts';
import { formSections, sectionOf } from '../../../renderer/features/assessment/sections.ts';
import { evaluate } from '../../../shared/clinical/index.ts';
import { pack, stateOf } from './support/form.tsx';

const blank = evaluate(pack, stateOf({}));

describe('the next unanswered question', () => {
  it('is the first one from nowhere, and the following one from a question', () => {
    expect(nextMissing(pack, blank, null).place).toBe('answer.interpreter');
    expect(nextMissing(pack, blank, 'interpreter').place).toBe('answer.communication');
  });

  it('skips what is answered and begins again after the last', () => {
    const state = stateOf({ 'answer.communication': { value: 'declined' } });
    const evaluation = evaluate(pack, state);
    expect(nextMissing(pack, evaluation, 'interpreter').place).toBe('answer.reading-writing');
    expect(nextMissing(pack, evaluation, 'second-stage').place).toBe('answer.interpreter');
  });

  it('is the detail where an answer still needs one', () => {
    const evaluation = evaluate(pack, stateOf({ 'answer.interpreter': { value: 'yes' } }));
    expect(nextMissing(pack, evaluation, null).place).toBe('answer.interpreter#language');
  });

  it('says how many are left', () => {
    expect(nextMissing(pack, blank, null).words).toMatch(
      /Interpreter: not answered yet\. \d+ questions left\./,
    );
  });

  it('always leads to a place that stands in a section', () => {
    const sections = formSections(pack, blank);
    let here: string | null = null;
    for (let step = 0; step < blank.readyToSign.items.length; step += 1) {
      const { place } = nextMissing(pack, blank, here);
      expect(sectionOf(sections, place), place).not.toBeNull();
      here = place.split('.')[1]?.split('#')[0] ?? null;
    }
  });
});
