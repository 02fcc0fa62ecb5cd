/** Health input while it is written: the pre-read stays out until it is taken over, everything typed is saved, and what is missing is said. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { AcctInputPage } from '../../../renderer/features/acct/input/AcctInputPage.tsx';
import { Failure } from '../../../shared/failure/failure.ts';
import { acctIds, acctInputHandlers, draftOf } from '../../support/fake-bridge/acct-input.ts';
import { patientHandlers } from '../../support/fake-bridge/patients.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers, type Drawn } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from '../followup/support.ts';

vi.setConfig({ testTimeout: 90_000 });
beforeEach(giveSize);

/** Each test writes a draft of its own: what is typed and the place in the form outlive the page. */
let draftId = '';
let drafts = 600;
beforeEach(() => {
  drafts += 1;
  draftId = id(drafts);
});

function open(more: Answers = {}): Drawn {
  const { 'patients.banner': banner } = patientHandlers(() => undefined);
  return pageWith(<AcctInputPage draftId={draftId} patientId={id(1)} />, {
    ...acctInputHandlers(),
    'patients.banner': banner,
    ...more,
  } as Answers);
}

const saves = ({ asked }: Drawn, part: string): unknown[] =>
  asked
    .filter(({ channel }) => channel === 'acct.savePart')
    .map(({ input }) => input as { part: string; value: unknown })
    .filter((input) => input.part === part)
    .map(({ value }) => value);

const section = async (name: RegExp): Promise<void> => {
  const list = await screen.findByRole('navigation', { name: 'Sections of the health input' });
  fireEvent.click(within(list).getByRole('button', { name }));
};

test('what the record holds stands beside the text and goes in only when it is taken over', async () => {
  const drawn = open();
  const box = await screen.findByRole('textbox', { name: /^Previous self-harm and methods/ });
  expect(box).toHaveProperty('value', '');
  const record = screen.getByRole('region', { name: 'In the record: Previous self-harm and methods' });
  expect(record.textContent).toContain('HMP Leeds, 19-Aug-2024');
  expect(saves(drawn, 'methods')).toEqual([]);
  await expectAccessible();
  fireEvent.click(within(record).getByRole('button', { name: 'Take over: Cuts to left forearm' }));
  await waitFor(() => expect(saves(drawn, 'methods')).toEqual(['Cuts to left forearm']));
  expect(within(record).getByText('In the text')).not.toBeNull();
  fireEvent.change(box, { target: { value: 'Cuts to left forearm, 2021, not since' } });
  fireEvent.blur(box);
  await waitFor(() => expect(saves(drawn, 'methods').at(-1)).toBe('Cuts to left forearm, 2021, not since'));
  expect(await screen.findByText('Saved')).not.toBeNull();
  // The line that was not taken over stays out.
  expect(saves(drawn, 'methods').join()).not.toContain('Ligature');
});

test('each part says whether it is printed, the content says that it is not signed off, and nothing is scored', async () => {
  open();
  expect(await screen.findByText(/awaiting clinical sign-off/)).not.toBeNull();
  const part = (name: string) => document.querySelector(`[data-question=${name}]`)?.textContent ?? '';
  expect(part('diagnoses')).toContain('Stays in healthcare');
  expect(part('protective')).toContain('On the sheet');
  for (const name of [/^How the person is/, /^Advice/, /^Taking part/, /^What follows/, /^Sign/]) {
    await section(name);
    expect(document.body.textContent).not.toMatch(/risk (score|level)|\blow\b.*\bmedium\b|\bhigh risk\b/i);
    await expectAccessible();
  }
});

test('words refused by a lock stay on the page, are still there after leaving it, and are saved when it is possible again', async () => {
  let locked = true;
  const handlers = acctInputHandlers();
  const answers: Answers = {
    'acct.savePart': (input) => {
      if (locked) throw new Failure('locked', 'The workstation is locked.');
      return handlers['acct.savePart']!(input);
    },
    'acct.openDraft': handlers['acct.openDraft']!,
  };
  const first = open(answers);
  await section(/^How the person is/);
  const name = /^The person’s own words/;
  fireEvent.change(await screen.findByRole('textbox', { name }), {
    target: { value: "I can't see a way out" },
  });
  // Left before the pause after typing is over.
  await section(/^Advice/);
  expect(await screen.findByRole('alert')).not.toBeNull();
  expect(saves(first, 'own-words')).toEqual(["I can't see a way out"]);
  document.body.replaceChildren();
  locked = false;
  const again = open(answers);
  await waitFor(() => expect(saves(again, 'own-words')).toEqual(["I can't see a way out"]));
  await section(/^How the person is/);
  expect(await screen.findByRole('textbox', { name })).toHaveProperty('value', "I can't see a way out");
});

test('two fields of one row saved at the same moment do not take each other back', async () => {
  const drawn = open();
  await section(/^What follows/);
  fireEvent.click(screen.getByRole('button', { name: 'Add a support action' }));
  const row = await screen.findByRole('group', { name: 'Support actions of healthcare, 1' });
  fireEvent.change(within(row).getByRole('textbox', { name: 'What' }), { target: { value: 'Sleep diary' } });
  fireEvent.change(within(row).getByRole('textbox', { name: 'Who' }), { target: { value: 'Siân O’Neill' } });
  await section(/^Advice/);
  await waitFor(() =>
    expect(saves(drawn, 'supports').at(-1)).toEqual([
      { title: 'Sleep diary', owner: 'Siân O’Neill', due: null },
    ]),
  );
});

test('attendance asks why where nobody came, and medicines in possession say what is owed', async () => {
  const drawn = open();
  await section(/^Taking part/);
  const mode = await screen.findByRole('radiogroup', { name: 'How does healthcare take part?' });
  expect(within(mode).queryByRole('radio', { checked: true })).toBeNull();
  // The fourth answer by its number.
  fireEvent.keyDown(within(mode).getAllByRole('radio')[0]!, { key: '4' });
  fireEvent.change(await screen.findByRole('textbox', { name: /^Why nobody took part/ }), {
    target: { value: 'Healthcare was not told of it' },
  });
  await section(/^What follows/);
  await waitFor(() =>
    expect(saves(drawn, 'attendance').at(-1)).toMatchObject({
      mode: 'none',
      reason: 'Healthcare was not told of it',
    }),
  );
  const possession = screen.getByRole('region', { name: 'Medicines in possession' });
  expect(within(possession).getByText(/Overdue since 20-Nov-2026 23:59/)).not.toBeNull();
  fireEvent.click(within(possession).getByRole('radio', { name: 'Yes' }));
  const which = await within(possession).findByRole('combobox', { name: /^The signed assessment/ });
  fireEvent.change(which, { target: { value: id(510) } });
  await waitFor(() =>
    expect(saves(drawn, 'possession').at(-1)).toEqual({ reassessed: 'yes', assessment: id(510), note: '' }),
  );
});

test('says what is missing, jumps to it, and signs with the password once it is there', async () => {
  const drawn = open();
  await section(/^Sign/);
  const sign = await screen.findByRole('button', { name: 'Sign the health input' });
  fireEvent.change(screen.getByLabelText('Your password, to sign'), { target: { value: 'five words' } });
  expect(sign).toHaveProperty('disabled', true);
  const missing = screen.getByRole('region', { name: 'Missing' });
  expect(missing.textContent).toContain('Say how healthcare took part.');
  fireEvent.click(within(missing).getByRole('button', { name: /^Write: Formulation/ }));
  const box = await screen.findByRole('textbox', { name: /^Formulation/ });
  await waitFor(() => expect(document.activeElement).toBe(box));
  fireEvent.change(box, { target: { value: 'News from court at 10:00 frightens him.' } });
  await section(/^Taking part/);
  fireEvent.click(await screen.findByRole('radio', { name: 'In person' }));
  fireEvent.click(await screen.findByRole('button', { name: 'It is me' }));
  await section(/^Sign/);
  expect(await screen.findByText('Nothing is missing.')).not.toBeNull();
  fireEvent.change(screen.getByLabelText('Your password, to sign'), { target: { value: 'five words' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign the health input' }));
  await waitFor(() =>
    expect(drawn.asked.filter(({ channel }) => channel === 'acct.sign')).toEqual([
      { channel: 'acct.sign', input: { draftId, password: 'five words' } },
    ]),
  );
  await waitFor(() => expect(location.hash).toBe(`#/acct-signed/${id(1)}/${acctIds.acct}/${acctIds.input}`));
});

test('Alt and Page Down goes on to the next section', async () => {
  open();
  await screen.findByRole('heading', { level: 2, name: 'Before the review' });
  act(() => void fireEvent.keyDown(window, { key: 'PageDown', altKey: true }));
  expect(await screen.findByRole('heading', { level: 2, name: 'How the person is' })).not.toBeNull();
});

test('what is put away can be read and taken up again, and nothing is typed into it meanwhile', async () => {
  const drawn = open({ 'acct.openDraft': () => draftOf('review', { draftId, state: 'put-away' }) });
  expect(await screen.findByText('Put away.')).not.toBeNull();
  expect(screen.getByRole('textbox', { name: /^Diagnoses/ })).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByRole('button', { name: 'Take it up again' }));
  await waitFor(() =>
    expect(drawn.asked).toContainEqual({
      channel: 'acct.putAway',
      input: { draftId, undo: true },
    }),
  );
});
