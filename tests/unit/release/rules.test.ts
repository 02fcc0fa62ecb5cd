/** Steps of a section, supply of medicines, who may be told what, and words that announce a prison. */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseContent } from '../../../electron/records/content/release.ts';
import { sectionStateNameSchema } from '../../../shared/records/release-words.ts';
import { findTelling } from '../../../shared/release/neutral.ts';
import { sectionOf } from '../../../shared/release/section-content.ts';
import { laneState, nextStates, stepProblems } from '../../../shared/release/section-states.ts';
import { covers, type ShareFacts } from '../../../shared/release/sharing.ts';
import { supplyVerdict } from '../../../shared/release/supply.ts';
import { saferByStateOf } from '../../../shared/records/safer.ts';

const content = releaseContent(fileURLToPath(new URL('../../../resources/release', import.meta.url)))();
const gp = sectionOf(content.sections, 'gp-registration');
const states = sectionStateNameSchema.options;

describe('a section', () => {
  const step = (from: string, to: string, reason: string | null = null, fields = {}) =>
    stepProblems(content.sections, gp, { from: from as never, to: to as never, reason, fields });

  it.each([
    ['not-assessed', 'done', 'say first'],
    ['not-assessed', 'in-progress', 'say first'],
    ['not-needed', 'done', 'say first'],
    ['in-progress', 'unavailable', 'needs a reason'],
    ['needed', 'declined', 'needs a reason'],
    ['in-progress', 'done', 'Practice, What the practice said'],
  ])('may not go from %s to %s just so', (from, to, why) => {
    expect(step(from, to).join(' ')).toContain(why);
  });

  it('goes where its step is allowed and has what it needs', () => {
    expect(step('not-assessed', 'needed')).toEqual([]);
    expect(step('in-progress', 'declined', 'Does not want a GP')).toEqual([]);
    expect(step('in-progress', 'done', null, { practice: "O'Connell Street", answer: 'accepted' })).toEqual(
      [],
    );
    expect(step('in-progress', 'done', null, { practice: '  ', answer: 'accepted' })).toHaveLength(1);
  });

  it('can leave every state again, and declined is never reached without a reason', () => {
    for (const from of states) {
      expect(nextStates(from).length).toBeGreaterThan(0);
      expect(step(from, 'declined', '  ')).not.toEqual([]);
      expect(step(from, 'unavailable', null)).not.toEqual([]);
    }
  });

  it('speaks for its lane by what is left to do', () => {
    expect(laneState(['done', 'needed', 'not-needed'])).toBe('needed');
    expect(laneState(['done', 'not-needed'])).toBe('done');
    expect(laneState([])).toBe('not-assessed');
  });

  it('shows the gap while two people say different things, in either order', () => {
    const rule = saferByStateOf(['not-needed', 'done', 'not-assessed', 'needed'], 'not-assessed');
    const [done, needed] = [{ state: 'done' }, { state: 'needed' }];
    expect([rule(done, needed), rule(needed, done)]).toEqual([needed, needed]);
    expect([rule(done, null), rule(null, done)]).toEqual([null, null]);
    expect(rule(done, { state: 'done', by: 'x' })).toBeNull();
  });
});

describe('supply of a medicine', () => {
  it.each([
    [null, null, 'red', true],
    ['none', null, 'red', true],
    ['to-take-out', null, 'red', true],
    ['to-take-out', 0, 'red', true],
    ['to-take-out', 6, 'red', true],
    ['to-take-out', 7, 'amber', true],
    ['to-take-out', 27, 'amber', true],
    ['to-take-out', 28, 'ok', false],
    ['prescription', null, 'ok', false],
    ['prescription', 3, 'ok', false],
  ] as const)('%s for %s days is %s', (supply, days, level, reasonMissing) => {
    const verdict = supplyVerdict({ supply, days, reason: ' ' }, content.figures.medicines);
    expect(verdict).toMatchObject({ level, reasonMissing });
    expect(supplyVerdict({ supply, days, reason: 'short stay' }, content.figures.medicines)).toMatchObject({
      level,
      reasonMissing: false,
    });
  });

  it('more days are never worse', () => {
    const order = ['red', 'amber', 'ok'];
    const rank = (days: number) =>
      order.indexOf(
        supplyVerdict({ supply: 'to-take-out', days, reason: null }, content.figures.medicines).level,
      );
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (a, b) => {
        expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)));
      }),
    );
  });
});

describe('an edition and a recipient', () => {
  const consent: ShareFacts = {
    decision: 'consented',
    editions: ['partner'],
    capacity: 'yes',
    bestInterests: null,
    expiresOn: '2026-12-31',
  };
  const may = (
    own: Partial<ShareFacts> | null,
    kind = 'local-authority-housing',
    edition = 'partner',
    on = '2026-11-22',
  ) =>
    covers(content.sharing, kind as never, edition as never, own === null ? null : { ...consent, ...own }, on)
      .covered;

  it.each([
    ['explicit consent', {}, true],
    ['nothing recorded', null, false],
    ['only informed', { decision: 'informed' }, false],
    ['refused', { decision: 'refused' }, false],
    ['withdrawn', { decision: 'withdrawn' }, false],
    ['another edition', { editions: ['clinical'] }, false],
    ['no capacity', { capacity: 'no' }, false],
    ['no capacity, decided in their best interests', { capacity: 'no', bestInterests: 'Dr O’Neill' }, true],
    ['capacity not assessed', { capacity: 'not-assessed' }, true],
    ['no end', { expiresOn: null }, true],
  ] as const)('housing: %s', (_, own, covered) => {
    expect(may(own as Partial<ShareFacts> | null)).toBe(covered);
  });

  it('holds on its last day and not on the next', () => {
    expect(may({}, 'reconnect', 'partner', '2026-12-31')).toBe(true);
    expect(may({}, 'reconnect', 'partner', '2027-01-01')).toBe(false);
  });

  it('gives the clinical edition to no partner, whatever was consented to', () => {
    const kinds = content.sharing.recipients
      .filter(({ basis }) => basis === 'explicit')
      .map(({ kind }) => kind);
    expect(kinds.filter((kind) => may({ editions: ['clinical', 'partner'] }, kind, 'clinical'))).toEqual([]);
  });

  it('for direct care asks that the person was informed and does not object', () => {
    const clinical = { editions: ['clinical'] } as const;
    expect(may({ ...clinical, decision: 'informed' }, 'gp', 'clinical')).toBe(true);
    expect(may({ ...clinical, decision: 'objected' }, 'gp', 'clinical')).toBe(false);
    expect(may(null, 'gp', 'clinical')).toBe(false);
    expect(may(null, 'patient', 'patient-held')).toBe(true);
  });
});

describe('words that announce a prison', () => {
  const { neutral } = content.editions;
  const found = (text: string, isName = false) =>
    findTelling(neutral, [{ text, isName }]).map((each) => each.found);

  it.each([
    ['Released from HMP Leeds', ['HMP', 'Released']],
    ['He was im\u00ADprisoned', ['imprisoned']],
    ['hmp', ['hmp']],
    ['ＨＭＰ', ['HMP']],
    ['A1234BC', ['A1234BC']],
    ['young  offender\ninstitution', ['offender', 'young  offender\ninstitution']],
    ['Your doctor is Dr Prisonero in Cellardyke', []],
    ['A wingback chair; misdemeanour; resentenced', []],
  ])('%s', (text, words) => {
    expect(found(text).toSorted()).toEqual(words.toSorted());
  });

  it('may stand in a name or an address where they are ordinary words, and nowhere else', () => {
    expect(found('12 Court Lane, Wing', true)).toEqual([]);
    expect(found('12 Court Lane, Wing')).toEqual(['Wing', 'Court']);
    expect(found('HMP Court', true)).toEqual(['HMP']);
  });

  it('stand in none of the words written for patients', () => {
    const words = content['patient-words'];
    const texts = words.sections.flatMap(({ title, lines, gap, advice }) => [
      title,
      ...lines,
      gap,
      ...advice,
    ]);
    const all = [words.title, neutral.fileName, neutral.documentTitle, neutral.envelopeTitle, ...texts];
    const labels = content.sections.sections
      .filter(({ id }) =>
        content.editions.editions.some((e) => e.neutral && e.sections.some((s) => s.section === id)),
      )
      .flatMap(({ title }) => [title]);
    expect(
      findTelling(
        neutral,
        [...all, ...labels].map((text) => ({ text, isName: false })),
      ),
    ).toEqual([]);
  });
});
