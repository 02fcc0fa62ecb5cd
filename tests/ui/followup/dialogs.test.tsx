/** What is said about one person and about one date of a clinic: each only when it is whole, each taken back as it was. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { PersonFollowUp } from '../../../renderer/features/followup/person/PersonFollowUp.tsx';
import { ClinicsPage } from '../../../renderer/features/followup/settings/ClinicsPage.tsx';
import { WeekPage } from '../../../renderer/features/followup/week/WeekPage.tsx';
import type { Output } from '../../../shared/contract/contract.ts';
import type { ClinicView } from '../../../shared/contract/followup-views.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { bookingOf, CLINIC, followUpHandlers, listed, stripRow } from '../../support/fake-bridge/followup.ts';
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
const said = (words: string, options = {}) => screen.findByText(words, { selector: 'p', ...options });

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

const given: Output<'followup.given'> = {
  tests: [
    {
      testId: id(61),
      virus: 'HIV',
      response: 'accepted',
      takenOn: '2026-11-20',
      result: 'awaited',
      linkedOn: null,
    },
  ],
  doses: [
    {
      doseId: id(62),
      vaccine: 'Hepatitis B',
      dose: 2,
      dueOn: '2026-11-23',
      givenOn: null,
      batch: null,
      state: 'due',
      appointmentId: id(8002),
    },
  ],
  screens: [{ appointmentId: id(63), reason: null, dueBy: '2026-11-26T23:59:00+00:00', done: false }],
};
const givenHandlers: Answers = {
  ...followUpHandlers(),
  'followup.given': () => given,
  'followup.testRecorded': () => ({ ok: true }),
  'followup.doseRecorded': () => ({ ok: true }),
  'followup.screened': () => ({ ok: true }),
};

test('a result and a screen are recorded on their own, and each comes back as it was', async () => {
  const { asked } = pageWith(<PersonFollowUp patientId={id(2)} />, givenHandlers);
  fireEvent.click(await screen.findByRole('button', { name: 'Record: HIV test' }));
  const dialog = await screen.findByRole('dialog', { name: 'HIV test' });
  expect(within(dialog).queryByLabelText(/linked on/)).toBeNull();
  fireEvent.change(within(dialog).getByLabelText('Result'), { target: { value: 'detected' } });
  type(dialog, /linked on/, '22-Nov-2026');
  await expectAccessible();
  press('Save', within(dialog));
  expect(await said('HIV test: Agreed to, sample 20-Nov-2026', { exact: false })).not.toBeNull();
  const before = { testId: id(61), takenOn: '2026-11-20', result: 'awaited', linkedOn: null };
  expect(last(asked, 'followup.testRecorded')).toEqual({
    ...before,
    result: 'detected',
    linkedOn: '2026-11-22',
  });
  press('Undo');
  await waitFor(() => expect(last(asked, 'followup.testRecorded')).toEqual(before));
  press('Asked, no symptoms');
  expect(await said('The screen for tuberculosis is done, without symptoms.')).not.toBeNull();
});

test('after somebody came for a dose it is recorded at once', async () => {
  const booking = bookingOf(1, '09:00', { kind: 'hepatitis-b-dose' });
  const { asked } = pageWith(<PersonFollowUp patientId={id(2)} />, {
    ...givenHandlers,
    'followup.person': (input) => ({
      ...followUpHandlers()['followup.person']!(input),
      bookings: [booking],
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Open the booking/ }));
  const dialog = await screen.findByRole('dialog', { name: /HUSSAIN/ });
  fireEvent.click(await within(dialog).findByRole('radio', { name: /^Attended/ }));
  press('Record', within(dialog));
  const dose = await screen.findByRole('dialog', { name: 'Hepatitis B vaccine, dose 2' });
  expect(within(dose).getByLabelText(/^Given on/)).toHaveProperty('value', '23-Nov-2026');
  type(dose, 'Batch', ' HB 77 ');
  press('Save', within(dose));
  await waitFor(() =>
    expect(last(asked, 'followup.doseRecorded')).toEqual({
      doseId: id(62),
      givenOn: '2026-11-23',
      batch: 'HB 77',
    }),
  );
});

test('somebody back from hospital is said to be back, and that is taken back', async () => {
  const out = 'At hospital since Sun 22-Nov-2026 14:05';
  const { asked } = pageWith(<PersonFollowUp patientId={id(2)} />, {
    ...followUpHandlers(),
    'followup.person': () => ({ row: stripRow(1, 6, { out }), owed: [], bookings: [] }),
    'departures.returned': () => ({ ok: true }),
  });
  expect(await screen.findByText(out)).not.toBeNull();
  press('Is back');
  expect(await screen.findByText(/HUSSAIN, محمد is back since/, { selector: 'p' })).not.toBeNull();
  expect(last(asked, 'departures.returned')).toMatchObject({ stayId: id(5002) });
  press('Undo');
  await waitFor(() => expect(last(asked, 'departures.returned')).toEqual({ stayId: id(5002), at: null }));
});
