import { describe, expect, it } from 'vitest';
import path from 'node:path';
import { loadPacks } from '../../../electron/records/content/load-packs.ts';
import { settingsOf } from '../../../electron/records/workstation/establishment-packs.ts';

const packs = loadPacks(path.resolve('resources/clinical'));

describe('question sets of an establishment', () => {
  it('are those its enrolment names', () => {
    expect(settingsOf({ kind: 'prison', packs: ['first-stage-women'] }, packs)).toEqual(['prison-women']);
  });

  it('follow from the kind of place where none is named', () => {
    expect(settingsOf({ kind: 'immigration-removal-centre', packs: [] }, packs)).toEqual([
      'immigration-removal',
    ]);
  });

  it('are left to who the person is in a prison that names none', () => {
    expect(settingsOf({ kind: 'prison', packs: [] }, packs)).toBeNull();
  });

  it('are left to who the person is when the named set is not installed', () => {
    expect(settingsOf({ kind: 'prison', packs: ['first-stage-moon'] }, packs)).toBeNull();
  });
});
