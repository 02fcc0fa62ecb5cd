/** Medicines that go out, what recipients may be told, and what is kept back. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Failure } from '../../../shared/failure/failure.ts';
import { halfArranged, nothingYet, sixtyMedicines } from '../../support/fake-bridge/release-plan.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { expectAccessible } from '../followup/support.ts';
import {
  choose,
  dialog,
  draw,
  inputs,
  last,
  part,
  press,
  said,
  send,
  STAY,
  type,
  undo,
} from './plan-support.tsx';

vi.setConfig({ testTimeout: 40_000 });

const table = () => screen.getByRole('table', { name: 'Medicines that go out' });
const lines = () => within(table()).getAllByRole('row').slice(1);

test('each medicine stands with its verdict in words, gaps first, critical ones by name, doses and what changed', async () => {
  draw();
  await part(/^Medicines/);
  expect(screen.getByText(/^1 gap: fewer days than needed/)).not.toBeNull();
  const [first, second] = lines().map(({ textContent }) => textContent);
  expect(first).toContain('Insulin glargine');
  expect(first).toContain('Critical: Insulin');
  expect(first).toContain('Gap: No supply and no prescription is arranged.');
  expect(first).toContain('The reason is still to be written.');
  expect(second).toContain('Short: 14 days: fewer than the 28 that are usual.');
  expect(second).toContain('Started: Low mood since the trial');
  const methadone = within(table()).getByRole('row', { name: /Methadone/ }).textContent;
  expect(methadone).toContain('Enough: A prescription for 14 days.');
  expect(methadone).toMatch(/Last \d\d-\w{3}-\d{4} \d\d:\d\d, supervised/);
  expect(methadone).toContain('Opioid substitution');
  const stopped = screen.getByRole('table', { name: 'Medicines stopped here' });
  expect(stopped.textContent).toContain('Stopped: Not needed any more');
  await expectAccessible();
});

test('of sixty medicines those with a gap can be shown alone', async () => {
  draw({ plan: sixtyMedicines() });
  await part(/^Medicines/);
  expect(lines()).toHaveLength(60);
  expect(document.body.textContent).toContain('دواء القلب');
  fireEvent.click(screen.getByLabelText('Only those with a gap'));
  expect(lines()).toHaveLength(19);
});

test('a medicine is added with how it is supplied, and Undo takes it off as entered in error', async () => {
  const asked = draw({ plan: nothingYet() });
  await part(/^Medicines/);
  expect(screen.getByText('No medicine is listed.')).not.toBeNull();
  press('Add a medicine');
  expect(dialog().textContent).toContain('Still needed: the name of the medicine.');
  type('Medicine, needed', 'Sertraline', dialog());
  choose(/^How it is supplied/, 'A supply to take out');
  type('For how many days', '5½', dialog());
  expect(dialog().textContent).toContain('days as a whole number');
  type('For how many days', '5', dialog());
  type('Reason where it is fewer days, or none', 'Sees Dr O’Hara on day 3', dialog());
  await expectAccessible(dialog());
  fireEvent.click(send('Add the medicine'));
  expect(await said('Sertraline: listed.')).not.toBeNull();
  expect(last(asked, 'release.saveMedicine')).toMatchObject({
    id: null,
    medicine: {
      drug: 'Sertraline',
      supply: 'to-take-out',
      days: 5,
      reason: 'Sees Dr O’Hara on day 3',
      controlled: null,
      lastDoseAt: null,
    },
  });
  await undo();
  await waitFor(() =>
    expect(last(asked, 'release.saveMedicine')).toMatchObject({
      id: id(9499),
      medicine: { state: 'entered-in-error' },
    }),
  );
});

test('a refusal stands in words and the dialog stays as it was typed', async () => {
  draw({
    answers: {
      'release.saveMedicine': () => {
        throw new Failure('conflict', 'Insulin glargine stands in the list already.');
      },
    },
  });
  await part(/^Medicines/);
  press('Add a medicine');
  type('Medicine, needed', 'Insulin glargine', dialog());
  fireEvent.click(send('Add the medicine'));
  expect((await within(dialog()).findByRole('alert')).textContent).toContain('stands in the list already');
  expect((within(dialog()).getByLabelText('Medicine, needed') as HTMLInputElement).value).toBe(
    'Insulin glargine',
  );
});

test('of two values the one chosen goes into the form, and saving decides', async () => {
  const asked = draw();
  await part(/^Medicines/);
  press('Change: Omeprazole 20 mg');
  const card = within(dialog()).getByRole('group', { name: 'Conflict: Days' });
  fireEvent.click(within(card).getByRole('button', { name: 'Use this: 7, Jaspreet Singh' }));
  expect((within(dialog()).getByLabelText('For how many days') as HTMLInputElement).value).toBe('7');
  fireEvent.click(send('Save the medicine'));
  await waitFor(() => expect(last(asked, 'release.saveMedicine')).toMatchObject({ medicine: { days: 7 } }));
});

test('a medicine is stopped only with why, and goes on again', async () => {
  const asked = draw();
  await part(/^Medicines/);
  press('Change: Sertraline 100 mg');
  expect(send('It is stopped').hasAttribute('disabled')).toBe(true);
  fireEvent.change(within(dialog()).getByLabelText('Changed here'), { target: { value: 'stopped' } });
  type('Why, needed', 'Rash', dialog());
  fireEvent.click(send('It is stopped'));
  await waitFor(() =>
    expect(last(asked, 'release.saveMedicine')).toMatchObject({
      medicine: { state: 'stopped', change: { kind: 'stopped', reason: 'Rash' } },
    }),
  );
  await undo();
  await waitFor(() =>
    expect(last(asked, 'release.saveMedicine')).toMatchObject({
      medicine: { state: 'current', change: { kind: 'started' } },
    }),
  );
});

test('current medicines of the record are listed at once, and taken off again', async () => {
  const asked = draw({ answers: { 'release.takeOver': () => ({ added: [id(9403)] }) } });
  await part(/^Medicines/);
  press('List the current medicines of the record');
  expect(await said(/^1 medicine of the record listed/)).not.toBeNull();
  await undo();
  await waitFor(() =>
    expect(inputs(asked, 'release.saveMedicine')).toEqual([
      expect.objectContaining({
        id: id(9403),
        medicine: expect.objectContaining({ state: 'entered-in-error' }),
      }),
    ]),
  );
});

test('each recipient stands with decision, capacity, best interests, witness, end and what may go, in words', async () => {
  draw();
  await part(/^Consent/);
  const [gp, council, sister] = within(screen.getByRole('list', { name: 'Recipients' }))
    .getAllByRole('heading', { level: 4 })
    .map((heading) => heading.closest('li')?.textContent ?? '');
  expect(gp).toContain('Informed, does not object');
  expect(gp).toContain('Clinical edition: may go');
  expect(gp).toContain('witness: Tom Beck');
  expect(council).toContain('Lacked capacity to decide');
  expect(council).toContain('Dr O’Hara and his sister Fatima (فاطمة)');
  expect(council).toContain('ended 01-Nov-2026');
  expect(council).toContain('Partner edition: may not go');
  expect(sister).toContain('فاطمة الحسن');
  expect(sister).toContain('Reason: “She worries enough.”');
  expect(sister).toContain('Written twice');
  await expectAccessible();
});

test('a recipient outside care is asked for consent, with best interests where capacity was lacking; Undo takes it off', async () => {
  const asked = draw({ plan: nothingYet(), role: 'release-coordinator' });
  await part(/^Consent/);
  expect(screen.getByText('Nobody is listed yet.')).not.toBeNull();
  press('Add a recipient');
  fireEvent.change(within(dialog()).getByLabelText('Kind of recipient, needed'), {
    target: { value: 'probation' },
  });
  type('Name, needed', "Siân O'Neill", dialog());
  const consent = within(dialog()).getByRole('radiogroup', { name: /asked for consent/ });
  expect(within(consent).queryByRole('radio', { name: /Informed/ })).toBeNull();
  choose(/asked for consent/, 'Consented');
  expect(dialog().textContent).toContain('what they may have');
  fireEvent.click(within(dialog()).getByLabelText('Partner edition'));
  choose(/^Capacity/, 'Lacked capacity to decide');
  expect(dialog().textContent).toContain('the decision in the person’s best interests');
  type('Decision in the person’s best interests, and whose it is', 'Dr O’Hara', dialog());
  await expectAccessible(dialog());
  fireEvent.click(send('Add the recipient'));
  expect(await said("Siân O'Neill: consented.")).not.toBeNull();
  expect(last(asked, 'release.saveShare')).toMatchObject({
    stayId: STAY,
    id: null,
    kind: 'probation',
    decision: 'consented',
    editions: ['partner'],
    capacity: 'no',
    bestInterests: 'Dr O’Hara',
    expiresOn: null,
    enteredInError: false,
  });
  await undo();
  await waitFor(() =>
    expect(last(asked, 'release.saveShare')).toMatchObject({ id: id(9599), enteredInError: true }),
  );
});

test('two decisions about a recipient are decided in the form by a coordinator, too', async () => {
  const asked = draw({ role: 'release-coordinator' });
  await part(/^Consent/);
  press('Change: فاطمة الحسن (sister)');
  fireEvent.click(within(dialog()).getByRole('button', { name: /^Use this: Consented/ }));
  fireEvent.click(within(dialog()).getByLabelText('Partner edition'));
  fireEvent.click(send('Save what was said'));
  await waitFor(() =>
    expect(last(asked, 'release.saveShare')).toMatchObject({ decision: 'consented', editions: ['partner'] }),
  );
});

test('what is kept back says why, out of what, on whose authority and that its review is due; it is given again and kept back again', async () => {
  const asked = draw();
  await part(/^Kept/);
  const [kept] = within(screen.getByRole('list', { name: 'Kept back' })).getAllByRole('listitem');
  expect(kept!.textContent).toContain('“Why the practice declined” of the section “GP registration”');
  expect(kept!.textContent).toContain('Out of: Patient’s copy, Partner edition.');
  expect(kept!.textContent).toContain('It is about somebody else: It names somebody else');
  expect(kept!.textContent).toContain('Authorised by Ruth Okafor');
  expect(kept!.textContent).toContain('To be looked at again since 10-Nov-2026');
  await expectAccessible();
  press(/^Give it again/);
  await waitFor(() => expect(last(asked, 'release.liftWithheld')).toEqual({ id: id(9601), undo: false }));
  await undo();
  await waitFor(() => expect(last(asked, 'release.liftWithheld')).toEqual({ id: id(9601), undo: true }));
});

test('a field is kept out of editions only with words, reason and a review that is ahead', async () => {
  const asked = draw({ plan: { ...halfArranged(), withheld: [] } });
  await part(/^Kept/);
  expect(screen.getByText('Nothing is kept back.')).not.toBeNull();
  press('Keep something back');
  fireEvent.change(within(dialog()).getByLabelText('Section, needed'), {
    target: { value: 'mental-health' },
  });
  fireEvent.change(within(dialog()).getByLabelText('Of it'), { target: { value: 'legal' } });
  type('What it is, in words, needed', 'Section status', dialog());
  choose(/^Why/, 'Serious harm');
  type('The reason in words, needed', 'Told by the team', dialog());
  fireEvent.click(within(dialog()).getByLabelText('Patient’s copy'));
  type('Looked at again on, needed', '01-Nov-2020', dialog());
  expect(send('Keep it back').hasAttribute('disabled')).toBe(true);
  type('Looked at again on, needed', '01-Jan-2099', dialog());
  await expectAccessible(dialog());
  fireEvent.click(send('Keep it back'));
  await waitFor(() =>
    expect(last(asked, 'release.saveWithheld')).toEqual({
      stayId: STAY,
      id: null,
      item: { kind: 'field', section: 'mental-health', field: 'legal' },
      words: 'Section status',
      because: 'serious-harm',
      reason: 'Told by the team',
      editions: ['patient-held'],
      reviewOn: '2099-01-01',
    }),
  );
});
