/** The release diary: a week and a day, remand in a lane of its own, flags in words, workload, keys, and three hundred people. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { DiaryPage } from '../../../renderer/features/release/diary/DiaryPage.tsx';
import { ANY_DAY, fits, fitting, linesOf, WEEK } from '../../../renderer/features/release/diary/choice.ts';
import { addDays } from '../../../shared/identity/index.ts';
import { today } from '../../../renderer/components/time.ts';
import { mondayOf } from '../../../shared/followup/wall-time.ts';
import { diaryRow, diaryWeek, releaseDiaryHandlers } from '../../support/fake-bridge/release-diary.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

const monday = mondayOf(today());
const answers = { ...releaseDiaryHandlers(), 'replication.status': () => ({ progress: null }) as never };
const grid = () => screen.findByRole('grid', { name: /^Who is released/ });
const tile = (name: RegExp) =>
  within(screen.getByRole('group', { name: 'Which days are shown' })).getByRole('button', { name });

beforeEach(() => {
  giveSize();
  location.hash = '#/release';
});

test('says of each person lane by lane what is arranged, in words, and of each day what is awkward about it', async () => {
  pageWith(<DiaryPage />, answers, 'release-coordinator');
  const list = await grid();
  const headings = within(list)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
  expect(headings).toEqual(expect.arrayContaining(['GP', 'Medicines', 'Mental health', 'RECONNECT']));
  const first = within(list).getByRole('link', { name: "O'NEILL, Seán" });
  expect(first.getAttribute('href')).toBe(`#/patient/${id(1)}/release`);
  const row = first.closest('[role=row]')!;
  for (const word of ['Arranged', 'Needed', 'Not assessed', 'In progress', 'Declined', 'Unavailable'])
    expect(row.textContent).toContain(word);
  expect(row.textContent).toContain('Pack 1 released');
  expect(row.textContent).toContain('Nobody coordinates yet');
  const hussain = within(list).getByRole('link', { name: 'HUSSAIN, محمد' }).closest('[role=row]')!;
  expect(hussain.textContent).toContain('2 late');
  expect(hussain.textContent).toContain('No pack stands');
  expect(tile(/^Fri .*40 people.*services close for two days/)).not.toBeNull();
  expect(tile(/^Thu .*day before a bank holiday/).textContent).toContain('Before bank holiday');
  expect(screen.getByText(/bank holidays of 2027 are not known/)).not.toBeNull();
  await expectAccessible();
});

test('a tile narrows to a day, to who may go any day, and to who has no date', async () => {
  pageWith(<DiaryPage />, answers, 'release-coordinator');
  await grid();
  fireEvent.click(tile(/^Fri /));
  expect(screen.getByText('40 people shown')).not.toBeNull();
  expect(screen.queryByRole('link', { name: "O'NEILL, Seán" })).toBeNull();
  expect((await grid()).textContent).toContain('This is a Friday: services close for two days.');
  fireEvent.click(tile(/^Any day 3 people.*may go from court/));
  expect((await grid()).textContent).toContain('May go from court any day 3 people');
  fireEvent.click(tile(/^No date 2 people/));
  expect((await grid()).textContent).toContain('20-Nov-2026 went by, and the stay is still open');
  expect((await grid()).textContent).toContain('العبيدي, سارة');
  await expectAccessible();
  fireEvent.click(tile(/^Wed /));
  expect(screen.getByText('Nobody has a release date then.')).not.toBeNull();
});

test('shows the work of each coordinator in people, and narrows to theirs, to nobody’s, and by a name', async () => {
  pageWith(<DiaryPage />, answers, 'release-coordinator');
  await grid();
  const loads = within(screen.getByRole('group', { name: /^Work of each coordinator/ }));
  const nobody = loads.getByRole('button', { name: /^Nobody yet: 15 people, \d+ late/ });
  expect(loads.getByRole('button', { name: /^Abi Cole: 16 people/ })).not.toBeNull();
  fireEvent.click(nobody);
  expect(screen.getByText('15 people shown')).not.toBeNull();
  expect(nobody.getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(loads.getByRole('button', { name: /^Everybody/ }));
  fireEvent.change(screen.getByLabelText('Part of a name or prison number'), {
    target: { value: 'suharto' },
  });
  expect(screen.getByText(/^[1-9]\d? people shown/)).not.toBeNull();
  fireEvent.change(screen.getByLabelText('Part of a name or prison number'), { target: { value: 'xyz' } });
  expect(screen.getByText('Nobody here fits this choice.')).not.toBeNull();
});

test('Page Up and Page Down change the week, and Today comes back to it', async () => {
  const { asked } = pageWith(<DiaryPage />, answers, 'release-coordinator');
  await grid();
  const weeks = () => asked.filter(({ channel }) => channel === 'release.diary').map(({ input }) => input);
  fireEvent.keyDown(document.body, { key: 'PageDown' });
  await waitFor(() => expect(weeks()).toContainEqual({ from: addDays(monday, 7), to: addDays(monday, 13) }));
  fireEvent.keyDown(screen.getByLabelText(/^Part of a name/), { key: 'PageDown' });
  fireEvent.keyDown(document.body, { key: 'PageUp' });
  fireEvent.keyDown(document.body, { key: 'PageUp' });
  await waitFor(() => expect(weeks()).toContainEqual({ from: addDays(monday, -7), to: addDays(monday, -1) }));
  // In a box to type in the key is the box’s own.
  expect(weeks()).not.toContainEqual({ from: addDays(monday, 14), to: addDays(monday, 20) });
  fireEvent.click(screen.getByRole('button', { name: 'Today' }));
  await waitFor(() =>
    expect(screen.getByLabelText(/^Week, by any day/)).toHaveProperty(
      'value',
      expect.stringContaining(monday.slice(0, 4)),
    ),
  );
  expect(screen.getByRole('button', { name: 'Today' })).toHaveProperty('disabled', true);
});

test('keys move between people past the headings, reach what can be done, and open the plan', async () => {
  pageWith(<DiaryPage />, answers, 'release-coordinator');
  const first = within(await grid())
    .getByRole('link', { name: "O'NEILL, Seán" })
    .closest<HTMLElement>('[role=row]')!;
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  await waitFor(() => expect(document.activeElement?.textContent).toContain('HUSSAIN'));
  const row = document.activeElement!;
  fireEvent.keyDown(row, { key: 'ArrowRight' });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('More about محمد Hussain');
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowLeft' });
  fireEvent.keyDown(document.activeElement!, { key: 'Enter' });
  await waitFor(() => expect(location.hash).toBe(`#/patient/${id(2)}/release`));
});

test('of three hundred people only what is in sight is drawn', async () => {
  pageWith(<DiaryPage />, { ...answers, ...releaseDiaryHandlers(300) }, 'release-coordinator');
  const list = await grid();
  expect(list.getAttribute('aria-rowcount')).toBe(String(1 + 4 + 302 + 3));
  expect(within(list).getAllByRole('row').length).toBeLessThan(40);
});

test('takes a release over with one choice, which can be undone', async () => {
  const { asked } = pageWith(<DiaryPage />, answers, 'release-coordinator');
  await grid();
  fireEvent.click(screen.getByRole('button', { name: "More about Seán O'Neill" }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'I coordinate this release' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(asked.filter(({ channel }) => channel === 'release.coordinator')).toMatchObject([
      { input: { stayId: id(5001) } },
      { input: { stayId: id(5001), staffId: null } },
    ]),
  );
});

test('leads to the ready pack where one stands', async () => {
  pageWith(<DiaryPage />, answers, 'nurse');
  await grid();
  fireEvent.click(screen.getByRole('button', { name: "More about Seán O'Neill" }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'See and print the ready pack' }));
  await waitFor(() => expect(location.hash).toBe(`#/ready-pack/${id(5001)}`));
});

test('an assistant reads the diary and is offered nothing that would be refused', async () => {
  pageWith(<DiaryPage />, answers, 'healthcare-assistant');
  await grid();
  fireEvent.click(screen.getByRole('button', { name: "More about Seán O'Neill" }));
  await screen.findByRole('menuitem', { name: 'Record what is handed over' });
  expect(screen.queryByRole('menuitem', { name: 'Released now' })).toBeNull();
});

test('a name is found whatever its accents, and lines keep their keys where somebody stands twice', () => {
  const choice = { coordinator: null, name: '' };
  const sean = diaryRow(0, monday, { mayGoAnyDay: true });
  expect(fits(sean, { ...choice, name: 'sean o' })).toBe(true);
  expect(fits(sean, { ...choice, name: 'a1000' })).toBe(true);
  expect(fits(diaryRow(4, monday), { ...choice, name: 'سارة' })).toBe(true);
  const { days } = diaryWeek(monday, 0);
  const found = fitting({ rows: [sean], anyDay: [sean] }, [], choice);
  const lines = linesOf(days, found, WEEK);
  expect(lines.map(({ kind }) => kind)).toEqual(['day', 'person', 'any-day', 'person']);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(4);
  expect(linesOf(days, found, ANY_DAY)).toHaveLength(2);
});
