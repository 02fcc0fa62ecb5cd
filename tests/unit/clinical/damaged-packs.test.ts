/** Damaged packs are refused, in sentences that name the item and the field. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPacks } from '../../../electron/records/content/load-packs.ts';
import { composePack } from '../../../shared/clinical/pack/compose.ts';
import { parsePack } from '../../../shared/clinical/pack/parse.ts';
import { ContentPackProblem } from '../../../shared/clinical/pack/problem.ts';
import { adult, contentFolder } from './support/packs.ts';

// Damage is done to any depth, on purpose without types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = Record<string, any>;

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ContentPackProblem) return error.problems;
    throw error;
  }
  return [];
}

function damaged(change: (pack: Loose, item: (id: string) => Loose) => void): readonly string[] {
  const copy = structuredClone(adult) as unknown as Loose;
  const item = (id: string): Loose =>
    [...copy['items'], ...copy['decisions']].find((each: Loose) => each['id'] === id);
  change(copy, item);
  return problemsOf(() => parsePack(copy));
}

describe('parsePack', () => {
  it('accepts the pack as shipped', () => expect(parsePack(structuredClone(adult))).toEqual(adult));

  it.each([
    ['no JSON object', null],
    ['a list', []],
    ['nothing in it', {}],
  ])('refuses %s', (_, json) => expect(problemsOf(() => parsePack(json)).length).toBeGreaterThan(0));

  const faults: readonly (readonly [string, (pack: Loose, item: (id: string) => Loose) => void, string])[] = [
    [
      'missing text',
      (_, item) => void delete item('q13-alcohol')['text'],
      'Item q13-alcohol, text: is missing.',
    ],
    [
      'missing field label',
      (_, item) => void delete item('q13-alcohol')['details'][0].label,
      'Item q13-alcohol, detail field units-per-day, label: is missing.',
    ],
    [
      'unknown kind of field',
      (_, item) => void (item('q13-alcohol')['details'][0].kind = 'slider'),
      'Item q13-alcohol, detail field units-per-day, kind: ',
    ],
    [
      'choice without options',
      (_, item) => void delete item('q1-status')['details'][0].options,
      'Item q1-status, detail field status, options: is missing.',
    ],
    [
      'unknown part',
      (_, item) => void (item('veteran')['colour'] = 'red'),
      'Item veteran: has a part that is not known: colour.',
    ],
    [
      'unknown condition',
      (_, item) => void (item('veteran')['visibleWhen'] = { moon: 'full' }),
      'Item veteran, visibleWhen: is not a kind of condition (it has moon).',
    ],
    [
      'unknown question',
      (pack) => void (pack['actions'][0].when = { answer: 'q99', is: ['yes'] }),
      'Action read-escort-record, when: there is no question q99.',
    ],
    [
      'impossible answer',
      (pack) => void (pack['actions'][0].when = { answer: 'veteran', is: ['maybe'] }),
      'Action read-escort-record, when: veteran has no answer "maybe".',
    ],
    [
      'unknown detail field',
      (pack) => void (pack['sooner'][0].when = { detail: ['q13-alcohol', 'pints'], op: 'gt', value: 3 }),
      'Sooner rule pregnancy, when: q13-alcohol has no detail field pints.',
    ],
    [
      'unknown option',
      (pack) => void (pack['sooner'][0].when = { detail: ['q1-status', 'status'], op: 'eq', value: 'lost' }),
      'Sooner rule pregnancy, when: status has no option "lost".',
    ],
    [
      'unknown fact',
      (pack) => void (pack['sooner'][0].when = { fact: 'hungry' }),
      'Sooner rule pregnancy, when: there is no fact hungry.',
    ],
    [
      'item twice',
      (pack) => void pack['items'].push(pack['items'][0]),
      'The question interpreter is there twice.',
    ],
    [
      'unknown section',
      (_, item) => void (item('veteran')['section'] = 'attic'),
      'Item veteran, section: there is no section attic.',
    ],
    [
      'silent emergency',
      (pack) => void (pack['actions'].find((a: Loose) => a['urgency'] === 'emergency').silent = true),
      'emergency actions may not be silent.',
    ],
    [
      'no reason',
      (pack) => void (pack['actions'][0].because = []),
      'Action read-escort-record, because: gives no reason.',
    ],
    [
      'gap in NEWS2',
      (pack) => void pack['tools'][0].items[0].scales[0].bands.splice(1, 1),
      'Tool news2: respiration-rate, scale 1: 9 falls in 0 bands.',
    ],
    [
      'overlap in bands',
      (pack) => void pack['tools'][0].bands.pop(),
      'Tool news2: no band holds a total of 0.',
    ],
    [
      'circle',
      (_, item) => {
        item('veteran')['visibleWhen'] = { answer: 'smoking', is: ['yes'] };
        item('smoking')['visibleWhen'] = { answer: 'veteran', is: ['yes'] };
      },
      'Whether these are shown depends on themselves: ',
    ],
    [
      'no supply column',
      (pack) => void (pack['medicines'].rows.supply = 'stock'),
      'Medicines, rows: medicines has no column stock.',
    ],
    ['version', (pack) => void (pack['version'] = 'latest'), 'Version: must be a version such as 1.0.0.'],
  ];
  it.each(faults)('%s', (_, change, sentence) => {
    expect(damaged(change).join('\n')).toContain(sentence);
  });
});

describe('composePack', () => {
  const header = {
    id: 'x',
    version: '1.0.0',
    title: 'X',
    kind: 'first-stage',
    settings: ['x'],
    extends: { id: adult.id, version: adult.version },
    signOff: { state: 'awaiting', note: 'A test.' },
  };
  const extend = (part: object): readonly string[] =>
    problemsOf(() => composePack([{ name: 'x.json', json: { pack: header, ...part } }], [adult]));

  it('names file and entry when it cannot remove, replace, place or find', () => {
    expect(extend({ remove: { items: ['q99'] } })).toEqual(['x.json, remove, items: there is no q99.']);
    expect(extend({ replace: { items: [{ id: 'q99' }] } })).toEqual([
      'x.json, replace, items: there is no q99.',
    ]);
    expect(extend({ items: [{ id: 'new', after: 'q99' }] })).toEqual([
      'x.json, items, new, after: there is no q99.',
    ]);
    expect(extend({ items: [{ id: 'new', details: ['@none'] }] })).toEqual([
      'Item new, details: there is no set of fields "@none".',
    ]);
    expect(extend({ itmes: [] })).toEqual(['x.json: has a part that is not known: itmes.']);
    expect(problemsOf(() => composePack([{ name: 'x.json', json: { pack: header } }]))).toEqual([
      'Pack x extends first-stage-adult 1.0.0, which is not there.',
    ]);
  });

  it('refuses to remove a question that a rule still needs', () => {
    const problems = extend({ remove: { items: ['q13-alcohol'] } });
    expect(problems.some((problem) => problem.includes('there is no question q13-alcohol'))).toBe(true);
  });
});

describe('loadPacks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const withFile = (name: string, content: string | Uint8Array): readonly string[] => {
    cpSync(contentFolder, folder, { recursive: true, force: true });
    writeFileSync(join(folder, name), content);
    return problemsOf(() => loadPacks(folder));
  };

  it('gives the same hash for the same content, and another for another', () => {
    const [a, b] = [loadPacks(contentFolder), loadPacks(contentFolder)];
    expect(a.map((pack) => pack.hash)).toEqual(b.map((pack) => pack.hash));
    expect(new Set(a.map((pack) => pack.hash)).size).toBe(a.length);
    expect(a[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says which file is cut short, not UTF-8, missing or outside', () => {
    const text = readFileSync(join(contentFolder, 'first-stage/facts.json'), 'utf8');
    expect(withFile('first-stage/facts.json', text.slice(0, 500))[0]).toMatch(
      /^Content file first-stage\/facts.json is damaged: /,
    );
    expect(withFile('first-stage/facts.json', Uint8Array.of(0x7b, 0xff, 0xfe))).toEqual([
      'Content file first-stage/facts.json cannot be read as UTF-8 text.',
    ]);
    const index = (file: string): string => JSON.stringify({ packs: [{ id: 'x', files: [file] }] });
    expect(withFile('index.json', index('nowhere.json'))).toEqual(['Content file nowhere.json is missing.']);
    expect(withFile('index.json', index('../../secret.json'))).toEqual([
      'Content file ../../secret.json lies outside the folder of content packs.',
    ]);
    expect(withFile('index.json', '{"packs":[]}')).toEqual(['The index of content packs lists no packs.']);
  });
});
