import { describe, expect, it } from 'vitest';
import { columnShown } from '../../../shared/clinical/column-shown.ts';
import type { DetailField } from '../../../shared/clinical/pack/types.ts';
import { adult, answered, blankState } from './support/packs.ts';

const column = (visibleWhen?: DetailField['visibleWhen']): DetailField => ({
  id: 'dose',
  label: 'Dose',
  kind: 'text',
  ...(visibleWhen === undefined ? {} : { visibleWhen }),
});

describe('columns of a row', () => {
  it('is asked without a condition', () => {
    expect(columnShown(column(), {}, adult, blankState())).toBe(true);
  });

  it('is asked as the other cells of its own row say', () => {
    const taken = column({ column: 'now', op: 'eq', value: 'yes' });
    expect(columnShown(taken, { now: 'yes' }, adult, blankState())).toBe(true);
    expect(columnShown(taken, { now: 'no' }, adult, blankState())).toBe(false);
    expect(columnShown(taken, {}, adult, blankState())).toBe(false);
  });

  it('is asked as answers elsewhere say, and only for as long', () => {
    const drinker = column({ answer: 'q13-alcohol', is: ['yes'] });
    expect(columnShown(drinker, {}, adult, answered({ 'q13-alcohol': 'yes' }))).toBe(true);
    expect(columnShown(drinker, {}, adult, answered({ 'q13-alcohol': 'no' }))).toBe(false);
  });
});
