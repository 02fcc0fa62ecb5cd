/** The picture over time: one scale, every lane, reachable by keys, and the same in words. */
import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { AcctTimeline } from '../../../renderer/features/acct/timeline/AcctTimeline.tsx';
import { shareOf, spanOf, ticksOf } from '../../../renderer/features/acct/timeline/scale.ts';
import { timeline } from '../../support/fake-bridge/acct-input.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from '../followup/support.ts';

const now = Date.parse('2026-11-22T15:00:00Z');

vi.setConfig({ testTimeout: 90_000 });
beforeEach(giveSize);

test('every mark is in the picture and in the words, and can be reached by keys', async () => {
  pageWith(<AcctTimeline patientId={id(1)} />, { 'acct.timeline': () => timeline });
  const table = await screen.findByRole('table', { name: /^The timeline in words/ });
  expect(within(table).getAllByRole('row')).toHaveLength(timeline.entries.length + 1);
  expect(table.textContent).toContain('Case review, planned');
  expect(table.textContent).toContain('since 20-Nov-2026 09:00');
  expect(table.textContent).toContain('19-Aug-2024 22:00 to 11-Sep-2024 10:00');
  // Known to the year only: said as a year, never as its first of January.
  expect(within(table).getByRole('cell', { name: '2021' })).not.toBeNull();
  const harm = screen.getByRole('group', { name: /^Self-harm/ });
  const marks = within(harm).getAllByRole('button');
  expect(marks.map((mark) => mark.tabIndex)).toEqual([0, -1]);
  marks[0]!.focus();
  fireEvent.keyDown(marks[0]!, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(marks[1]);
  expect(marks[1]!.getAttribute('aria-label')).toBe(
    '19-Aug-2024: Ligature, in cell; suicide attempt. HMP Leeds',
  );
  expect(table.querySelector('[data-chosen]')?.textContent).toContain('Ligature');
  await expectAccessible();
});

test('this stay leaves out what ended before it, and keeps what is still open', async () => {
  pageWith(<AcctTimeline patientId={id(1)} />, { 'acct.timeline': () => timeline });
  fireEvent.click(await screen.findByRole('radio', { name: 'This stay' }));
  const table = screen.getByRole('table', { name: /^The timeline in words/ });
  expect(table.textContent).not.toContain('Ligature');
  expect(table.textContent).toContain('ACCT 2026/417');
  expect(screen.getByRole('group', { name: /^Self-harm none/ })).not.toBeNull();
});

test('one scale: instants in order of time, within the picture, with as many marks of time as there is room for', () => {
  const all = spanOf(timeline, 'all', now);
  const shares = timeline.entries
    .map(({ from }) => from)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .map((from) => shareOf(from, all));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(Math.min(...shares)).toBe(0);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  expect(ticksOf(all).map(({ words }) => words)).toEqual(['2022', '2023', '2024', '2025', '2026']);
  const stay = spanOf(timeline, 'stay', now);
  expect(ticksOf(stay).length).toBeLessThanOrEqual(10);
  expect(ticksOf(stay)[0]?.words).toMatch(/^\d\d-Nov$/);
});
