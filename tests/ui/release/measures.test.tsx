/** The manager's measures of release: every number leads to its list, and small numbers leave neither on paper nor in a file. */
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import {
  printedReleaseGroups,
  releaseMeasuresSheet,
} from '../../../renderer/features/release/measures/printed-release-measures.ts';
import { ReleaseMeasuresPage } from '../../../renderer/features/release/measures/ReleaseMeasuresPage.tsx';
import { csvOf, ratioGroup } from '../../../renderer/features/measures/printed.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { releaseMeasureHandlers, releaseMeasuresView } from '../../support/fake-bridge/release-measures.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

const page = (change: Partial<typeof releaseMeasuresView> = {}) =>
  pageWith(
    <ReleaseMeasuresPage />,
    {
      ...releaseMeasureHandlers(),
      'release.measures': () => ({ ...releaseMeasuresView, ...change }),
      'followup.printed': () => ({ ok: true }),
    },
    'healthcare-manager',
  ).asked;
const last = (asked: { channel: string; input: unknown }[], channel: string) =>
  asked.findLast((one) => one.channel === channel)?.input;

test.each([
  [/^52: released\./, { measure: 'releases', part: 'numerator', group: null }],
  [/^9: released without notice/, { measure: 'unplanned', part: 'numerator', group: null }],
  [/^12: Registered with a GP: not counted/, { measure: 'gp-registered', part: 'missed', group: null }],
  [/^3: RECONNECT offered: left out/, { measure: 'reconnect-offered', part: 'excluded', group: null }],
  [/^33: packs, released with gaps/, { measure: 'gaps', part: 'numerator', group: null }],
  [/^15: packs, released without gaps/, { measure: 'gaps', part: 'missed', group: null }],
  [/^4: packs, no pack was released/, { measure: 'gaps', part: 'excluded', group: null }],
  [/^21: packs with a gap in Naloxone/, { measure: 'gaps', part: 'numerator', group: 'naloxone' }],
])('%s leads to the people behind it, and to what decided it', async (name, behind) => {
  const asked = page();
  fireEvent.click(await screen.findByRole('button', { name }));
  const dialog = await screen.findByRole('dialog');
  const person = await within(dialog).findByRole('link', { name: "O'NEILL, Seán" });
  expect(person.getAttribute('href')).toBe(`#/patient/${id(1)}/release`);
  expect(within(dialog).getByRole('link', { name: /العبيدي/ })).not.toBeNull();
  expect(dialog.textContent).toContain('GP registration: needed; what the practice said: not recorded.');
  expect(last(asked, 'release.measured')).toMatchObject(behind);
});

test('the page says what the numbers are of, what is missing from them, and is told apart without sight', async () => {
  page({ warnings: ['The copies of 41 people who left are no longer on this workstation.'] });
  const row = await screen.findByRole('row', { name: /Substance-misuse appointment within 21 days/ });
  expect(row.textContent).toContain('55 %22 of 40');
  expect(screen.getByText(/copies of 41 people who left/)).not.toBeNull();
  expect(screen.getByText(/Of 1 person the record may not have arrived whole/)).not.toBeNull();
  expect(screen.getByRole('link', { name: 'ACCT' })).not.toBeNull();
  await expectAccessible();
});

test('a period in which nobody was released says so instead of a per cent', async () => {
  const ratios = releaseMeasuresView.ratios.map((ratio) => ({
    ...ratio,
    numerator: 0,
    denominator: 0,
    excluded: 0,
  }));
  page({ releases: 0, unplanned: 0, ratios, packsWithGaps: 0, packsWithout: 0, noPack: 0, gaps: [] });
  expect(await screen.findAllByText('Nobody yet')).toHaveLength(4);
  expect(screen.getByText('Nobody was released.')).not.toBeNull();
  expect(screen.getByText('No pack of this period had a gap.')).not.toBeNull();
  expect(screen.queryByRole('button', { name: /Show the list/ })).toBeNull();
});

test('numbers from 1 to 5 leave neither on paper nor in a file, nor what would give them away', () => {
  const rows = csvOf(printedReleaseGroups(releaseMeasuresView)).map((row) => row.join('|'));
  expect(rows).toContain('Measures|Registered with a GP|31|43|72 %|9');
  // 3 left out of 52: with 49 beside it, it would be known.
  expect(rows).toContain('Measures|RECONNECT offered|30|not shown||fewer than 6');
  expect(rows).toContain('Packs|No pack was released|fewer than 6|52||');
  expect(rows).toContain('Packs|Released without gaps|not shown|52||');
  expect(rows).toContain('Gaps in packs, by section|Hospital and diagnostics|fewer than 6|||');
  expect(rows).toContain('Gaps in packs, by section|Naloxone|21|||');
  expect(rows.join('\n')).not.toMatch(/\|[1-5](\||$)/m);
  const sheet = releaseMeasuresSheet(
    { ...releaseMeasuresView, warnings: ['Some are missing.'] },
    "HMP St Mary's",
  );
  expect(sheet.title).toBe('Releases of 26-Oct-2026 to 22-Nov-2026');
  expect(sheet.note).toMatch(/^Some are missing\. Numbers from 1 to 5/);
});

test('no number of a ratio follows from the others and from how many there were', () => {
  const numbers = (text: string | undefined) => (/^\d+$/.test(text ?? '') ? Number(text) : null);
  for (let total = 6; total <= 24; total += 1)
    for (let excluded = 0; excluded <= total; excluded += 1)
      for (let numerator = 0; numerator <= total - excluded; numerator += 1) {
        const denominator = total - excluded;
        const [row] = ratioGroup([{ title: 'x', numerator, denominator, excluded }]).rows;
        const [, reached, of, percent, out] = row ?? [];
        const shown = [numbers(reached), numbers(of), numbers(out)];
        for (const number of shown) expect(number === null || number === 0 || number > 5).toBe(true);
        const isSmall = (count: number) => count >= 1 && count <= 5;
        const [known, whole, left] = shown;
        if (isSmall(denominator - numerator)) {
          expect(percent).toBe('');
          expect(known !== null && whole !== null).toBe(false);
        }
        if (isSmall(excluded)) expect(whole).toBe(null);
        if (isSmall(numerator)) expect([known, percent]).toEqual([null, '']);
        if (isSmall(denominator) && excluded > 0) expect(left).toBe(null);
      }
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
  expect(routes).toEqual([`release-measures/${releaseMeasuresView.from}/${releaseMeasuresView.to}`]);
  fireEvent.click(print);
  await screen.findByText('Cancelled. Nothing was saved.', { selector: 'p' });
  expect(asked.filter(({ channel }) => channel === 'followup.printed')).toHaveLength(1);
});
