import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  bannerName,
  foldName,
  joinedName,
  nameWords,
  plainName,
  titleCase,
} from '../../../shared/identity/index.ts';
import { soundsOf } from '../../../shared/identity/name-sounds.ts';

// Nothing here is timed: a busy machine may take long over many runs.
vi.setConfig({ testTimeout: 120_000 });

const soundsAlike = (one: string, other: string): boolean =>
  soundsOf(one).some((sound) => soundsOf(other).includes(sound));

describe('names as they are compared', () => {
  it('takes every way of writing O’Brien as one', () => {
    const spellings = ["O'Brien", 'O’Brien', 'O Brien', 'OBrien', 'O-BRIEN', 'o´brien', "  O' Brien "];
    expect(new Set(spellings.map(joinedName))).toEqual(new Set(['obrien']));
    expect(nameWords("O'Connor-Smythe")).toEqual(['o', 'connor', 'smythe']);
  });

  it.each([
    ['Nguyễn', 'nguyen'],
    ['Þórr', 'thorr'],
    ['Łukaszewicz', 'lukaszewicz'],
    ['Đorđević', 'dordevic'],
    ['Groß', 'gross'],
    ['İbrahim', 'ibrahim'],
    ['Jørgensen', 'jorgensen'],
    ['ＦＵＬＬ', 'full'],
  ])('folds %s to %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('keeps Arabic as it is written', () => {
    expect(foldName('محمد')).toBe('محمد');
    expect(foldName('مُحَمَّد')).toBe('مُحَمَّد'.normalize('NFC'));
    expect(soundsAlike('محمد', 'محمد')).toBe(true);
    expect(soundsAlike('محمد', 'احمد')).toBe(false);
  });

  it.each([
    ['\u0374', ''],
    ['\u0149', 'n'],
    ['N\u0374dour', 'n dour'],
  ])('takes the apostrophe that %s is or holds for one', (name, folded) => {
    expect(foldName(name)).toBe(folded);
    expect(foldName(folded)).toBe(folded);
  });

  it('is the same when done twice, and whatever the normal form of the input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const folded = foldName(name);
        expect(foldName(folded)).toBe(folded);
        expect(foldName(name.normalize('NFD'))).toBe(foldName(name.normalize('NFC')));
      }),
    );
  });

  it('hears Mohammed and Muhammad as one, and sounds out every name somehow', () => {
    expect(soundsAlike('mohammed', 'muhammad')).toBe(true);
    expect(soundsAlike('smith', 'smyth')).toBe(true);
    expect(soundsAlike('smith', 'okafor')).toBe(false);
    expect(soundsOf('o')).toEqual(['o']);
  });
});

describe('names as they are shown', () => {
  it.each([
    [{ surname: 'Evans West', forenames: 'Jonathan', title: 'sir' }, 'EVANS WEST, Jonathan (Sir)'],
    [{ surname: 'boateng', forenames: 'AKUSEA', title: 'MRS.' }, 'BOATENG, Akusea (Mrs)'],
    [{ surname: "o'connor-smythe", forenames: "d'arcy-jane" }, "O'CONNOR-SMYTHE, D'Arcy-Jane"],
    [{ surname: 'Suharto', forenames: '' }, 'SUHARTO'],
    [{ surname: 'Nguyễn', forenames: 'Thị  Hương' }, 'NGUYỄN, Thị Hương'],
    [{ surname: 'Þórr', forenames: 'McKenzie' }, 'ÞÓRR, McKenzie'],
    [{ surname: 'الأحمد', forenames: 'محمد' }, 'الأحمد, محمد'],
    [{ surname: '', forenames: ' ' }, 'Name not known'],
  ])('shows %o as %s', (name, shown) => {
    expect(bannerName(name)).toBe(shown);
  });

  it('never shortens a long name', () => {
    const surname = 'Wolfeschlegelsteinhausenbergerdorff-Vandenberghe-Oyelaran-Ng';
    expect(surname).toHaveLength(60);
    expect(bannerName({ surname, forenames: 'Adolph' })).toBe(`${surname.toUpperCase()}, Adolph`);
  });

  it('leaves a spelling with its own capitals alone', () => {
    expect(titleCase('van der Berg')).toBe('van der Berg');
    expect(plainName({ surname: 'MBEKI', forenames: 'PATRICE' })).toBe('Patrice Mbeki');
  });
});
