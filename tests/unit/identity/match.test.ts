import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { matchKeys, matchPerson, scoreMatch, scriptNote } from '../../../shared/identity/index.ts';
import type { Identity } from '../../../shared/identity/index.ts';

// Nothing here is timed: a busy machine may take long over many runs.
vi.setConfig({ testTimeout: 120_000 });

const base: Identity = {
  surname: 'Łukaszewicz',
  forenames: 'Marek Jan',
  dateOfBirth: '1991-04-07',
  sex: 'male',
  nhsNumber: '9990000018',
};

const name = fc.constantFrom(
  "O'Connor-Smythe",
  'Þórr',
  'Nguyễn',
  'Suharto',
  'محمد',
  'Smith',
  'Smyth',
  'Mohammed',
  'Muhammad',
  'Lee',
  'Li',
  '',
  'Wolfeschlegelsteinhausenbergerdorff-Vandenberghe-Oyelaran-Ng',
  'Jan',
  'Marek Jan',
  'Katarina',
  'Katerina',
  'O',
);
const identity: fc.Arbitrary<Identity> = fc.record({
  surname: name,
  forenames: name,
  dateOfBirth: fc.constantFrom(null, '1988-02-29', '1984-01-02', '1984-02-01', '1984-02-02', '1990-12-31'),
  sex: fc.constantFrom('male', 'female', null),
  nhsNumber: fc.constantFrom(null, '9990000018', '9990000026', '9990000107'),
  prisonNumber: fc.constantFrom(null, 'A1234BC', 'A1234BD', 'Z9999ZZ'),
  pncNumber: fc.constantFrom(null, '2003/0062845E', '03/62845E'),
  aliases: fc.array(fc.record({ surname: name, forenames: name }), { maxLength: 2 }),
});

describe('scoring two people', () => {
  it('is symmetric, and offers only people who share a key', () => {
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        const score = scoreMatch(a, b);
        expect(scoreMatch(b, a)).toEqual(score);
        if (score.strength === null) return;
        expect(score.reasons.length).toBeGreaterThan(0);
        const keys = new Set(matchKeys(a));
        expect(matchKeys(b).some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds anybody with a name and date of birth again under their own record', () => {
    fc.assert(
      fc.property(identity, (a) => {
        if (!a.dateOfBirth || (a.surname === '' && a.forenames === '')) return;
        const copy = { ...a, nhsNumber: null, prisonNumber: null, pncNumber: null };
        expect(scoreMatch(a, copy).strength).toBe('strong');
      }),
    );
  });

  it('calls the same number certain, whatever the form it is written in', () => {
    const score = scoreMatch(
      { surname: 'A', forenames: 'B', pncNumber: '03/62845E' },
      { surname: 'C', forenames: 'D', pncNumber: '2003/0062845e' },
    );
    expect(score.strength).toBe('certain-identifier');
    expect(score.reasons).toContain('same PNC number');
    expect(score.against).toContain('names differ');
  });

  it.each<[string, Partial<Identity>, string, string]>([
    ['diacritics', { surname: 'LUKASZEWICZ' }, 'strong', 'same name'],
    ['a middle name missing', { forenames: 'Marek' }, 'strong', 'same surname and first forename'],
    ['swapped names', { surname: 'Marek', forenames: 'Lukaszewicz' }, 'strong', 'names swapped'],
    ['sound', { surname: 'Lukashevich', forenames: 'Marek' }, 'strong', 'name sounds alike'],
    ['one wrong letter', { forenames: 'Marel' }, 'possible', 'name spelt nearly the same'],
    ['day and month swapped', { dateOfBirth: '1991-07-04' }, 'strong', 'day and month of birth swapped'],
    ['one digit of the date', { dateOfBirth: '1992-04-07' }, 'possible', 'date of birth: one digit differs'],
    ['no date of birth', { dateOfBirth: null }, 'possible', 'same name'],
  ])('allows for %s', (_, change, strength, reason) => {
    const score = scoreMatch({ ...base, nhsNumber: null }, { ...base, nhsNumber: null, ...change });
    expect(score.strength).toBe(strength);
    expect(score.reasons).toContain(reason);
  });

  it('hears names that sound alike', () => {
    const score = scoreMatch(
      { surname: 'Hussain', forenames: 'Mohammed', dateOfBirth: '1990-01-05' },
      { surname: 'Hussein', forenames: 'Muhammad', dateOfBirth: '1990-01-05' },
    );
    expect(score).toEqual({
      strength: 'strong',
      reasons: ['name sounds alike', 'same date of birth'],
      against: [],
    });
  });

  it('states different NHS numbers against, and is then less sure', () => {
    const score = scoreMatch(base, { ...base, nhsNumber: '9990000107' });
    expect(score.strength).toBe('possible');
    expect(score.against).toEqual(['NHS numbers differ']);
  });

  it('offers twins, and says that the forenames differ', () => {
    const score = scoreMatch({ ...base, nhsNumber: null }, { ...base, nhsNumber: null, forenames: 'Tomasz' });
    expect(score).toMatchObject({ strength: 'possible', against: ['forenames differ'] });
  });

  it('does not offer a namesake born on quite another day, nor a stranger born on the same', () => {
    expect(
      scoreMatch({ ...base, nhsNumber: null }, { ...base, nhsNumber: null, dateOfBirth: '1962-11-30' })
        .strength,
    ).toBeNull();
    expect(
      scoreMatch(
        { ...base, nhsNumber: null },
        { surname: 'Okafor', forenames: 'Chidi', dateOfBirth: '1991-04-07' },
      ).strength,
    ).toBeNull();
  });

  it('ignores a malformed number instead of comparing it', () => {
    const a = { surname: 'One', forenames: 'Able', nhsNumber: '123', prisonNumber: 'x' };
    const b = { surname: 'Two', forenames: 'Baker', nhsNumber: '123', prisonNumber: 'x' };
    expect(scoreMatch(a, b).strength).toBeNull();
  });

  it('compares Arabic as written, and says when scripts differ', () => {
    const arabic = { surname: 'الأحمد', forenames: 'محمد', dateOfBirth: '1995-01-12' };
    expect(scoreMatch(arabic, { ...arabic }).strength).toBe('strong');
    const latin = {
      surname: 'Al-Ahmad',
      forenames: 'Mohammed',
      dateOfBirth: '1995-01-12',
      prisonNumber: 'A1234BC',
    };
    const score = scoreMatch({ ...arabic, prisonNumber: 'A1234BC' }, latin);
    expect(score.strength).toBe('certain-identifier');
    expect(score.against).toContain('names are written in different scripts, so not compared');
    expect(scriptNote(arabic)).toContain('no transliteration');
    expect(scriptNote(latin)).toBeNull();
  });

  it('finds somebody by an alias, and says that it is one', () => {
    const score = scoreMatch(
      { ...base, nhsNumber: null },
      { surname: 'Brown', forenames: 'Mark', dateOfBirth: base.dateOfBirth, aliases: [base] },
    );
    expect(score).toMatchObject({
      strength: 'strong',
      reasons: ['same name (an alias)', 'same date of birth'],
    });
  });
});

describe('a list of matches', () => {
  it('puts the strongest first, leaves out the person themselves and merges nobody', () => {
    const pool: Identity[] = [
      { id: 'twin', ...base, nhsNumber: null, forenames: 'Tomasz' },
      { id: 'self', ...base },
      { id: 'number', ...base, surname: 'Other', forenames: 'Name' },
      { id: 'same', ...base, nhsNumber: null },
    ];
    const before = structuredClone(pool);
    const found = matchPerson({ ...base, id: 'self' }, pool);
    expect(found.map((match) => match.identity.id)).toEqual(['number', 'same', 'twin']);
    expect(pool).toEqual(before);
    expect(matchPerson(base, pool, { weakest: 'certain-identifier', limit: 1 })).toHaveLength(1);
  });
});
