/** Lists on pages: every page says the columns, its number and of when it is; measures leave without small numbers. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { csvRows, chartWeeks, measuresSheet } from '../../../renderer/features/measures/printed-measures.ts';
import { paginate } from '../../../renderer/print/paginate.ts';
import { ListPages } from '../../../renderer/print/lists/ListPages.tsx';
import { ListsPage } from '../../../renderer/features/followup/lists/ListsPage.tsx';
import { followUpHandlers, printedList } from '../../support/fake-bridge/followup.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible, giveSize, measures } from './support.ts';

vi.setConfig({ testTimeout: 30_000 });

beforeEach(giveSize);

test('120 rows stand on several pages; each says its columns, its number, when it was printed and from what', async () => {
  // jsdom lays nothing out: every part is 60 high, the sheet as high as the style that jsdom does not read; so 15 a page.
  vi.spyOn(window, 'getComputedStyle').mockReturnValue({
    paddingTop: '0px',
    paddingBottom: '0px',
    minHeight: '1022px',
  } as CSSStyleDeclaration);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 700, 60));
  const drawn = vi.fn<() => void>();
  pageWith(<ListPages list={printedList(120)} onDrawn={drawn} />, {});
  await waitFor(() => expect(drawn).toHaveBeenCalled());
  vi.mocked(window.getComputedStyle).mockRestore();
  vi.mocked(Element.prototype.getBoundingClientRect).mockRestore();
  const pages = screen.getAllByRole('article');
  expect(pages.length).toBeGreaterThan(7);
  for (const [at, page] of pages.entries()) {
    expect(page.textContent).toContain(`Page ${at + 1} of ${pages.length}`);
    expect(page.textContent).toContain('Prison No.');
    expect(page.textContent).toContain('Movement list');
    expect(page.textContent).toContain(
      'Printed 23-Nov-2026 08:01. From what this workstation held on 23-Nov-2026',
    );
    expect(page.textContent).toContain('For the staff who move people.');
  }
  expect(
    pages
      .map(({ textContent }) => textContent)
      .join('')
      .match(/O'NEILL \d+, Seán/g),
  ).toHaveLength(120);
  expect(pages[1]!.textContent).toContain('A wing, continued');
});

test('another kind and clinic are asked for as chosen, and printing is written down only when something was printed', async () => {
  const { asked } = pageWith(<ListsPage />, followUpHandlers());
  const answers = [{ path: null }, null];
  const routes: string[] = [];
  Object.assign(window.throughcare, {
    shell: {
      print: (route: string) => {
        routes.push(route);
        return Promise.resolve({ ok: true, output: answers.shift() ?? null });
      },
    },
  });
  await screen.findByRole('article');
  fireEvent.change(screen.getByRole('combobox', { name: 'List' }), { target: { value: 'day-4' } });
  await waitFor(() =>
    expect(asked.filter(({ channel }) => channel === 'followup.list').at(-1)?.input).toMatchObject({
      kind: 'day-4',
      clinicId: null,
    }),
  );
  await expectAccessible();
  const print = screen.getByRole('button', { name: 'Print' });
  await waitFor(() => expect(print).toHaveProperty('disabled', false));
  fireEvent.click(print);
  expect(await screen.findByText('Sent to the printer.')).not.toBeNull();
  expect(routes[0]).toMatch(/^list\/day-4\/\d{4}-\d{2}-\d{2}\/all$/);
  expect(asked.filter(({ channel }) => channel === 'followup.printed')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Save as PDF' }));
  expect(await screen.findByText('Cancelled. Nothing was printed.')).not.toBeNull();
  expect(asked.filter(({ channel }) => channel === 'followup.printed')).toHaveLength(1);
});

test('numbers from 1 to 5 leave neither on paper nor in a file nor in the picture', () => {
  const rows = csvRows(measures).map((row) => row.join('|'));
  expect(rows).toContain('Measures|Second stage within 7 days|fewer than 6|40||0');
  expect(rows).toContain('Measures|Booked within 24 hours|30|40|75 %|12');
  expect(rows.join('\n')).not.toMatch(/\|[1-5]\|/);
  expect(measuresSheet(measures, 'HMP Demonstration').note).toContain('median: 5.5');
  expect(chartWeeks(measures, false)[0]).toEqual({ week: '02-Nov', inTime: 3, late: 37 });
  expect(chartWeeks(measures, true)[0]?.inTime).toBeNull();
});

test('what is continued at the head of a page says its heading again, and that takes room', () => {
  const row = { height: 10, heightAtTop: 30, keepWithNext: false };
  expect(paginate([row, row, row, row, row], { first: 50, later: 50 })).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
});
