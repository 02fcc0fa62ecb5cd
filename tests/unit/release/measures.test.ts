/** Measures of release: who stands in which part, over tables of cases and over anything. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { releaseMeasures, type ReleaseRow } from '../../../shared/release/measures.ts';

const figures = { substanceMisuseWithinDays: 21 };
let n = 0;
function aRelease(own: Partial<ReleaseRow> = {}): ReleaseRow {
  n += 1;
  return {
    stayId: `stay-${n}`,
    leftOn: '2026-11-20',
    planned: true,
    sections: {},
    gpAnswer: null,
    supplies: [],
    substanceMisuseOn: null,
    reconnectOffered: null,
    packGaps: null,
    ...own,
  };
}

function partOf(id: string, own: Partial<ReleaseRow>): string {
  const row = aRelease(own);
  const ratio = releaseMeasures([row], figures).ratios.find((each) => each.id === id);
  const parts = (['numerator', 'missed', 'excluded'] as const).filter((part) =>
    ratio?.[part].includes(row.stayId),
  );
  return parts.join(' and ');
}

it.each([
  ['gp-registered', {}, 'missed'],
  ['gp-registered', { sections: { 'gp-registration': 'done' }, gpAnswer: 'accepted' }, 'numerator'],
  ['gp-registered', { sections: { 'gp-registration': 'done' }, gpAnswer: 'awaited' }, 'missed'],
  ['gp-registered', { sections: { 'gp-registration': 'declined' } }, 'missed'],
  ['gp-registered', { sections: { 'gp-registration': 'not-needed' } }, 'excluded'],
  ['medicines-supplied', {}, 'missed'],
  ['medicines-supplied', { sections: { medicines: 'not-needed' } }, 'excluded'],
  ['medicines-supplied', { supplies: ['ok', 'amber'] }, 'numerator'],
  ['medicines-supplied', { supplies: ['ok', 'red'] }, 'missed'],
  ['medicines-supplied', { sections: { medicines: 'not-needed' }, supplies: ['red'] }, 'missed'],
  ['substance-misuse-in-21-days', {}, 'missed'],
  ['substance-misuse-in-21-days', { sections: { 'substance-misuse': 'not-needed' } }, 'excluded'],
  ['substance-misuse-in-21-days', { substanceMisuseOn: '2026-11-20' }, 'numerator'],
  ['substance-misuse-in-21-days', { substanceMisuseOn: '2026-12-11' }, 'numerator'],
  ['substance-misuse-in-21-days', { substanceMisuseOn: '2026-12-12' }, 'missed'],
  ['substance-misuse-in-21-days', { substanceMisuseOn: '2026-11-19' }, 'missed'],
  ['reconnect-offered', {}, 'missed'],
  ['reconnect-offered', { reconnectOffered: true }, 'numerator'],
  ['reconnect-offered', { sections: { reconnect: 'declined' } }, 'numerator'],
  ['reconnect-offered', { sections: { reconnect: 'not-needed' } }, 'excluded'],
] as const)('%s of %j is %s', (id, own, part) => {
  expect(partOf(id, own as Partial<ReleaseRow>)).toBe(part);
});

it('counts packs with gaps by section, and who left without a pack', () => {
  const rows = [
    aRelease({ stayId: 'a', packGaps: ['naloxone', 'gp-registration'] }),
    aRelease({ stayId: 'b', packGaps: ['naloxone'] }),
    aRelease({ stayId: 'c', packGaps: [] }),
    aRelease({ stayId: 'd' }),
  ];
  expect(releaseMeasures(rows, figures)).toMatchObject({
    gaps: [
      { section: 'naloxone', stays: ['a', 'b'] },
      { section: 'gp-registration', stays: ['a'] },
    ],
    packs: { withGaps: ['a', 'b'], without: ['c'] },
    noPack: ['d'],
  });
});

it('puts everybody into exactly one part of every ratio', () => {
  const state = fc.constantFrom('not-assessed', 'needed', 'not-needed', 'done', 'declined', undefined);
  const row = fc.record({
    sections: fc.record({
      'gp-registration': state,
      medicines: state,
      'substance-misuse': state,
      reconnect: state,
    }),
    gpAnswer: fc.constantFrom('accepted', 'declined', null),
    supplies: fc.array(fc.constantFrom('red', 'amber', 'ok')),
    substanceMisuseOn: fc.constantFrom('2026-11-01', '2026-12-01', '2027-01-01', null),
    reconnectOffered: fc.constantFrom(true, false, null),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (drawn) => {
      const rows = drawn.map((own) => aRelease(own as Partial<ReleaseRow>));
      for (const { numerator, missed, excluded } of releaseMeasures(rows, figures).ratios)
        expect([...numerator, ...missed, ...excluded].toSorted()).toEqual(
          rows.map(({ stayId }) => stayId).toSorted(),
        );
    }),
  );
});
