/** What is said about one person and about one date of a clinic: each only when it is whole, each taken back as it was. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { PersonFollowUp } from '../../../renderer/features/followup/person/PersonFollowUp.tsx';
import { ClinicsPage } from '../../../renderer/features/followup/settings/ClinicsPage.tsx';
import { WeekPage } from '../../../renderer/features/followup/week/WeekPage.tsx';
import type { ClinicView } from '../../../shared/contract/followup-views.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { CLINIC, followUpHandlers, listed } from '../../support/fake-bridge/followup.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from './support.ts';

vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  vi.setSystemTime(new Date('2026-11-23T08:00:00Z'));
  giveSize();
});

const last = (asked: { channel: string; input: unknown }[], channel: string) =>
  asked.filter((one) => one.channel === channel).at(-1)?.input;
const press = (name: string | RegExp, within_: ReturnType<typeof within> = screen) =>
  fireEvent.click(within_.getByRole('button', { name }));
const type = (dialog: HTMLElement, label: string | RegExp, value: string) =>
  fireEvent.change(within(dialog).getByLabelText(label), { target: { value } });
const said = (words: string) => screen.findByText(words, { selector: 'p' });

/** Opens one of the tools of Hussain's follow-up. */
async function tool(button: string, title: RegExp, answers: Answers) {
  const { asked } = pageWith(<PersonFollowUp patientId={id(2)} />, { ...followUpHandlers(), ...answers });
  fireEvent.click(await screen.findByRole('button', { name: button }));
  const dialog = await screen.findByRole('dialog', { name: title });
  await expectAccessible();
  return { asked, dialog, save: within(dialog).getByRole('button', { name: 'Save' }) };
}

test('a cell is saved only when it is another one, and the one before comes back', async () => {
  const { asked, dialog, save } = await tool('Cell', /^Cell of HUSSAIN/, {
    'followup.cell': () => ({ ok: true }),
  });
  const stayId = id(5002);
  expect(save).toHaveProperty('disabled', true);
  type(dialog, 'Cell', ' C2-017 ');
  fireEvent.click(save);
  expect(await said('HUSSAIN, محمد is in C2-017.')).not.toBeNull();
  expect(last(asked, 'followup.cell')).toEqual({ stayId, cell: 'C2-017' });
  press('Undo');
  await waitFor(() => expect(last(asked, 'followup.cell')).toEqual({ stayId, cell: listed(1).cell }));
  expect(await said('Taken back.')).not.toBeNull();
});

test('a day away needs a date and times that are times; it is withdrawn under its own number', async () => {
  const { asked, dialog, save } = await tool('Away on a day', /is away$/, {
    'followup.plannedDate': () => ({ id: id(77) }),
  });
  expect(save).toHaveProperty('disabled', true);
  type(dialog, /^Day, needed/, '25-Nov-2026');
  type(dialog, 'From', 'noon');
  expect(within(dialog).getByText('As HH:MM')).not.toBeNull();
  expect(save).toHaveProperty('disabled', true);
  type(dialog, 'From', '1030');
  type(dialog, 'Note', "Crown Court, counsel's request");
  fireEvent.click(save);
  expect(await said('HUSSAIN, محمد is away on Wed 25-Nov-2026.')).not.toBeNull();
  const entry = {
    stayId: id(5002),
    kind: 'court',
    date: '2026-11-25',
    from: '10:30',
    to: null,
    note: "Crown Court, counsel's request",
  };
  expect(last(asked, 'followup.plannedDate')).toEqual({ id: null, ...entry });
  press('Undo');
  await waitFor(() =>
    expect(last(asked, 'followup.plannedDate')).toEqual({ id: id(77), ...entry, withdraw: true }),
  );
});

test('what is owed needs a reason and dates in order; what was refused stays on the screen', async () => {
  const answers = [new Failure('invalid', 'The last day has passed.'), { appointmentId: id(78) }];
  const { asked, dialog, save } = await tool('Owe something else', /^What HUSSAIN.* is owed/, {
    'followup.owe': () => {
      const answer = answers.shift();
      if (answer instanceof Failure || answer === undefined)
        throw answer ?? new Failure('unexpected', 'Again.');
      return answer;
    },
    'followup.notOwed': () => ({ ok: true }),
  });
  fireEvent.change(within(dialog).getByLabelText('For'), { target: { value: 'dental' } });
  type(dialog, 'Why, needed', 'Broken tooth');
  type(dialog, /^Aim for, needed/, '30-Nov-2026');
  type(dialog, /^At the latest, needed/, '27-Nov-2026');
  expect(save).toHaveProperty('disabled', true);
  type(dialog, /^At the latest, needed/, '04-Dec-2026');
  fireEvent.click(save);
  expect(await within(dialog).findByText('The last day has passed.')).not.toBeNull();
  expect(within(dialog).getByLabelText('Why, needed')).toHaveProperty('value', 'Broken tooth');
  fireEvent.click(save);
  expect(await said('HUSSAIN, محمد is owed: Dental.')).not.toBeNull();
  expect(last(asked, 'followup.owe')).toEqual({
    stayId: id(5002),
    kind: 'dental',
    reason: 'Broken tooth',
    targetDate: '2026-11-30',
    dueBy: '2026-12-04',
    notBefore: null,
    minutes: null,
    staffGender: null,
  });
  press('Undo');
  await waitFor(() => expect(last(asked, 'followup.notOwed')).toEqual({ appointmentId: id(78) }));
});

const clinic: ClinicView = {
  id: CLINIC,
  name: "Nurse's clinic",
  kind: 'second-stage',
  room: 'Healthcare 2',
  staff: ['R. Okafor'],
  staffGender: null,
  wings: [],
  weekdays: [1, 3],
  everyWeeks: 1,
  startTime: '09:00',
  endTime: '11:00',
  slotMinutes: 30,
  capacity: 4,
  sideBySide: 1,
  from: '2026-10-01',
  until: null,
  bankHolidays: false,
  state: 'active',
};

test('one date of a clinic is cancelled or shortened with a reason, who lost a slot is said, and it is withdrawn', async () => {
  const { asked } = pageWith(
    <ClinicsPage />,
    {
      ...followUpHandlers(),
      'followup.clinics': () => ({ clinics: [clinic], wings: ['A'], regimes: [] }),
      'followup.saveException': ({ withdraw }) => ({ unplaced: withdraw === true ? 0 : 1 }),
    },
    'healthcare-manager',
  );
  fireEvent.click(await screen.findByRole('button', { name: "One date of Nurse's clinic" }));
  const dialog = await screen.findByRole('dialog', { name: "One date of Nurse's clinic" });
  const save = within(dialog).getByRole('button', { name: 'Save' });
  type(dialog, /^Date, needed/, '25-Nov-2026');
  expect(save).toHaveProperty('disabled', true);
  type(dialog, 'Why, needed', 'Staff training');
  expect(save).toHaveProperty('disabled', false);
  expect(within(dialog).queryByLabelText('Until')).toBeNull();
  fireEvent.click(within(dialog).getByRole('radio', { name: 'It runs otherwise' }));
  type(dialog, 'Until', '08:30');
  expect(save).toHaveProperty('disabled', true);
  type(dialog, 'Until', '10:00');
  await expectAccessible();
  fireEvent.click(save);
  expect(await said("Nurse's clinic on Wed 25-Nov-2026 is changed.")).not.toBeNull();
  expect(await said('One person who was booked there is now without a slot.')).not.toBeNull();
  const entry = {
    clinicId: CLINIC,
    date: '2026-11-25',
    kind: 'changed',
    startTime: '09:00',
    endTime: '10:00',
    capacity: 4,
    room: 'Healthcare 2',
    reason: 'Staff training',
  };
  expect(last(asked, 'followup.saveException')).toEqual(entry);
  press('Undo');
  await waitFor(() => expect(last(asked, 'followup.saveException')).toEqual({ ...entry, withdraw: true }));
});

test('a moved booking goes back to where it was: the new one is cancelled, the old one stands again', async () => {
  location.hash = '#/follow-up-week';
  const { asked } = pageWith(<WeekPage />, followUpHandlers());
  fireEvent.click(await screen.findByRole('button', { name: /^WÓJCIK/ }));
  const dialog = await screen.findByRole('dialog', { name: /WÓJCIK/ });
  fireEvent.click(within(dialog).getByRole('tab', { name: 'Move or cancel' }));
  press('Choose another time', within(dialog));
  fireEvent.click(await screen.findByRole('button', { name: /Mon 23-Nov-2026, 10:00/ }));
  expect(await said('WÓJCIK, Łukasz is moved: Mon 23-Nov-2026 at 10:00.')).not.toBeNull();
  press('Undo');
  expect(await said('Taken back.')).not.toBeNull();
  const cancelled = asked.filter(({ channel }) => channel === 'followup.cancel').map(({ input }) => input);
  expect(cancelled).toMatchObject([{ bookingId: id(9500) }, { bookingId: id(9003), undo: true }]);
});
