/** What the pages of follow-up need of jsdom: elements with a size, and axe over what is drawn. */
import axe from 'axe-core';
import { expect, vi } from 'vitest';
import type { Output } from '../../../shared/contract/contract.ts';

/** jsdom lays nothing out; without a size nothing would be in sight of a list that draws only that. */
export function giveSize(): void {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(60);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1100);
  HTMLElement.prototype.scrollTo = () => undefined;
}

/** Colours are looked at in the window; jsdom has none. The name of a dialog's Close comes from the theme, which is not drawn here. */
export async function expectAccessible(within: Element = document.body): Promise<void> {
  const { violations } = await axe.run(
    { include: within, exclude: ['.mantine-Modal-close'] },
    {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast': { enabled: false } },
    },
  );
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
  expect(found).toEqual([]);
}

/** Measures of a period, with numbers that are small and others that are not. */
export const measures: Output<'followup.measures'> = {
  from: '2026-11-02',
  to: '2026-11-22',
  askedAt: '2026-11-23T08:00:00.000Z',
  dataState: 'Central record last reached 08:00',
  ratios: [
    {
      id: 'second-stage-in-7-days',
      title: 'Second stage within 7 days',
      explains: 'Signed by day 7.',
      numerator: 3,
      denominator: 40,
      excluded: 0,
    },
    {
      id: 'booked-in-24-hours',
      title: 'Booked within 24 hours',
      explains: 'A slot within 24 hours.',
      numerator: 30,
      denominator: 40,
      excluded: 12,
    },
  ],
  medianDays: 5.5,
  breaches: [
    { attribution: 'The prison', count: 29 },
    { attribution: 'Healthcare', count: 8 },
  ],
  missedByReason: [
    { reason: 'No escort', wing: 'A wing', count: 9 },
    { reason: 'No escort', wing: 'B wing', count: 2 },
  ],
  weeks: [{ weekFrom: '2026-11-02', arrivals: 40, inTime: 3, late: 37, slots: 60, used: 41 }],
  arriving: 1,
};
