/** The strip of everybody: keys, filters, words for screen readers, and no more of 2,000 rows drawn than is in sight. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { StripPage } from '../../../renderer/features/followup/strip/StripPage.tsx';
import { filtered } from '../../../renderer/features/followup/strip/filters.ts';
import { isPressing } from '../../../shared/followup/pressing.ts';
import { followUpHandlers, stripRow, TODAY } from '../../support/fake-bridge/followup.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from './support.ts';

vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  location.hash = '#/follow-up';
  giveSize();
});

const arriving = { 'replication.status': () => ({ progress: null }) as never };
const rowsShown = () =>
  within(screen.getByRole('grid', { name: 'Everybody, day by day' })).getAllByRole('row');

test('who runs out first stands first, each day in words; arrow keys move, Enter opens, B books', async () => {
  pageWith(<StripPage />, { ...followUpHandlers(), ...arriving });
  await screen.findByRole('grid');
  expect(rowsShown().map((row) => row.textContent)).toEqual([
    expect.stringContaining("O'NEILL, Seán"),
    expect.stringContaining('HUSSAIN, محمد'),
    expect.stringContaining('WÓJCIK, Łukasz'),
  ]);
  expect(rowsShown()[0]!.textContent).toContain('Late');
  expect(rowsShown()[1]!.textContent).toContain('Day 0: arrived. Day 6: today. Day 7: due');
  // The days themselves are drawn after the words: eight boxes, those on which something stands with a word of their own.
  await waitFor(() => expect(rowsShown()[1]!.textContent).toMatch(/17 Nov ?arrived.*Tue 24 ?last day/));
  expect(rowsShown()[1]!.querySelectorAll('[title^="Day "]')).toHaveLength(8);
  await expectAccessible();
  rowsShown()[0]!.focus();
  fireEvent.keyDown(rowsShown()[0]!, { key: 'ArrowDown' });
  await waitFor(() => expect(document.activeElement?.textContent).toContain('HUSSAIN'));
  fireEvent.keyDown(document.activeElement!, { key: 'Enter' });
  const dialog = await screen.findByRole('dialog', { name: /Follow-up of HUSSAIN/ });
  expect(await within(dialog).findByText('Never booked.', { exact: false })).not.toBeNull();
  fireEvent.keyDown(dialog, { key: 'Escape' });
  fireEvent.keyDown(rowsShown()[1]!, { key: 'b' });
  expect(location.hash).toBe('#/follow-up-week');
});

test('of 2,000 people only those in sight are drawn, and End reaches the last one', async () => {
  const rows = Array.from({ length: 2000 }, (_, n) => stripRow(n, n % 7));
  pageWith(<StripPage />, {
    ...followUpHandlers(),
    ...arriving,
    'followup.strip': () => ({ today: TODAY, rows, warnings: [] }),
  });
  const grid = await screen.findByRole('grid');
  expect(grid.getAttribute('aria-rowcount')).toBe('2000');
  expect(rowsShown().length).toBeLessThan(60);
  rowsShown()[0]!.focus();
  fireEvent.keyDown(rowsShown()[0]!, { key: 'End' });
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('2000'));
});

test('a filter leaves out whom it says, and says when nobody is left', async () => {
  pageWith(<StripPage />, { ...followUpHandlers(), ...arriving });
  fireEvent.click(await screen.findByRole('button', { name: 'Late (1)' }));
  expect(rowsShown().map((row) => row.textContent)).toEqual([expect.stringContaining("O'NEILL")]);
  fireEvent.change(screen.getByRole('combobox', { name: 'Wing' }), { target: { value: 'C' } });
  expect(screen.getByText('Nobody here fits this choice.')).not.toBeNull();
});

test('an empty strip says who will stand there, and a failure can be asked again', async () => {
  pageWith(<StripPage />, {
    ...followUpHandlers(),
    ...arriving,
    'followup.strip': () => ({ today: TODAY, rows: [], warnings: [] }),
  });
  expect(await screen.findByText('Nobody is in an open stay here.')).not.toBeNull();
});

test('counts in the rail are those who are late, or due by tomorrow without a slot', () => {
  expect(isPressing(stripRow(0, 8), TODAY)).toBe(true);
  expect(isPressing(stripRow(0, 6), TODAY)).toBe(true);
  expect(isPressing(stripRow(0, 5), TODAY)).toBe(false);
  expect(isPressing(stripRow(0, 7, { state: 'booked' }), TODAY)).toBe(false);
  const rows = [stripRow(0, 2, { state: 'done' }), stripRow(3, 2)];
  expect(filtered(rows, { shows: 'owed', wing: '-' }, TODAY)).toEqual([rows[1]]);
});
