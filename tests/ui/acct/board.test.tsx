/** The ACCT board: sorted by time owed alone, loud where late, filtered, reached by keys, and read again when something changes. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { AcctBoardPage } from '../../../renderer/features/acct/board/AcctBoardPage.tsx';
import { byTimeOwed, filtered } from '../../../renderer/features/acct/board/owed.ts';
import { presses } from '../../../shared/acct/pressing.ts';
import { leftWords } from '../../../renderer/components/acct/milestones.ts';
import { ahead, milestone } from '../../support/fake-bridge/acct-milestones.ts';
import { acctHandlers, boardRow, boardRows } from '../../support/fake-bridge/acct.ts';
import { ago, id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  location.hash = '#/acct';
});

const answers = { ...acctHandlers(), 'replication.status': () => ({ progress: null }) as never };
const lines = () =>
  within(screen.getByRole('table', { name: /^ACCTs/ }))
    .getAllByRole('row')
    .slice(1);

test('who is owed something soonest stands first, late is said in words, and everything unusual stands beside it', async () => {
  pageWith(<AcctBoardPage />, answers);
  await screen.findByRole('table');
  const texts = lines().map(({ textContent }) => textContent);
  expect(texts).toEqual([
    expect.stringContaining("O'NEILL, Seán"),
    expect.stringContaining('HUSSAIN, محمد'),
    expect.stringContaining('WÓJCIK, Łukasz'),
    expect.stringContaining('FEATHERSTONEHAUGH-CHOLMONDELEY'),
  ]);
  expect(texts[0]).toMatch(/Overdue by 1 h 3\d min/);
  expect(texts[0]).toContain('Constant supervision since');
  expect(texts[0]).toContain('No log number yet');
  expect(texts[0]).toContain('Medicines held: met');
  expect(texts[1]).toContain("Came from HMP St Mary's, Norwich");
  expect(texts[1]).toContain('Open and closed stand against each other');
  expect(texts[2]).toContain('Post-closure');
  expect(texts[3]).toContain('Nothing owed now');
  expect(texts[3]).toContain('Record still arriving');
  expect(screen.getByText('The clock of this workstation is not sure.')).not.toBeNull();
  await expectAccessible();
});

test('arrow keys move between people and stay in their column; the line leads to the ACCT of the person', async () => {
  pageWith(<AcctBoardPage />, answers);
  const first = await screen.findByRole('link', { name: "O'NEILL, Seán" });
  expect(first.getAttribute('href')).toBe(`#/patient/${id(1)}/acct`);
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toContain('HUSSAIN');
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' });
  fireEvent.keyDown(document.activeElement!, { key: 'End' });
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Open the ACCT of FEATHERSTONE/);
});

test('“Owed by my role” is another list for each role, and a manager sees what is overdue', async () => {
  pageWith(<AcctBoardPage />, answers, 'nurse');
  fireEvent.click(await screen.findByRole('button', { name: 'Owed by my role (1)' }));
  expect(lines()).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Post-closure (1)' }));
  expect(lines()[0]!.textContent).toContain('WÓJCIK');
  const now = Date.now();
  expect(filtered(boardRows, 'mine', 'mental-health-nurse', now).map(({ acctId }) => acctId)).toEqual([
    id(8001),
    id(8002),
  ]);
  expect(filtered(boardRows, 'mine', 'healthcare-manager', now).map(({ acctId }) => acctId)).toEqual([
    id(8001),
  ]);
});

test('a manager is asked for what is overdue by its name', async () => {
  pageWith(<AcctBoardPage />, answers, 'healthcare-manager');
  expect(await screen.findByRole('button', { name: 'Overdue (1)' })).not.toBeNull();
});

test('what passes its time while the page is open is overdue at once, whatever it was when it was read', () => {
  const due = milestone('review', 10);
  const later = Date.now() + 11 * 60_000;
  expect(presses(due, 'healthcare-manager', Date.now())).toBe(false);
  expect(presses(due, 'healthcare-manager', later)).toBe(true);
  expect(leftWords(due.dueAt, later)).toBe('Overdue by 1 min');
  expect(leftWords(ahead(125), Date.now())).toMatch(/^2 h [45] min left$/);
});

test('of two owed at one time the one opened first stands first, and nothing else decides', () => {
  const due = milestone('a', 30);
  const [older, newer] = [
    boardRow(1, { next: due, openedAt: ago(500) }),
    boardRow(2, { next: due, openedAt: ago(5) }),
  ];
  const none = boardRow(3, { next: null });
  expect(byTimeOwed([none, newer, older]).map(({ acctId }) => acctId)).toEqual(
    [older, newer, none].map(({ acctId }) => acctId),
  );
});

test('an ACCT opened elsewhere appears when the records process says that something changed', async () => {
  const rows = [boardRow(0)];
  const page = pageWith(<AcctBoardPage />, {
    ...answers,
    'acct.board': () => ({ now: ago(0), rows, warnings: [] }),
  });
  await screen.findByRole('table');
  rows.push(boardRow(1));
  page.emit('changed', { patients: [id(2)], board: false });
  await waitFor(() => expect(lines()).toHaveLength(2));
});

test('an empty board says what will stand there, and never that there is none', async () => {
  pageWith(<AcctBoardPage />, { ...answers, 'acct.board': () => ({ now: ago(0), rows: [], warnings: [] }) });
  expect(await screen.findByText(/as far as this workstation holds/)).not.toBeNull();
  expect(screen.queryByRole('table')).toBeNull();
});

test('a board that cannot be read says so and can be asked again', async () => {
  const { asked } = pageWith(<AcctBoardPage />, { 'replication.status': answers['replication.status'] });
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(asked.filter(({ channel }) => channel === 'acct.board')).toHaveLength(2));
});
