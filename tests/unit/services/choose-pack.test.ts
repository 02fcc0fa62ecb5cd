/** Which question set a person is assessed with. */
import { describe, expect, it } from 'vitest';
import { choosePack, establishmentSettings } from '../../../electron/records/services/content/choose-pack.ts';
import type { LoadedPack } from '../../../electron/records/services/context.ts';
import type { PackKind } from '../../../shared/clinical/index.ts';
import type { FoldedRecord } from '../../../shared/changes/version.ts';
import type { Json } from '../../../shared/changes/change.ts';

const now = '2026-11-22T19:40:00Z';
const pack = (setting: string, kind: PackKind = 'first-stage'): LoadedPack =>
  ({ pack: { id: setting, kind, settings: [setting] }, hash: '' }) as never;
const packs = ['prison-adult', 'prison-women', 'young-adults', 'immigration-removal'].map((kind) =>
  pack(kind),
);
const all = ['prison-adult', 'prison-women', 'young-adults'];

function person(values: Record<string, Json>): FoldedRecord {
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, versions: [], conflict: false }]),
  );
  return { type: 'patient', id: '', patient: null, establishment: 'LEI', conflicts: [], fields };
}

const chosen = (settings: readonly string[], values: Record<string, Json>, from = packs): string =>
  choosePack(from, 'first-stage', settings, person(values), now).pack.id;

describe('the pack of a person', () => {
  it('follows sex and age where the establishment has a pack for them', () => {
    expect(chosen(all, { sex: 'male', dateOfBirth: '1980-01-01' })).toBe('prison-adult');
    expect(chosen(all, { sex: 'female', dateOfBirth: '2007-01-01' })).toBe('prison-women');
    expect(chosen(all, { sex: null, gender: 'Woman', dateOfBirth: null })).toBe('prison-women');
    expect(chosen(all, { sex: 'male', dateOfBirth: '2005-11-23' })).toBe('young-adults');
    expect(chosen(all, { sex: 'male', dateOfBirth: '2005-11-22' })).toBe('prison-adult');
    expect(chosen(all, { sex: null, dateOfBirth: null })).toBe('prison-adult');
  });

  it('follows the kind of establishment before the person', () => {
    expect(chosen(['immigration-removal'], { sex: 'female', dateOfBirth: null })).toBe('immigration-removal');
    expect(chosen(['prison-adult'], { sex: 'female', dateOfBirth: null })).toBe('prison-adult');
    expect(chosen(['young-adults'], { sex: 'male', dateOfBirth: null })).toBe('prison-adult');
  });

  it('is some pack rather than none, and none is said in words', () => {
    expect(chosen(all, { sex: 'female' }, [pack('prison-adult')])).toBe('prison-adult');
    expect(() => chosen(all, {}, [])).toThrow(/question set/);
  });

  it('is never a pack of another kind, not even where there is no other', () => {
    const second = pack('prison-women', 'second-stage');
    const woman = person({ sex: 'female', dateOfBirth: null });
    expect(chosen(all, { sex: 'female' }, [second, pack('prison-adult')])).toBe('prison-adult');
    expect(() => chosen(all, { sex: 'female' }, [second])).toThrow(/question set/);
    expect(choosePack([...packs, second], 'second-stage', all, woman, now)).toBe(second);
    expect(() => choosePack(packs, 'second-stage', all, woman, now)).toThrow(/question set/);
  });

  it('reads the kinds of establishment from the store, and survives nonsense there', () => {
    const settings = (value: string | null) =>
      establishmentSettings({ get: () => value, set: () => undefined });
    expect(settings('["immigration-removal"]')).toEqual(['immigration-removal']);
    for (const broken of [null, 'x', '{}', '[]']) expect(settings(broken)).toContain('prison-adult');
  });
});
