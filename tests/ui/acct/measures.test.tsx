/** The manager's measures of ACCT: every number leads to its list, and small numbers leave neither on paper nor in a file. */
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AcctMeasuresPage } from '../../../renderer/features/acct/measures/AcctMeasuresPage.tsx';
import {
  acctCsvRows,
  acctMeasuresSheet,
  modeOf,
  spanOf,
} from '../../../renderer/features/acct/measures/printed-acct-measures.ts';
import { acctMeasures } from '../../support/fake-bridge/acct-measures.ts';
import { acctHandlers } from '../../support/fake-bridge/acct.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

const page = () =>
  pageWith(
    <AcctMeasuresPage />,
    { ...acctHandlers(), 'followup.printed': () => ({ ok: true }) },
    'healthcare-manager',
  ).asked;
const last = (asked: { channel: string; input: unknown }[], channel: string) =>
  asked.findLast((one) => one.channel === channel)?.input;

test.each([
  [/^41: ACCTs opened/, { measure: 'opened', part: 'all' }],
  [/^3: Reviews with health input: not counted/, { measure: 'reviews-with-input', part: 'missed' }],
  [/^2: Reviews with health input: left out/, { measure: 'reviews-with-input', part: 'excluded' }],
  [/^6: Give healthcare’s part .* late/, { measure: 'milestone:immediate-plan', part: 'late' }],
  [/^12: By telephone/, { measure: 'attendance', part: 'telephone' }],
])('%s leads to the ACCTs behind it', async (name, behind) => {
  const asked = page();
  fireEvent.click(await screen.findByRole('button', { name }));
  const dialog = await screen.findByRole('dialog');
  const person = await within(dialog).findByRole('link', { name: "O'NEILL, Seán" });
  expect(person.getAttribute('href')).toBe(`#/patient/${id(1)}/acct`);
  expect(last(asked, 'acct.measured')).toMatchObject(behind);
});

test('a list says that the record of somebody is still arriving, instead of leaving the line out', async () => {
  const line = { acctId: id(8001), person: null, openedAt: '2026-11-21T10:00:00.000Z', says: 'Late' };
  pageWith(<AcctMeasuresPage />, { ...acctHandlers(), 'acct.measured': () => [line] }, 'healthcare-manager');
  fireEvent.click(await screen.findByRole('button', { name: /^41: ACCTs opened/ }));
  const item = await within(await screen.findByRole('dialog')).findByRole('listitem');
  expect(item.textContent).toMatch(/^Record still arriving ?ACCT opened 21-Nov-2026 10:00 ?Late$/);
  expect(within(item).queryByRole('link')).toBeNull();
});

test('the page says each number in a table with its heading, and nothing is behind a nought', async () => {
  page();
  const table = await screen.findByRole('table', { name: 'How healthcare took part in reviews' });
  expect(within(table).getByRole('row', { name: /Healthcare took no part 0/ })).not.toBeNull();
  expect(screen.getByRole('row', { name: /48 min/ }).textContent).toContain('immediate action plan');
  expect(screen.getByRole('link', { name: 'Follow-up' })).not.toBeNull();
  await expectAccessible();
});

test('numbers from 1 to 5 leave neither on paper nor in a file, and no median of a few', () => {
  const rows = acctCsvRows(acctMeasures).map((row) => row.join('|'));
  expect(rows).toContain('Measures|Medicines in possession assessed the same day|30|41|73 %|0');
  expect(rows).toContain('Take part in the post-closure review|Median|not shown|||');
  expect(rows).toContain('Give healthcare’s part of the immediate action plan|Median|48 min|||');
  expect(rows.join('\n')).not.toMatch(/\|[1-5](\||$)/m);
  expect(acctMeasuresSheet(acctMeasures, "HMP St Mary's", '2026-11-22T20:00:00Z').note).toContain(
    'ACCTs opened here: 41.',
  );
  expect(acctMeasuresSheet({ ...acctMeasures, opened: 4 }, 'X', '2026-11-22T20:00:00Z').note).toContain(
    'fewer than 6',
  );
});

test('what left is written down, once, and what was called off is not', async () => {
  const asked = page();
  const routes: string[] = [];
  const answers = [
    { ok: true, output: { path: null } },
    { ok: true, output: null },
  ];
  Object.assign(window.throughcare, {
    shell: { print: (route: string) => (routes.push(route), Promise.resolve(answers.shift())) },
  });
  const print = await screen.findByRole('button', { name: 'Print' });
  fireEvent.click(print);
  await screen.findByText('Sent to the printer.', { selector: 'p' });
  expect(routes).toEqual([`acct-measures/${acctMeasures.from}/${acctMeasures.to}`]);
  fireEvent.click(print);
  await screen.findByText('Cancelled. Nothing was saved.', { selector: 'p' });
  expect(asked.filter(({ channel }) => channel === 'followup.printed')).toHaveLength(1);
});

test('spans and modes are said in words', () => {
  expect([0, 59.6, 303, 5000].map(spanOf)).toEqual(['0 min', '1 h 0 min', '5 h 3 min', '3 days 11 h']);
  expect([modeOf('written'), modeOf('by-pigeon')]).toEqual(['A written report, by exception', 'by-pigeon']);
});
