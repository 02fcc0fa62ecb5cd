/** The day itself: what was handed over, leaving without notice, and what has to follow. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { FollowOnPage } from '../../../renderer/features/release/day/follow-on/FollowOnPage.tsx';
import { HandingPage } from '../../../renderer/features/release/day/handing/HandingPage.tsx';
import { LeavesWithoutNotice } from '../../../renderer/features/release/day/unplanned/LeavesWithoutNotice.tsx';
import { UnplannedDialog } from '../../../renderer/features/release/day/unplanned/UnplannedDialog.tsx';
import type { PatientView } from '../../../shared/contract/patients.ts';
import { given } from '../../support/fake-bridge/release-day.ts';
import { releaseDiaryHandlers } from '../../support/fake-bridge/release-diary.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

const answers = releaseDiaryHandlers();
const stayId = id(5005);
const last = (asked: { channel: string; input: unknown }[], channel: string) =>
  asked.filter((one) => one.channel === channel).at(-1)?.input;

beforeEach(() => {
  location.hash = '#/release-day';
});

test('lists who goes today and tomorrow, and leads to the list of each', async () => {
  pageWith(<HandingPage />, answers, 'nurse');
  const people = await screen.findByRole('navigation', { name: 'Who goes' });
  expect(within(people).getByRole('heading', { name: /^Today.*3 people/ })).not.toBeNull();
  expect(within(people).getByRole('heading', { name: /^Tomorrow.*2 people/ })).not.toBeNull();
  const link = within(people).getByRole('link', { name: /^SUHARTO/ });
  expect(link.getAttribute('href')).toBe(`#/release-day/${id(5003)}`);
  expect(screen.getByText('Choose a person at left.')).not.toBeNull();
  await expectAccessible();
});

test('records one thing with its reason, never says that the plan gave it, and undo strikes the entry', async () => {
  const { asked } = pageWith(<HandingPage stayId={stayId} />, answers, 'healthcare-assistant');
  const buttons = await screen.findByRole('group', { name: /^What became of it: Prescription/ });
  const line = buttons.closest('li')!;
  expect(line.textContent).toContain('Plan: In progress');
  fireEvent.click(within(buttons).getByRole('button', { name: 'Not available' }));
  const form = screen.getByRole('form', { name: 'Record: Prescription' });
  const record = within(form).getByRole('button', { name: 'Record' });
  expect(record).toHaveProperty('disabled', true);
  fireEvent.change(within(form).getByLabelText('Why, needed'), {
    target: { value: "Pharmacy hasn't sent it" },
  });
  await expectAccessible();
  fireEvent.click(record);
  await waitFor(() =>
    expect(last(asked, 'release.handOver')).toEqual({
      stayId,
      item: 'prescription',
      medicineId: null,
      outcome: 'not-available',
      quantity: null,
      reason: "Pharmacy hasn't sent it",
      corrects: null,
    }),
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(last(asked, 'release.handOver')).toMatchObject({
      outcome: 'entered-in-error',
      corrects: id(7399),
    }),
  );
});

test('medicines are recorded one by one, with how much', async () => {
  const { asked } = pageWith(<HandingPage stayId={stayId} />, answers, 'nurse');
  const buttons = await screen.findByRole('group', { name: /Insulin glargine/ });
  fireEvent.click(within(buttons).getByRole('button', { name: 'Given' }));
  fireEvent.change(screen.getByLabelText('How much'), { target: { value: '2 pens' } });
  fireEvent.click(screen.getByRole('button', { name: 'Record' }));
  await waitFor(() =>
    expect(last(asked, 'release.handOver')).toMatchObject({
      item: 'medicine',
      medicineId: id(7002),
      outcome: 'given',
      quantity: '2 pens',
    }),
  );
});

test('an entry that counts is corrected or struck; what was corrected stays to be read', async () => {
  const { asked } = pageWith(<HandingPage stayId={stayId} />, answers, 'nurse');
  const correct = await screen.findByRole('button', { name: 'Correct: Naloxone' });
  const line = correct.closest('li')!;
  expect(line.textContent).toContain('Given, 1 kit. Ruth Okafor');
  expect(within(line).getByRole('list', { name: /Other entries/ }).textContent).toContain(
    'Corrected: Not available, None in the cupboard. Tom Beck',
  );
  fireEvent.click(correct);
  fireEvent.click(screen.getByRole('radio', { name: 'Not needed' }));
  fireEvent.click(screen.getByRole('button', { name: 'Record the correction' }));
  await waitFor(() =>
    expect(last(asked, 'release.handOver')).toMatchObject({ outcome: 'not-needed', corrects: given.id }),
  );
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  fireEvent.click(screen.getByRole('button', { name: 'Correct: Naloxone' }));
  fireEvent.click(screen.getByRole('button', { name: 'It was entered in error' }));
  await waitFor(() =>
    expect(last(asked, 'release.handOver')).toMatchObject({
      outcome: 'entered-in-error',
      corrects: given.id,
    }),
  );
});

const leaving = {
  stayId,
  patientId: id(5),
  name: 'سارة العبيدي',
  event: 'did-not-return-from-court',
} as const;

test('one dialog, one action: ends the stay and says the pack, what was not handed over, cancelled, and has to follow', async () => {
  const closed = vi.fn();
  const { asked } = pageWith(<UnplannedDialog leaving={leaving} onClose={closed} />, answers, 'nurse');
  expect(await screen.findByRole('radio', { name: /^Did not return from court/ })).toHaveProperty(
    'checked',
    true,
  );
  fireEvent.change(screen.getByLabelText(/^Day/), { target: { value: '22-Nov-2026' } });
  fireEvent.change(screen.getByLabelText(/^Time/), { target: { value: 'soon' } });
  const end = screen.getByRole('button', { name: 'End the stay' });
  expect(end).toHaveProperty('disabled', true);
  fireEvent.change(screen.getByLabelText(/^Time/), { target: { value: '16:40' } });
  await expectAccessible();
  fireEvent.click(end);
  await screen.findByText(/The stay is ended\./);
  expect(last(asked, 'release.unplanned')).toMatchObject({ stayId, event: leaving.event, note: null });
  const dialog = screen.getByRole('dialog');
  for (const words of [
    'No ready pack stands on this workstation',
    'Sertraline 50 mg: nobody recorded that it was handed over.',
    'Thu 26-Nov-2026 10:20: Doctor, Healthcare 2',
    'Send the summary to the last known GP',
  ])
    expect(dialog.textContent).toContain(words);
  const handed = within(dialog).getByRole('link', { name: 'Record what was handed over' });
  expect(handed.getAttribute('href')).toBe(`#/release-day/${stayId}`);
  await expectAccessible();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(last(asked, 'release.takeBackUnplanned')).toEqual({ stayId }));
  await waitFor(() => expect(closed).toHaveBeenCalled());
});

test('says that a pack was frozen, and leads to where it is printed', async () => {
  const frozen = {
    ...answers,
    'release.unplanned': () => ({
      packId: id(7001),
      noPack: null,
      notHandedOver: [],
      cancelled: [],
      followOn: [],
    }),
  };
  pageWith(<UnplannedDialog leaving={leaving} onClose={() => undefined} />, frozen, 'nurse');
  fireEvent.click(await screen.findByRole('button', { name: 'End the stay' }));
  expect(await screen.findByText(/is frozen as a numbered version/)).not.toBeNull();
  const print = screen.getByRole('link', { name: 'See and print the pack' });
  expect(print.getAttribute('href')).toBe(`#/released-pack/${stayId}/${id(7001)}/clinical`);
});

test('stays open on the patient’s page when the page has read that the person left', async () => {
  const banner = (stay: { id: string } | null) =>
    ({ stay, person: { surname: "O'Neill", forenames: 'سارة' } }) as unknown as PatientView['banner'];
  let left = false;
  const Page = () => <LeavesWithoutNotice patientId={id(1)} banner={banner(left ? null : { id: stayId })} />;
  const { asked } = pageWith(<Page />, answers, 'release-coordinator');
  fireEvent.click(screen.getByRole('button', { name: 'Left without notice' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Released now' }));
  left = true;
  fireEvent.click(await screen.findByRole('button', { name: 'End the stay' }));
  expect(await screen.findByText(/The stay is ended\./)).not.toBeNull();
  expect(last(asked, 'release.unplanned')).toMatchObject({ event: 'released-now' });
});

test('tasks stand soonest first with every attempt, and an attempt that reached somebody ends one', async () => {
  const { asked } = pageWith(<FollowOnPage />, answers, 'release-coordinator');
  const list = await screen.findByRole('list', { name: /^Tasks, soonest first/ });
  const [first, second] = [...list.children].map(({ textContent }) => textContent);
  expect(first).toMatch(/^Overdue by 2 h 10 min/);
  expect(first).toContain('1 attempt; 2 more before it may end as not contactable');
  expect(second).toContain('left a message. The receptionist رقية will pass it on.');
  await expectAccessible();
  fireEvent.click(screen.getAllByRole('button', { name: /^Record an attempt/ })[0]!);
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByLabelText('Whom, needed')).toHaveProperty(
    'value',
    'Dr O’Hara, York Street Practice',
  );
  const record = within(dialog).getByRole('button', { name: 'Record the attempt' });
  expect(record).toHaveProperty('disabled', true);
  fireEvent.click(within(dialog).getByRole('radio', { name: /^Reached/ }));
  await expectAccessible();
  fireEvent.click(record);
  expect(await screen.findByText(/the task has ended: reached/, { selector: 'p' })).not.toBeNull();
  expect(last(asked, 'release.attempt')).toMatchObject({ how: 'telephone', result: 'reached', note: null });
});

test('not contactable is refused in words until enough attempts stand, and can be undone', async () => {
  const { asked } = pageWith(<FollowOnPage />, answers, 'nurse');
  const buttons = await screen.findAllByRole('button', { name: /^Not contactable/ });
  fireEvent.click(buttons[0]!);
  expect(await screen.findByText(/2 more attempts are owed before it may end like this/)).not.toBeNull();
  expect(screen.getByRole('button', { name: 'End the task' })).toHaveProperty('disabled', true);
  await expectAccessible();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  fireEvent.click(buttons[1]!);
  fireEvent.change(await screen.findByLabelText(/^Why nobody/), {
    target: { value: 'Three calls, no answer' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'End the task' }));
  await waitFor(() => expect(last(asked, 'release.notContactable')).toMatchObject({ undo: false }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last(asked, 'release.notContactable')).toMatchObject({ undo: true }));
});

test('somebody who is back is taken back for all of their tasks, after it was said what that does', async () => {
  const { asked } = pageWith(<FollowOnPage />, answers, 'nurse');
  fireEvent.click((await screen.findAllByRole('button', { name: /^Is back/ }))[0]!);
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('what was cancelled here is booked again');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(last(asked, 'release.takeBackUnplanned')).toEqual({ stayId }));
});
