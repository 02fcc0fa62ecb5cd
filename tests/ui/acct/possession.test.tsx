/** Medicines in possession: nothing preselected, what the record holds beside it, no medicine passed over, and the earlier ones kept. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { AcctInputPage } from '../../../renderer/features/acct/input/AcctInputPage.tsx';
import { medicineRows } from '../../../renderer/features/acct/possession/parts.ts';
import { acctIds, acctInputHandlers, possessionForm } from '../../support/fake-bridge/acct-input.ts';
import { patientHandlers } from '../../support/fake-bridge/patients.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers, type Drawn } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from '../followup/support.ts';

vi.setConfig({ testTimeout: 90_000 });
beforeEach(giveSize);

function open(): Drawn {
  const { 'patients.banner': banner } = patientHandlers(() => undefined);
  return pageWith(<AcctInputPage draftId={acctIds.possession} patientId={id(1)} />, {
    ...acctInputHandlers(),
    'patients.banner': banner,
  } as Answers);
}

const lastSave = ({ asked }: Drawn, part: string): unknown =>
  asked
    .filter(({ channel }) => channel === 'acct.savePart')
    .map(({ input }) => input as { part: string; value: unknown })
    .findLast((input) => input.part === part)?.value;

test('factors are answered by number keys, beside what the record holds; nothing is chosen before', async () => {
  const drawn = open();
  const group = await screen.findByRole('radiogroup', { name: 'Self-harm or overdose, now or before' });
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  expect(document.querySelector('[data-question=self-harm]')?.textContent).toContain(
    '19-Aug-2024 (HMP Leeds)',
  );
  await expectAccessible();
  fireEvent.keyDown(within(group).getAllByRole('radio')[0]!, { key: '3' });
  await waitFor(() => expect(lastSave(drawn, 'patientFactors')).toEqual({ 'self-harm': 'not-known' }));
  const cell = screen.getByRole('radiogroup', { name: /shares the cell/ });
  fireEvent.click(within(cell).getByRole('radio', { name: 'No' }));
  await waitFor(() =>
    expect(lastSave(drawn, 'patientFactors')).toEqual({ 'self-harm': 'not-known', 'cell-mate': 'no' }),
  );
});

test('each medicine has its factors and its outcome; one that nobody looked at stands in the way of signing', async () => {
  const drawn = open();
  const table = await screen.findByRole('table', { name: /^The medicines/ });
  expect(within(table).getByText('Critical: insulin')).not.toBeNull();
  const missing = await screen.findByRole('region', { name: 'Missing' });
  expect(missing.textContent).toContain('Insulin glargine: nothing is said about it yet.');
  const lethal = within(table).getByRole('radiogroup', { name: /Sertraline.*Dangerous in overdose/ });
  fireEvent.click(within(lethal).getByRole('radio', { name: 'Yes' }));
  fireEvent.change(within(table).getByRole('combobox', { name: 'Outcome for Sertraline' }), {
    target: { value: 'daily' },
  });
  await waitFor(() =>
    expect(lastSave(drawn, 'medicines')).toEqual([
      { drug: 'Sertraline', factors: { lethal: 'yes' }, outcome: 'daily' },
    ]),
  );
  await waitFor(() => expect(missing.textContent).not.toContain('Sertraline: nothing is said'));
  expect(missing.textContent).toContain('Sertraline: answer “Sought after by others”.');
  fireEvent.change(screen.getByRole('textbox', { name: 'Another medicine' }), {
    target: { value: 'Pregabalin' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
  await within(table).findByRole('rowheader', { name: /Pregabalin/ });
  fireEvent.click(within(table).getByRole('button', { name: 'Take Pregabalin out' }));
  await waitFor(() => expect(within(table).queryByRole('rowheader', { name: /Pregabalin/ })).toBeNull());
  fireEvent.change(screen.getByRole('textbox', { name: 'Another medicine' }), {
    target: { value: 'sertraline' },
  });
  expect(screen.getByRole('button', { name: 'Add it' })).toHaveProperty('disabled', true);
});

test('outcome, reasons and the day to look again are saved; the signed ones stand below with their words', async () => {
  const drawn = open();
  const outcome = await screen.findByRole('radiogroup', { name: 'How may this person hold medicines?' });
  fireEvent.click(
    within(outcome).getByRole('radio', { name: 'Not in possession: each dose is given by staff' }),
  );
  const day = screen.getByRole('textbox', { name: 'Look at it again by' });
  fireEvent.change(day, { target: { value: '24/12/2026' } });
  fireEvent.blur(day);
  await waitFor(() => expect(lastSave(drawn, 'reviewBy')).toBe('2026-12-24'));
  expect(lastSave(drawn, 'outcome')).toBe('not-in-possession');
  const signed = await screen.findByRole('article', { name: 'Signed 02-Oct-2026 09:30' });
  expect(signed.textContent).toContain('7 days in possession');
  expect(signed.textContent).toContain("Siân O'Neill");
  expect(signed.textContent).toContain('Settled, keeps his medicines in the safe.');
  expect(signed.textContent).toContain('has come here intoxicated: not known');
  fireEvent.click(within(signed).getByRole('button', { name: 'Correct' }));
  await waitFor(() =>
    expect(drawn.asked.find(({ channel }) => channel === 'acct.draft')?.input).toMatchObject({
      kind: 'possession',
      corrects: id(510),
    }),
  );
});

test('two strengths of a drug are two lines; one that two joined records hold is one, and keeps that it is critical', () => {
  const sertraline = { drug: 'Sertraline', dose: '100 mg', critical: null };
  const insulin = { drug: 'Insulin glargine', dose: '18 units', critical: null };
  const rows = medicineRows(
    {
      ...possessionForm,
      medicines: [sertraline, { ...sertraline, dose: null }, insulin, { ...insulin, critical: 'insulin' }],
    },
    [{ drug: 'Sertraline, 100 mg', factors: { lethal: 'yes' }, outcome: 'daily' }],
  );
  expect(rows.map(({ medicine, critical, written }) => [medicine.drug, critical, written])).toEqual([
    ['Sertraline, 100 mg', null, true],
    ['Sertraline, dose not known', null, false],
    ['Insulin glargine', 'insulin', false],
  ]);
});
