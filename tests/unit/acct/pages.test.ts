/** What is drawn, printed and told on: pre-read, sheets and the picture over time. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../../electron/records/content/load-packs.ts';
import { fileURLToPath } from 'node:url';
import { parseInputForm } from '../../../shared/acct/input-content.ts';
import { answersOfPart, preRead, type PreReadFacts, toolsOfPart } from '../../../shared/acct/pre-read.ts';
import { handoverLines, type HandoverFacts, sheetLines } from '../../../shared/acct/sheet.ts';
import { dateAsKnown, timelineOf, type TimelineEntry } from '../../../shared/acct/timeline.ts';

const content = parseInputForm(
  JSON.parse(readFileSync(new URL('../../../resources/acct/input.json', import.meta.url), 'utf8')),
);
const nothing: PreReadFacts = {
  conditions: [],
  answers: [],
  tools: [],
  contacts: [],
  medicines: [],
  plannedDates: [],
  selfHarm: [],
};

describe('the pre-read', () => {
  it('has lines for every part that is drawn, and only for those', () => {
    const drawn = content.parts.filter((part) => part.drawn).map(({ id }) => id);
    expect(preRead(nothing).map(({ part }) => part)).toEqual(drawn);
    expect(preRead(nothing).every(({ lines }) => lines.length === 0)).toBe(true);
  });

  it('names answers and tools that the content packs ask for', () => {
    const packs = loadPacks(fileURLToPath(new URL('../../../resources/clinical', import.meta.url)));
    const items = packs.flatMap(({ pack }) => [...pack.items, ...pack.decisions]).map(({ id }) => id);
    for (const id of Object.values(answersOfPart).flat()) expect(items).toContain(id);
    const tools = packs.flatMap(({ pack }) => pack.tools);
    for (const wanted of Object.values(toolsOfPart)) {
      for (const [tool, ids] of Object.entries(wanted)) {
        const known = tools.find(({ id }) => id === tool)?.items.map(({ id }) => id) ?? [];
        expect(known.length).toBeGreaterThan(0);
        if (ids !== 'all') expect(known).toEqual(expect.arrayContaining([...ids]));
      }
    }
  });

  it('tells the items of a withdrawal tool and no total, and each line with its source', () => {
    const source = 'First-stage assessment, 22-Nov-2026';
    const facts: PreReadFacts = {
      ...nothing,
      tools: [
        {
          tool: 'cows',
          title: 'COWS',
          items: [
            { id: 'pulse', label: 'Pulse', answer: '81 to 100' },
            { id: 'tremor', label: 'Tremor', answer: 'Felt, not seen' },
          ],
          source,
        },
        {
          tool: 'phq-9',
          title: 'PHQ-9',
          items: [
            { id: 'sleep', label: 'Sleep', answer: 'Several days' },
            { id: 'down', label: 'Down', answer: 'Nearly every day' },
          ],
          source,
        },
        { tool: 'audit', title: 'AUDIT', items: [{ id: 'often', label: 'Often', answer: 'Never' }], source },
      ],
      medicines: [{ words: 'Methadone, 40 ml', howTaken: 'missed two days', critical: true, source }],
      plannedDates: [{ kind: 'court', date: '2026-11-26', note: 'Leeds', source }],
      selfHarm: [{ text: 'Ligature', date: '2024-03', source }],
    };
    const lines = Object.fromEntries(preRead(facts).map(({ part, lines: of }) => [part, of]));
    expect(lines['withdrawal']).toEqual([{ text: 'COWS: Pulse: 81 to 100; Tremor: Felt, not seen', source }]);
    expect(lines['sleep']).toEqual([{ text: 'PHQ-9: Sleep: Several days', source }]);
    expect(lines['medicines']?.[0]?.text).toBe(
      'Methadone, 40 ml (no dose may be missed); taken: missed two days',
    );
    expect(lines['news']?.[0]?.text).toBe('Court 26-Nov-2026: Leeds');
    expect(lines['methods']?.[0]?.text).toBe('Mar-2024: Ligature');
    expect(JSON.stringify(lines)).not.toMatch(/AUDIT|Down/);
  });
});

describe('the contribution sheet', () => {
  const marked = new Set(content.parts.filter(({ sheet }) => sheet).map(({ title }) => title));

  it('holds exactly the parts that were written and may be shared', () => {
    const texts = Object.fromEntries(content.parts.map(({ id }) => [id, `said of ${id}`]));
    const lines = sheetLines(content, texts, false);
    expect(new Set(lines.map(({ heading }) => heading))).toEqual(marked);
    for (const { id } of content.parts.filter(({ sheet }) => !sheet))
      expect(JSON.stringify(lines)).not.toContain(`said of ${id}`);
    expect(sheetLines(content, {}, false)).toEqual([]);
    expect(sheetLines(content, { riskScore: '9', attendance: 'x' }, false)).toEqual([]);
  });

  it('says when it was corrected since, and keeps the lines as they were typed', () => {
    const lines = sheetLines(content, { formulation: 'One\r\n\n “لا” two ' }, true);
    expect(lines.map(({ heading }) => heading)[0]).toBe('Corrected since');
    expect(lines[1]?.paragraphs).toEqual(['One', '“لا” two']);
  });
});

describe('the summary that travels', () => {
  const facts: HandoverFacts = {
    state: 'open',
    logNumber: null,
    openedAt: '2026-11-20T19:10:00.000+00:00',
    openedBy: "Officer O'Neill",
    closedAt: null,
    postClosureDue: null,
    constantSince: '2026-11-21T08:00:00.000+00:00',
    held: [{ kind: 'first-case-review', at: '2026-11-21T14:00:00.000+00:00', mode: 'none' }],
    next: { kind: 'case-review', dueAt: '2026-11-24T14:00:00.000+00:00' },
    inputs: [
      {
        texts: { triggers: 'Phone calls', location: 'Shared cell', medicines: 'Sertraline' },
        signedAt: '2026-11-21T15:00:00.000+00:00',
        signedBy: 'A',
      },
      {
        texts: { location: 'Ground floor', formulation: 'private words' },
        signedAt: '2026-11-22T15:00:00.000+00:00',
        signedBy: 'B',
      },
    ],
    supports: [
      { title: 'Daily contact', owner: 'Nurse', due: '2026-11-25', state: 'open' },
      { title: 'Over', owner: 'Nurse', due: null, state: 'done' },
    ],
    possession: { outcome: 'Not in possession', signedAt: '2026-11-20T20:00:00.000+00:00' },
    shared: [],
  };
  const said = (heading: string) =>
    handoverLines(content, facts).find((line) => line.heading === heading)?.paragraphs;

  it('says state, reviews, what to watch for, the newest advice with its date, and what is owed', () => {
    expect(said('ACCT')).toEqual([
      'Open. Log number not known.',
      "Opened 20-Nov-2026 19:10 by Officer O'Neill.",
      'Constant supervision since 21-Nov-2026 08:00.',
    ]);
    expect(said('Reviews held')).toEqual([
      'First case review, 21-Nov-2026 14:00: nobody from healthcare took part.',
    ]);
    expect(said('Next review')).toEqual(['Case review, due 24-Nov-2026 14:00.']);
    expect(said('Triggers, and how to notice them')).toEqual([
      'Phone calls',
      'Signed 21-Nov-2026 15:00 by A.',
    ]);
    expect(said('Advice on location')).toEqual(['Ground floor', 'Signed 22-Nov-2026 15:00 by B.']);
    expect(said('Support actions still open')).toEqual(['Daily contact (Nurse, by 25-Nov-2026)']);
    expect(said('Medicines in possession')).toEqual(['Not in possession (assessed 20-Nov-2026 20:00).']);
    expect(said('Shared so far')).toEqual(['None.']);
  });

  it('tells no medicine, diagnosis or formulation', () => {
    expect(JSON.stringify(handoverLines(content, facts))).not.toMatch(/Sertraline|private words/);
  });
});

describe('the picture over time', () => {
  it.each([
    ['2019', 'year', '2019-01-01T00:00:00.000+00:00'],
    ['2019-07', 'month', '2019-07-01T00:00:00.000+01:00'],
    ['2026-03-29', 'day', '2026-03-29T00:00:00.000+00:00'],
  ])('draws %s as exactly as it is known', (date, precision, from) => {
    expect(dateAsKnown(date)).toEqual({ from, precision });
  });

  it('is the same whatever order the records are read in', () => {
    const entry = fc.record({
      lane: fc.constantFrom<TimelineEntry['lane'][]>('stay', 'acct', 'self-harm', 'possession'),
      from: fc.integer({ min: 0, max: 40 }).map((day) => new Date(day * 86_400_000).toISOString()),
      until: fc.constant(null),
      text: fc.string({ maxLength: 3 }),
      source: fc.constant('x'),
      state: fc.constant('open'),
      precision: fc.constant('day' as const),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const now = '1970-01-20T00:00:00.000Z';
        const drawn = timelineOf(entries, now);
        const plain = (of: readonly TimelineEntry[]) => of.map((each) => `${each.from} ${each.lane}`);
        expect(plain(timelineOf(entries.toReversed(), now).entries)).toEqual(plain(drawn.entries));
        expect(drawn.entries).toHaveLength(entries.length);
        expect(Date.parse(drawn.to)).toBeGreaterThanOrEqual(Date.parse(now));
        for (const each of drawn.entries)
          expect(Date.parse(each.from)).toBeLessThanOrEqual(Date.parse(drawn.to));
      }),
    );
  });
});
