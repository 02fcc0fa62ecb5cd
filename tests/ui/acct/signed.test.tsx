/** Signed health input, what left healthcare because of it, and its pages. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { SignedInputPage } from '../../../renderer/features/acct/input/signed/SignedInputPage.tsx';
import { AcctHandoverPage } from '../../../renderer/features/acct/sheet/AcctHandoverPage.tsx';
import { AcctSheetPage } from '../../../renderer/features/acct/sheet/AcctSheetPage.tsx';
import { piecesOf } from '../../../renderer/print/acct/blocks.tsx';
import { AcctPages } from '../../../renderer/print/acct/AcctPages.tsx';
import { acctIds, acctInputHandlers, narrative, sheetOf } from '../../support/fake-bridge/acct-input.ts';
import { patientHandlers } from '../../support/fake-bridge/patients.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers, type Drawn } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from '../followup/support.ts';

vi.setConfig({ testTimeout: 90_000 });
beforeEach(giveSize);

const place = { patientId: id(1), acctId: acctIds.acct, inputId: acctIds.input };
const { 'patients.banner': banner } = patientHandlers(() => undefined);
const answers = (more: Answers = {}): Answers =>
  ({ ...acctInputHandlers(), 'patients.banner': banner, ...more }) as Answers;

const inputs = ({ asked }: Drawn, channel: string) =>
  asked.filter((one) => one.channel === channel).map(({ input }) => input);

test('reads as it was signed, says what is printed of it, and begins a correction that names it', async () => {
  const drawn = pageWith(<SignedInputPage {...place} />, answers());
  const words = await screen.findByRole('region', { name: 'The person’s own words' });
  expect(words.textContent).toContain('my mum doesn’t ring');
  expect(words.textContent).toContain('On the sheet');
  expect(screen.getByRole('region', { name: 'Diagnoses' }).textContent).toContain('Stays in healthcare');
  expect(screen.getByRole('region', { name: 'Signature' }).textContent).toContain(
    'Signed by Ruth Okafor, Mental-health nurse, 22-Nov-2026 15:10.',
  );
  await expectAccessible();
  fireEvent.click(screen.getByRole('button', { name: 'Correct' }));
  await waitFor(() =>
    expect(inputs(drawn, 'acct.draft')[0]).toMatchObject({ kind: 'review', corrects: acctIds.input }),
  );
});

test('a corrected entry says so, leads to the correction, and is not corrected twice', async () => {
  const [first] = narrative.inputs;
  const corrected = { ...narrative, inputs: [{ ...first!, correctedBy: id(550) }] };
  pageWith(<SignedInputPage {...place} />, answers({ 'acct.narrative': () => corrected }));
  const link = await screen.findByRole('link', { name: 'Read the correction' });
  expect(link.getAttribute('href')).toContain(id(550));
  expect(screen.getByRole('button', { name: 'Correct' })).toHaveProperty('disabled', true);
});

test('that it was copied to the paper ACCT needs initials and a time; that somebody was told needs whom and what', async () => {
  const drawn = pageWith(<SignedInputPage {...place} />, answers());
  fireEvent.click(await screen.findByRole('button', { name: 'Copied to the paper ACCT' }));
  const copied = await screen.findByRole('dialog', { name: 'Copied to the paper ACCT' });
  const record = within(copied).getByRole('button', { name: 'Record that it was copied' });
  expect(record).toHaveProperty('disabled', true);
  fireEvent.change(within(copied).getByLabelText(/^Initials/), { target: { value: 'RO' } });
  fireEvent.change(within(copied).getByLabelText(/^Day/), { target: { value: '22-Nov-2026' } });
  fireEvent.change(within(copied).getByLabelText(/^Time/), { target: { value: '15:30' } });
  await expectAccessible(copied);
  fireEvent.click(record);
  await waitFor(() =>
    expect(inputs(drawn, 'acct.share')[0]).toMatchObject({
      inputId: acctIds.input,
      how: 'copied-to-document',
      initials: 'RO',
      at: '2026-11-22T15:30:00+00:00',
    }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Told somebody' }));
  const told = await screen.findByRole('dialog', { name: 'Told somebody' });
  const send = within(told).getByRole('button', { name: 'Record who was told' });
  fireEvent.change(within(told).getByLabelText(/^Whom/), { target: { value: "SO O'Brien" } });
  expect(send).toHaveProperty('disabled', true);
  fireEvent.change(within(told).getByLabelText(/^What/), { target: { value: 'Watch at post time' } });
  fireEvent.click(send);
  await waitFor(() =>
    expect(inputs(drawn, 'acct.share')[1]).toMatchObject({
      how: 'told',
      withWhom: "SO O'Brien",
      what: 'Watch at post time',
      initials: null,
    }),
  );
});

test('an assistant reads and prints, and writes nothing', async () => {
  pageWith(<SignedInputPage {...place} />, answers(), 'healthcare-assistant');
  await screen.findByRole('button', { name: 'Print contribution sheet' });
  expect(screen.queryByRole('button', { name: 'Correct' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Told somebody' })).toBeNull();
});

test('printing the sheet is written down once it was printed, and not when it was cancelled', async () => {
  const drawn = pageWith(<AcctSheetPage {...place} />, answers());
  const done = [null, { path: null }];
  const routes: string[] = [];
  Object.assign(window.throughcare, {
    shell: {
      print: (route: string) => {
        routes.push(route);
        return Promise.resolve({ ok: true, output: done.shift() ?? null });
      },
    },
  });
  await screen.findByRole('article');
  const print = await screen.findByRole('button', { name: 'Print' });
  await waitFor(() => expect(print).toHaveProperty('disabled', false));
  fireEvent.click(print);
  expect(await screen.findByText('Cancelled. Nothing was printed.')).not.toBeNull();
  expect(inputs(drawn, 'acct.printed')).toEqual([]);
  fireEvent.click(print);
  expect(await screen.findByText('Sent to the printer.')).not.toBeNull();
  expect(routes.at(-1)).toBe(`acct-sheet/${acctIds.input}`);
  expect(inputs(drawn, 'acct.printed')).toEqual([
    { acctId: acctIds.acct, inputId: acctIds.input, what: 'sheet', how: 'printed' },
  ]);
  await expectAccessible();
});

test('the handover waits until it is known of which ACCT it is', async () => {
  pageWith(<AcctHandoverPage patientId={id(1)} />, answers());
  const page = await screen.findByRole('article');
  expect(screen.getByRole('button', { name: 'Print' })).toHaveProperty('disabled', true);
  // Nobody signs a summary, and it does not go into the document.
  expect(page.textContent).toContain('Last health input signed by Ruth Okafor');
  expect(page.textContent).not.toContain('Put into the ACCT document');
});

test('4,000 words go over pages, each with whose it is and its number; parts without words are left out', async () => {
  const words = Array.from(
    { length: 400 },
    (_, n) => `In week ${n} he takes 2.5 mg at 22:00 and sleeps well.`,
  );
  const text = words.join(' ');
  vi.spyOn(window, 'getComputedStyle').mockReturnValue({
    paddingTop: '0px',
    paddingBottom: '0px',
    minHeight: '1022px',
  } as CSSStyleDeclaration);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 700, 60));
  const drawn = vi.fn<() => void>();
  pageWith(<AcctPages sheet={sheetOf(text)} what="sheet" onDrawn={drawn} />, {});
  await waitFor(() => expect(drawn).toHaveBeenCalled());
  vi.mocked(window.getComputedStyle).mockRestore();
  vi.mocked(Element.prototype.getBoundingClientRect).mockRestore();
  const pages = screen.getAllByRole('article');
  expect(pages.length).toBeGreaterThan(2);
  for (const [at, page] of pages.entries()) {
    expect(page.textContent).toContain(`Page ${at + 1} of ${pages.length}`);
    expect(page.textContent).toContain("O'NCÍ-HUSSAIN");
    expect(page.textContent).toContain('A1234BC');
    expect(page.textContent).toContain('Printed 22-Nov-2026 15:20 by Ruth Okafor.');
    expect(page.textContent).toContain('Central record last reached 22-Nov-2026 15:19.');
  }
  expect(pages[1]!.textContent).toContain(', continued');
  const printed = pages.map(({ textContent }) => textContent).join(' ');
  expect(words.filter((sentence) => !printed.includes(sentence))).toEqual([]);
  expect(printed).not.toContain('Triggers, and how to notice them');
  expect(printed).not.toContain('Advice on items');
});

test('a text is cut between sentences, never inside a dose', () => {
  const pieces = piecesOf('He takes 2.5 mg at night. '.repeat(60));
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces) {
    expect(piece).toMatch(/^He takes 2\.5 mg.*at night\.$/);
    expect(piece.length).toBeLessThanOrEqual(480);
  }
  expect(piecesOf('word '.repeat(500)).join(' ')).toBe('word '.repeat(500).trim());
});
