/** Pages of a pack: nothing of the document is lost on the way to paper, gaps are said, and a neutral edition announces nothing. */
import { render, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import editionsFile from '../../../resources/release/editions.json' with { type: 'json' };
import { entriesOf, tableOf } from '../../../renderer/print/pack/columns.ts';
import { Envelope } from '../../../renderer/print/pack/Envelope.tsx';
import { PackPages } from '../../../renderer/print/pack/PackPages.tsx';
import { readEnvelopeRoute, readPackRoute } from '../../../renderer/print/pack/pack-routes.ts';
import type { PackDocument } from '../../../shared/release/document.ts';
import { editionsContentSchema } from '../../../shared/release/edition-content.ts';
import { findTelling } from '../../../shared/release/neutral.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { aDocument, aSection, longNote, medicines } from '../../support/fake-bridge/release-documents.ts';
import { expectAccessible } from '../followup/support.ts';

const content = editionsContentSchema.parse(editionsFile);
const released = { number: 3, at: '2026-11-22T10:15:00.000Z', by: 'Abi Cole' };

async function drawn(document: PackDocument, copy: number | null = 1): Promise<HTMLElement> {
  render(<PackPages document={document} headings={content.headings} copy={copy} />);
  return screen.findByRole('article', { name: /^Page 1 of/ });
}

/** Words of a text, without what only keeps them together. */
const wordsOf = (text: string) => text.replaceAll('\u2011', '-').replaceAll('\u00A0', ' ').split(/\s+/);

test('the clinical edition has every record-standard heading once, its gaps first and in words, and tables with heads', async () => {
  const page = await drawn(aDocument('clinical', { released }));
  const headings = within(page).getAllByRole('heading', { level: 2 });
  const said = headings.map(({ textContent }) => textContent);
  expect(said[0]).toBe('2 things are not arranged');
  expect(said).toContain('Medications and medical devices');
  expect(said).toContain('Allergies and adverse reactions');
  expect(new Set(said).size).toBe(said.length);
  expect(within(page).getAllByText(/Not arranged: no practice has accepted him/)).toHaveLength(2);
  expect(within(page).getByText(/None recorded\. Nobody has asked/)).toBeTruthy();
  expect(within(page).getByText('In progress: not finished yet.')).toBeTruthy();
  expect(within(page).getByRole('columnheader', { name: 'Medicine' })).toBeTruthy();
  expect(within(page).getByRole('rowheader', { name: 'Clozapine' })).toBeTruthy();
  expect(page.textContent).toContain('version 3, 22\u2011Nov\u20112026\u00A010:15, released by Abi Cole');
  expect(page.textContent).toContain('Page 1 of 1');
  await expectAccessible(page);
});

test('of sixty medicines with fourteen columns nothing is lost: what has no column of its own is told beside', () => {
  const whole = medicines(60);
  const { columns, rows } = tableOf(whole);
  expect(columns.length).toBeLessThanOrEqual(6);
  expect(columns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect(rows).toHaveLength(60);
  for (const [at, row] of rows.entries()) {
    const told = row.cells.flatMap(({ text, details }) => [text, ...details.map(({ value }) => value)]);
    for (const value of whole.rows[at] ?? []) if (value !== '') expect(told).toContain(value);
  }
});

test('a text of four thousand words is cut into rows shorter than a page, with every word in its order', () => {
  const note = longNote(4000);
  const { rows } = tableOf({ columns: ['Note', 'Written'], rows: [[note, '21-Nov-2026']] });
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.flatMap(({ cells }) => wordsOf(cells[0]?.text ?? ''))).toEqual(wordsOf(note));
  expect(Math.max(...rows.map(({ cells }) => cells[0]?.text.length ?? 0))).toBeLessThan(500);
  expect(rows.filter(({ continues }) => continues)).toHaveLength(rows.length - 1);
});

test('a long value says again at the head of a page whose it is', () => {
  const { rows } = entriesOf([{ label: 'Needs', value: longNote(300) }]);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.every(({ cells }) => cells[0]?.text === 'Needs')).toBe(true);
  expect(rows.map(({ again }) => again)).toEqual(rows.map((_, at) => at > 0));
});

test('a neutral edition announces nothing on any page, in its foot or on its envelope, and a second copy says so', async () => {
  for (const edition of ['patient-held', 'partner'] as const) {
    const page = await drawn(aDocument(edition, { released }), 2);
    expect(page.textContent).toContain('Copy 2.');
    // Where it is an address, "12 Court Lane" may stand there.
    const telling = findTelling(content.neutral, [{ text: page.textContent, isName: true }]);
    expect(telling).toEqual([]);
    page.remove();
  }
  render(
    <Envelope
      document={aDocument('partner')}
      to={{ name: 'Northbridge Council', address: '1 Main Street' }}
      title={content.neutral.envelopeTitle}
    />,
  );
  const envelope = await screen.findByRole('article', { name: 'Envelope page' });
  expect(findTelling(content.neutral, [{ text: envelope.textContent, isName: false }])).toEqual([]);
  // An envelope to somebody else does not say whom it is about.
  expect(envelope.textContent).not.toContain("O'NEILL");
});

test('the patient’s copy has one idea a line, its questions in bold, and a gap that is said', async () => {
  const page = await drawn(aDocument('patient-held', { released }));
  expect(within(page).getByText('We have not found a doctor for you yet.')).toBeTruthy();
  expect(within(page).getByText('When:').tagName).toBe('B');
  expect(within(page).getAllByText(/^You should have 28 days of it/)).toHaveLength(12);
  await expectAccessible(page);
});

test('every page names the person, each part of the name in its own direction; a draft says that it is one', async () => {
  const page = await drawn(
    aDocument('partner', { sections: [aSection('a', 'A', { gap: 'x', state: 'gap' })] }),
    null,
  );
  const parts = [...page.querySelectorAll('bdi')].map(({ textContent }) => textContent);
  expect(parts.slice(0, 2)).toEqual(["O'NEILL", 'Seán محمد']);
  expect(page.textContent).toContain('not to be handed to anybody');
  expect(page.textContent).toContain('One thing is not arranged');
});

test('a heading that this build does not know prints as it was frozen', async () => {
  const sections = [aSection('old', 'As it was called', { heading: 'gone', lines: ['Words.'] })];
  const page = await drawn(aDocument('clinical', { sections, released }));
  await waitFor(() =>
    expect(within(page).getByRole('heading', { level: 2 }).textContent).toBe('As it was called'),
  );
});

test('a route of a pack names an edition that there is, and ids only', () => {
  expect(readPackRoute(`pack/${id(1)}/clinical`)).toEqual({ packId: id(1), edition: 'clinical' });
  expect(readPackRoute(`pack/${id(1)}/everything`)).toBeNull();
  expect(readPackRoute(`pack/${id(1)}/clinical/x`)).toBeNull();
  expect(readEnvelopeRoute(`pack-envelope/${id(1)}/${id(2)}/partner/3`)).toEqual({
    stayId: id(1),
    packId: id(2),
    edition: 'partner',
    recipient: 3,
  });
});
