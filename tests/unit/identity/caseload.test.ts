import { describe, expect, it } from 'vitest';
import { matchKeys, matchPerson, queryTokens, searchTokens } from '../../../shared/identity/index.ts';
import type { Identity } from '../../../shared/identity/index.ts';

const SURNAMES =
  'Smith Jones Okafor Hussain Nguyễn Kowalski O’Brien Begum Van-der-Berg Suharto Mbeki Patel Li Ng'.split(
    ' ',
  );
const FORENAMES = 'John Mary Chidi Mohammed Thị Zofia Niamh Aisha Piet Marek Patrice Ravi Wei Ada Tom'.split(
  ' ',
);

/** Milliseconds before a busy machine counts as hung; nothing here is timed. */
const PATIENCE = 120_000;

/** A caseload as large as the figures to hold ask for, the same in every run. */
function caseload(size: number): Identity[] {
  return Array.from({ length: size }, (_, at) => ({
    id: `p${at}`,
    surname: `${SURNAMES[at % SURNAMES.length]}`,
    forenames: `${FORENAMES[Math.floor(at / 7) % FORENAMES.length]} ${FORENAMES[at % 13]}`,
    dateOfBirth: new Date(Date.UTC(1950, 0, 1) + ((at * 7919) % 20000) * 86_400_000)
      .toISOString()
      .slice(0, 10),
    prisonNumber: `A${String(at % 10_000).padStart(4, '0')}${at < 10_000 ? 'AA' : 'BB'}`,
  }));
}

describe('a caseload of 20,000', () => {
  const people = caseload(20_000);
  const index = new Map<string, Identity[]>();
  for (const person of people) {
    for (const key of matchKeys(person)) {
      const held = index.get(key);
      if (held) held.push(person);
      else index.set(key, [person]);
    }
  }

  it(
    'finds the same people through the keys as by comparing everybody',
    () => {
      for (const at of [0, 4321, 19_999]) {
        const person = people[at];
        if (!person) throw new Error('caseload too small');
        const candidate: Identity = {
          ...person,
          id: 'new',
          prisonNumber: null,
          dateOfBirth: person.dateOfBirth ?? null,
        };
        const found = new Set(matchKeys(candidate).flatMap((key) => index.get(key) ?? []));
        const limit = 20_000;
        const ids = (pool: Iterable<Identity>): string[] =>
          matchPerson(candidate, pool, { limit }).map((match) => match.identity.id ?? '');
        const throughKeys = ids(found);
        expect(throughKeys).toContain(person.id);
        expect(throughKeys.sort()).toEqual(ids(people).sort());
        // A lookup that meets a large share of everybody would be no index.
        expect(found.size).toBeLessThan(people.length / 10);
      }
    },
    PATIENCE,
  );

  it(
    'keeps the number of keys and tokens of a person small',
    () => {
      const most = (count: (person: Identity) => number): number => Math.max(...people.map(count));
      expect(most((person) => matchKeys(person).length)).toBeLessThan(30);
      expect(most((person) => searchTokens(person).length)).toBeLessThan(40);
    },
    PATIENCE,
  );
});

describe('find as you type', () => {
  const person: Identity = {
    surname: "O'Connor-Smythe",
    forenames: 'Þórr Jürgen',
    dateOfBirth: '1984-07-04',
    nhsNumber: '943 476 5919',
    prisonNumber: 'A1234BC',
    pncNumber: '2003/0062845E',
    croNumber: 'SF80/655108T',
    aliases: [{ surname: 'McDonald', forenames: 'محمد' }],
  };
  const tokens = searchTokens(person);
  const finds = (text: string): boolean =>
    queryTokens(text).length > 0 &&
    queryTokens(text).every((part) => tokens.some((token) => token.startsWith(part)));

  it.each([
    "o'con",
    'oconnor',
    'O Connor',
    'connor',
    'smythe',
    'OConnorSmythe',
    "O'Connor-Smythe, Thorr",
    'thórr',
    'jurg',
    'Jürgen',
    '9434765919',
    '943 476 5919',
    '943 47',
    '5919',
    'a1234',
    'A1234BC',
    '1234bc',
    '2003/0062845E',
    '2003/0062',
    '03/62845e',
    '62845',
    'SF80/655',
    '4/7/84',
    '04/07/1984',
    '04071984',
    '1984-07-04',
    '4-Jul-1984',
    '04/07',
    '1984',
    '4 7 1984',
    'smythe 04/07/1984',
    'mc donald',
    'mcdonald',
    'محم',
  ])('finds by %s', (text) => {
    expect(finds(text)).toBe(true);
  });

  it.each(['brown', 'smythe 1985', '5/7/84', '9434765918', 'smythe jones', '   ', '-'])(
    'does not find by %s',
    (text) => {
      expect(finds(text)).toBe(false);
    },
  );

  it('finds Obrien by "o brien"', () => {
    const held = searchTokens({ surname: 'Obrien', forenames: 'Pat' });
    expect(queryTokens('o brien').every((part) => held.some((token) => token.startsWith(part)))).toBe(true);
  });

  it('bounds what a pasted text can ask for', () => {
    expect(queryTokens('word '.repeat(1000)).length).toBe(1);
    expect(
      queryTokens(Array.from({ length: 500 }, (_, at) => `w${at}`).join(' ')).length,
    ).toBeLessThanOrEqual(12);
  });
});
