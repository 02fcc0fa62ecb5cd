/** NG225: no scale is used to predict suicide or self-harm. The application must not be able to hold one. */
import { describe, expect, it } from 'vitest';
import { parsePack } from '../../../shared/clinical/pack/parse.ts';
import { leavesOf } from '../../../shared/clinical/leaves.ts';
import { namedConditions } from '../../../shared/clinical/pack/named-conditions.ts';
import { adult, packs } from './support/packs.ts';

const aboutSelfHarm = /^(q19|q20|acct|self-harm|conversation)/;

const embedded = {
  'first-stage': ['audit', 'audit-c', 'ciwa-ar', 'cows', 'news2'],
  'second-stage': ['audit', 'audit-c', 'ftnd', 'gad-7', 'news2', 'phq-9'],
};

describe('no suicide-risk score', () => {
  it('ships only the tools that may be embedded', () => {
    for (const pack of packs) {
      expect(pack.tools.map((tool) => tool.id).sort()).toEqual(embedded[pack.kind]);
    }
  });

  it('refuses a tool that scores suicide or self-harm', () => {
    const damaged = structuredClone(adult) as unknown as { tools: { title: string }[] };
    const [tool] = damaged.tools;
    if (tool) tool.title = 'Suicide risk scale';
    expect(() => parsePack(damaged)).toThrow('tools that score suicide or self-harm risk are not allowed');
  });

  it('puts no tool into the self-harm questions, and lets no self-harm question compare a number', () => {
    for (const pack of packs) {
      const items = [...pack.items, ...pack.decisions].filter((item) => aboutSelfHarm.test(item.id));
      expect(items.length).toBeGreaterThan(pack.kind === 'first-stage' ? 4 : 2);
      for (const item of items) {
        for (const field of item.details)
          expect(['tool', 'number'], `${item.id}.${field.id}`).not.toContain(field.kind);
      }
      for (const [name, condition] of namedConditions(pack)) {
        for (const leaf of leavesOf(condition, pack.facts)) {
          if (!('detail' in leaf) || !aboutSelfHarm.test(leaf.detail[0])) continue;
          expect(['gt', 'gte', 'lt', 'lte'], name).not.toContain(leaf.op);
        }
      }
    }
  });
});
