import { describe, expect, it } from 'vitest';
import { createContext } from '../../../shared/clinical/context.ts';
import { evaluate } from '../../../shared/clinical/evaluate.ts';
import { leavesOf } from '../../../shared/clinical/leaves.ts';
import { namedConditions } from '../../../shared/clinical/pack/named-conditions.ts';
import { escortTitles } from '../../../shared/clinical/escort-titles.ts';
import { packs, blankState } from './support/packs.ts';
import { exampleFor } from './support/examples.ts';

describe.each(packs.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  it('can show every question and every detail field', () => {
    for (const item of [...pack.items, ...pack.decisions]) {
      expect(exampleFor(item.visibleWhen ?? { all: [] }, pack), item.id).not.toBeNull();
      for (const field of item.details.filter((each) => each.visibleWhen)) {
        expect(exampleFor(field.visibleWhen ?? { all: [] }, pack), `${item.id}.${field.id}`).not.toBeNull();
      }
    }
  });

  it.each(pack.actions.map((rule) => [rule.id, rule] as const))(
    'action %s: triggers, and does not',
    (id, rule) => {
      expect(evaluate(pack, blankState()).actions.map((action) => action.id)).not.toContain(id);
      const state = exampleFor(rule.when, pack);
      expect(state).not.toBeNull();
      const action = evaluate(pack, state ?? blankState()).actions.find((each) => each.id === id);
      expect(action?.urgency).toBe(rule.urgency);
      expect(action?.because.length).toBeGreaterThan(0);
    },
  );

  it('gives every reason of every action an example', () => {
    for (const rule of pack.actions) {
      for (const reason of rule.because.filter((each) => each.when)) {
        const state = exampleFor({ all: [reason.when ?? { all: [] }, rule.when] }, pack);
        const action = state && evaluate(pack, state).actions.find((each) => each.id === rule.id);
        expect(action?.because, `${rule.id}: ${reason.text}`).toContain(reason.text);
      }
    }
  });

  it.each(pack.contradictions.map((rule) => [rule.id, rule] as const))(
    'contradiction %s: opens, and does not',
    (id, rule) => {
      expect(evaluate(pack, blankState()).contradictions).toEqual([]);
      const when = rule.each ? { all: [rule.when, { criticalMedicine: 'without-supply' }] } : rule.when;
      const state = exampleFor(when, pack);
      expect(state).not.toBeNull();
      const found = evaluate(pack, state ?? blankState());
      expect(found.contradictions.map((each) => each.rule)).toContain(id);
      expect(found.readyToSign.ok).toBe(false);
      expect(found.contradictions.every((each) => !/[{}]/.test(each.text))).toBe(true);
    },
  );

  it.each(pack.sooner.map((rule) => [rule.id, rule] as const))(
    'sooner %s: applies, and does not',
    (id, rule) => {
      expect(evaluate(pack, blankState()).secondStage).toEqual({ targetDay: 5, deadlineDay: 7 });
      const state = exampleFor(rule.when, pack) ?? blankState();
      expect(evaluate(pack, state).sooner.map((each) => each.id)).toContain(id);
      expect(evaluate(pack, state).secondStage).toEqual({ targetDay: 2, deadlineDay: 7 });
    },
  );

  it('names only escort-record keys that have a title', () => {
    const evidence = pack.items.flatMap((item) => item.evidence.per);
    const conditions = namedConditions(pack).flatMap(([, condition]) => leavesOf(condition, pack.facts));
    const keys = [...evidence, ...conditions.flatMap((leaf) => ('per' in leaf ? [leaf.per] : []))];
    for (const key of keys) expect(escortTitles, key).toHaveProperty(key);
  });

  it('names source and sign-off for everything, and signs nothing off that is from memory', () => {
    const all = [...pack.items, ...pack.decisions, ...pack.actions, ...pack.contradictions, ...pack.sooner];
    for (const each of all) {
      if (each.source.standing === 'knowledge') expect(each.signOff, each.id).toBe('awaiting');
    }
  });

  it('preselects nothing: a blank state has no answer, and every visible question counts as unanswered', () => {
    const found = evaluate(pack, blankState());
    expect(found.unanswered).toEqual(found.visible);
    expect(found.noActionNeeded).toEqual([]);
    expect(found.readyToSign.ok).toBe(false);
  });

  it('holds no fact that is always true', () => {
    const context = createContext(pack, blankState());
    for (const fact of pack.facts) expect(context.fact(fact.id), fact.id).toBe(false);
  });
});
