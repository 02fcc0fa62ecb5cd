/** What managers do: accept a proposal in part, make clinics and times of wings, and look behind a measure. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { ProposalPage } from '../../../renderer/features/followup/proposal/ProposalPage.tsx';
import { ClinicsPage } from '../../../renderer/features/followup/settings/ClinicsPage.tsx';
import { readWindows } from '../../../renderer/features/followup/settings/setting-words.ts';
import { readClock } from '../../../renderer/features/followup/clock.ts';
import { MeasuresPage } from '../../../renderer/features/measures/MeasuresPage.tsx';
import type { Output } from '../../../shared/contract/contract.ts';
import {
  CLINIC,
  dueBy,
  followUpHandlers,
  listed,
  TODAY,
  unplacedOf,
} from '../../support/fake-bridge/followup.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible, giveSize, measures } from './support.ts';

vi.setConfig({ testTimeout: 30_000 });

beforeEach(giveSize);

const last = (asked: { channel: string; input: unknown }[], channel: string) =>
  asked.filter((one) => one.channel === channel).at(-1)?.input;

const placed = (n: number): Output<'followup.propose'>['placed'][number] => ({
  appointmentId: id(n + 8001),
  clinicId: CLINIC,
  date: TODAY,
  start: '09:30',
  kind: 'second-stage',
  person: listed(n),
  clinic: 'Second stage, mornings',
  dueBy: dueBy(TODAY),
  inTime: n === 0,
  because: [`The first free slot of ${n}.`],
});

test('of a proposal only what is chosen is booked, those left out are said with why, and it is undone as one', async () => {
  const { asked } = pageWith(
    <ProposalPage />,
    {
      ...followUpHandlers(),
      'followup.propose': () => ({
        madeAt: '2026-11-23T08:00:00.000Z',
        placed: [placed(0), placed(1)],
        unplaced: [{ ...unplacedOf(2), why: ['No session takes C wing.'] }],
        summary: ['2 of 3 find a slot in time.'],
        warnings: [],
      }),
      'followup.accept': () => ({
        booked: [id(9600)],
        refused: [{ appointmentId: id(8001), why: 'The slot was taken.' }],
      }),
      'followup.takeBack': () => ({ ok: true }),
    },
    'healthcare-manager',
  );
  // The scheduler gets ready while the dates are being looked at.
  expect(asked.map(({ channel }) => channel)).toEqual(['followup.proposeSoon']);
  fireEvent.click(screen.getByRole('button', { name: 'Propose' }));
  expect(await screen.findByText('The first free slot of 0.')).not.toBeNull();
  expect(screen.getByText('No session takes C wing.')).not.toBeNull();
  expect(screen.getByText('After the last day')).not.toBeNull();
  await expectAccessible();
  fireEvent.click(screen.getByRole('checkbox', { name: /HUSSAIN/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Book 1 of 2' }));
  expect(await screen.findByText("O'NEILL, Seán: The slot was taken.")).not.toBeNull();
  expect(last(asked, 'followup.accept')).toMatchObject({ placements: [{ appointmentId: id(8001) }] });
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last(asked, 'followup.takeBack')).toEqual({ bookings: [id(9600)] }));
});

test('a clinic is sent only when it is whole, and who lost a slot by it is said', async () => {
  const { asked } = pageWith(
    <ClinicsPage />,
    { ...followUpHandlers(), 'followup.saveClinic': () => ({ clinicId: CLINIC, unplaced: 2 }) },
    'healthcare-manager',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'New clinic' }));
  const dialog = await screen.findByRole('dialog', { name: 'New clinic' });
  const save = within(dialog).getByRole('button', { name: 'Save' });
  expect(save).toHaveProperty('disabled', true);
  fireEvent.change(within(dialog).getByLabelText('Name, needed'), { target: { value: "Nurse's clinic" } });
  fireEvent.change(within(dialog).getByLabelText('Room, needed'), { target: { value: 'Healthcare 2' } });
  expect(within(dialog).getByText('Choose at least one day of the week.')).not.toBeNull();
  fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Wed' }));
  fireEvent.change(within(dialog).getByRole('textbox', { name: /^Wings/ }), { target: { value: 'A, C' } });
  await expectAccessible();
  fireEvent.click(save);
  expect(await screen.findByText('2 people who were booked there are now without a slot.')).not.toBeNull();
  expect(last(asked, 'followup.saveClinic')).toMatchObject({
    clinicId: null,
    clinic: { name: "Nurse's clinic", weekdays: [3], wings: ['A', 'C'], startTime: '09:00', slotMinutes: 30 },
  });
});

test('who may not manage sees clinics without a way to change them', async () => {
  pageWith(<ClinicsPage />, followUpHandlers(), 'nurse');
  expect(await screen.findByText('No clinic has been made here.')).not.toBeNull();
  expect(screen.queryByRole('button', { name: 'New clinic' })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Change the times/ })).toBeNull();
});

test('times are read as people type them, and what is none is refused', () => {
  expect(['9:30', '0930', '09.30', ' '].map(readClock)).toEqual(['09:30', '09:30', '09:30', null]);
  expect(['25:00', '9', 'noon', '12:60'].map(readClock)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(readWindows(2, '09:00-11:30, 14:00–16:00')).toEqual([
    { weekday: 2, from: '09:00', to: '11:30' },
    { weekday: 2, from: '14:00', to: '16:00' },
  ]);
  expect(readWindows(1, '')).toEqual([]);
  expect(['11:00-09:00', '09:00', '09:00-10:00-11:00', 'x-y'].map((text) => readWindows(1, text))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('a number of a measure leads to the people behind it', async () => {
  const { asked } = pageWith(
    <MeasuresPage />,
    {
      'followup.measures': () => measures,
      'followup.measured': () => ({
        people: [{ person: listed(1), arrivedAt: '2026-11-03T18:00:00Z', words: 'Signed on day 9.' }],
      }),
    },
    'healthcare-manager',
  );
  await screen.findByRole('table', { name: 'Measures' });
  await expectAccessible();
  fireEvent.click(screen.getByRole('button', { name: /^37: Second stage within 7 days: not counted/ }));
  const dialog = await screen.findByRole('dialog', { name: /not counted/ });
  expect(await within(dialog).findByText('Signed on day 9.')).not.toBeNull();
  expect(last(asked, 'followup.measured')).toMatchObject({
    measure: 'second-stage-in-7-days',
    part: 'missed',
    group: null,
  });
});

test('capacity used leads to its sessions, and a session to who was booked in it; a week asks for its own days', async () => {
  const session = { clinicId: CLINIC, name: "Nurse's clinic", date: '2026-11-04', slots: 4, used: 3 };
  const { asked } = pageWith(
    <MeasuresPage />,
    {
      'followup.measures': () => ({
        ...measures,
        ratios: [{ ...measures.ratios[0]!, id: 'capacity-used', title: 'Capacity used' }],
      }),
      'followup.sessions': () => ({
        sessions: [{ ...session, startTime: '09:00', endTime: '11:00' }],
        more: 2,
      }),
      'followup.sessionPeople': () => ({
        people: [{ person: listed(0), start: '09:30', words: 'Attended' }],
      }),
    },
    'healthcare-manager',
  );
  fireEvent.click(await screen.findByRole('button', { name: /^37: Capacity used: not counted/ }));
  const dialog = await screen.findByRole('dialog', { name: /^Sessions from/ });
  const line = await within(dialog).findByText(/3 of 4 places used/);
  const details = line.closest('details')!;
  details.open = true;
  fireEvent(details, new Event('toggle'));
  expect(await within(dialog).findByRole('link', { name: "O'NEILL, Seán" })).not.toBeNull();
  expect(last(asked, 'followup.sessionPeople')).toEqual({ clinicId: CLINIC, date: '2026-11-04' });
  expect(within(dialog).getByText(/^2 older ones are left out/)).not.toBeNull();
  await expectAccessible();
  fireEvent.keyDown(dialog, { key: 'Escape' });
  fireEvent.click(await screen.findByRole('button', { name: /^41: places used, week from 02-Nov-2026/ }));
  await waitFor(() =>
    expect(last(asked, 'followup.sessions')).toEqual({ from: '2026-11-02', to: '2026-11-08' }),
  );
});
