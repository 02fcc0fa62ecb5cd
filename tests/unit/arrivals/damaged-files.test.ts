import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { MAX_FEED_BYTES, MAX_FEED_ROWS, parseFeed } from '../../../shared/arrivals/index.ts';
import { fixtureBytes, readFixture, readText } from '../../support/feeds/read.ts';

// Nothing here is timed: a busy machine may take long over many runs.
vi.setConfig({ testTimeout: 120_000 });

const bytesOf = (...codes: number[]): Uint8Array => Uint8Array.from(codes);
const onlyReason = (bytes: Uint8Array, name = 'feed.json'): string => {
  const { kind, arrivals, problems } = parseFeed(bytes, name);
  expect(kind).toBe('unreadable');
  expect(arrivals).toEqual([]);
  expect(problems).toHaveLength(1);
  return problems[0]?.reason ?? '';
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('files that cannot be read at all', () => {
  it('refuses 50 MB at once, in words', () => {
    const reason = onlyReason(new Uint8Array(50 * 1024 * 1024));
    expect(reason).toContain('The file is 50 MB');
    expect(reason).toContain('20 MB');
    expect(MAX_FEED_BYTES).toBe(20 * 1024 * 1024);
  });

  it('keeps to a smaller limit when given one', () => {
    const { problems } = parseFeed(fixtureBytes('arrivals.json'), 'arrivals.json', { maxBytes: 100 });
    expect(problems[0]?.reason).toContain('can be imported at once');
  });

  it.each<[string, Uint8Array, string]>([
    ['an empty file', bytesOf(), 'empty'],
    ['white space', utf8(' \n\t'), 'empty'],
    ['an empty list', utf8('[]'), 'names nobody'],
    ['zero bytes', utf8('a\0b'), 'not text'],
    ['a workbook', utf8('PK\u0003\u0004…'), 'workbook'],
    ['a PDF', utf8('%PDF-1.7'), 'PDF'],
    ['a web page', utf8('<!doctype html><p>Sign in</p>'), 'web page'],
    ['words', utf8('Dear colleague,\nplease find attached'), 'no column for'],
  ])('says of %s what it is', (_, bytes, part) => {
    expect(onlyReason(bytes, 'list.csv')).toContain(part);
  });

  it('says that a file named JSON is not', () => {
    expect(onlyReason(utf8('Surname,Date\nA,2026-07-14'))).toContain('does not begin like it');
  });

  it('refuses windows-1252 with the line, instead of guessing at names', () => {
    const bytes = bytesOf(...utf8('Surname,Date\nSmith,2026-07-14\nMu'), 0xf1, ...utf8('oz,2026-07-14\n'));
    const { problems } = parseFeed(bytes, 'list.csv');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 3, row: null });
    expect(problems[0]?.reason).toContain('Save the file as UTF-8');
  });

  it('reads UTF-16 where the file says that it is', () => {
    const text = '\ufeff[{"lastName":"Łęcka","firstName":"Zofia","date":"2026-07-14","id":"1"}]';
    const little = new Uint8Array(Uint16Array.from([...text], (letter) => letter.charCodeAt(0)).buffer);
    expect(parseFeed(little, 'a.json').arrivals[0]?.surname).toBe('Łęcka');
  });
});

describe('damaged JSON', () => {
  const whole = new TextDecoder().decode(fixtureBytes('arrivals.json'));

  it('gives the entries before the cut and one problem with the line of the cut', () => {
    const cut = whole.slice(0, whole.indexOf('"Harbour View IRC"') + 8);
    const { arrivals, problems } = readText(cut);
    expect(arrivals.map((row) => row.surname)).toEqual(["O'Connor-Smythe", 'Suharto']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: cut.split('\n').length, row: null });
    expect(problems[0]?.reason).toContain('cut short');
  });

  it('holds for a cut at every place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: whole.trimEnd().length - 1 }), (length) => {
        const { arrivals, problems } = readText(whole.slice(0, length));
        expect(problems).toHaveLength(1);
        expect(problems[0]?.line).toBe(whole.slice(0, length).trimEnd().split('\n').length);
        expect(arrivals).toEqual(readFixture('arrivals.json').arrivals.slice(0, arrivals.length));
      }),
    );
  });

  it('loses one entry, and not the file, to a quotation mark that is missing', () => {
    const { arrivals, problems } = readText(whole.replace('"Suharto"', '"Suharto'));
    expect(arrivals).toHaveLength(3);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      line: whole.slice(0, whole.indexOf('"Suharto"')).split('\n').length,
      row: 2,
    });
  });

  it('stops at a missing brace rather than take a suggestion for a person', () => {
    const { arrivals, problems } = readText(whole.replace(/\}\s*\],?\s*\}/, ''));
    expect(arrivals.some((row) => row.surname === 'Connor')).toBe(false);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('hostile files', () => {
  it('never throws, whatever bytes it is given', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.json', 'a.csv', ''),
        (bytes, name) => {
          expect(() => parseFeed(bytes, name)).not.toThrow();
        },
      ),
    );
  });

  it('never throws on any JSON value, nor on a fixture with characters changed', () => {
    const whole = new TextDecoder().decode(fixtureBytes('escort-record-api.json'));
    fc.assert(fc.property(fc.json(), (json) => void readText(json)));
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string({ maxLength: 3 }), (at, inserted) => {
        readText(whole.slice(0, at) + inserted + whole.slice(at + 1));
      }),
    );
  });

  it('reaches no prototype', () => {
    const entry =
      '{"lastName":"A","date":"2026-07-14","id":"1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    const { arrivals } = readText(`[${entry}]`);
    const merged = Object.assign({}, arrivals[0]?.raw) as { polluted?: unknown };
    expect(merged.polluted).toBeUndefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(arrivals[0]?.raw as object)).toEqual(['lastName', 'date', 'id']);
  });

  it('is not fooled by inherited names as fields or column titles', () => {
    expect(readText('constructor,toString\na,b', 'a.csv').kind).toBe('unreadable');
    expect(readText('[{"toString":"x"}]').problems).toHaveLength(1);
  });

  it('refuses an endless name, and strips controls that turn text round', () => {
    const { arrivals, problems } = readText(
      JSON.stringify([
        { lastName: 'x'.repeat(5000), date: '2026-07-14', id: '1' },
        { lastName: 'Ev\u202eil\u0007', date: '2026-07-14', id: '2' },
      ]),
    );
    expect(problems[0]).toMatchObject({ line: 1, row: 1, field: 'name' });
    expect(problems[0]?.value?.length).toBeLessThanOrEqual(40);
    expect(arrivals[0]?.surname).toBe('Evil');
  });

  it('survives deep nesting', () => {
    expect(readText('['.repeat(100_000)).problems).toHaveLength(1);
    expect(readText(`[{"a":${'['.repeat(5000)}${']'.repeat(5000)}}]`).arrivals).toEqual([]);
  });

  it('lists a bounded number of problems and reads a bounded number of rows', () => {
    const { problems } = readText(`[${'1,'.repeat(5000)}1]`);
    expect(problems).toHaveLength(501);
    expect(problems.at(-1)?.reason).toContain('4501 more problems');
    const many = readText(`[${'1,'.repeat(MAX_FEED_ROWS + 10)}1]`);
    expect(many.problems.length).toBeLessThanOrEqual(501);
  });
});
