/** The week: booking with keys alone, what does not fit, moving, cancelling, outcomes, and taking each back. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { WeekPage } from '../../../renderer/features/followup/week/WeekPage.tsx';
import { bookingOf, CLINIC, followUpHandlers, TODAY } from '../../support/fake-bridge/followup.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from './support.ts';

vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  vi.setSystemTime(new Date('2026-11-23T08:00:00Z'));
  location.hash = '#/follow-up-week';
  giveSize();
});

const choose = async () =>
  fireEvent.click(await screen.findByRole('button', { name: /^Book O'NEILL, Seán/ }));
const key = (name: string) => fireEvent.keyDown(document.activeElement!, { key: name });
const last = (asked: { channel: string; input: unknown }[], channel: string) =>
  asked.filter((one) => one.channel === channel).at(-1)?.input;

test('a person is chosen and booked by keys: the first free slot has the focus, arrows move, and it is undone', async () => {
  const { asked } = pageWith(<WeekPage />, followUpHandlers());
  await choose();
  await waitFor(() => expect(document.activeElement?.getAttribute('data-time')).toBe('09:30'));
  await expectAccessible();
  key('ArrowDown');
  expect(document.activeElement?.getAttribute('data-time')).toBe('10:00');
  key('ArrowRight');
  expect(document.activeElement?.getAttribute('data-day')).toBe('2026-11-24');
  expect(document.activeElement?.getAttribute('data-time')).toBe('10:00');
  fireEvent.click(document.activeElement!);
  expect(
    await screen.findByText("O'NEILL, Seán is booked: Tue 24-Nov-2026 at 10:00.", { selector: 'p' }),
  ).not.toBeNull();
  expect(last(asked, 'followup.book')).toMatchObject({
    appointmentId: id(8001),
    clinicId: CLINIC,
    date: '2026-11-24',
    start: '10:00',
    anyway: false,
  });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last(asked, 'followup.cancel')).toMatchObject({ bookingId: id(9500) }));
  expect(await screen.findByText('Taken back.', { selector: 'p' })).not.toBeNull();
});

test('what does not fit is said, and booked only when somebody says so; Escape leaves the search', async () => {
  const { asked } = pageWith(<WeekPage />, followUpHandlers());
  await choose();
  fireEvent.click(await screen.findByRole('button', { name: /Mon 23-Nov-2026, 09:30/ }));
  const dialog = await screen.findByRole('dialog', { name: /does not fit O'NEILL/ });
  expect(within(dialog).getByText('B wing may not attend then.')).not.toBeNull();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Book anyway' }));
  await waitFor(() => expect(last(asked, 'followup.book')).toMatchObject({ start: '09:30', anyway: true }));
  await choose();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByText(/^Choose a time for/)).toBeNull());
});

test('an outcome asks for what its code needs, says what follows, and is taken back', async () => {
  const { asked } = pageWith(<WeekPage />, followUpHandlers());
  fireEvent.click(await screen.findByRole('button', { name: /^WÓJCIK/ }));
  const dialog = await screen.findByRole('dialog', { name: /WÓJCIK/ });
  fireEvent.click(await within(dialog).findByRole('radio', { name: /^Declined/ }));
  expect(within(dialog).getByText('Offered again within 48 hours.')).not.toBeNull();
  const record = within(dialog).getByRole('button', { name: 'Record' });
  expect(record).toHaveProperty('disabled', true);
  fireEvent.change(within(dialog).getByLabelText('Reason, needed'), { target: { value: "Doesn't want it" } });
  expect(record).toHaveProperty('disabled', true);
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Yes' }));
  await expectAccessible();
  fireEvent.click(record);
  expect(await screen.findByText('Offered again by 25-Nov-2026.', { selector: 'p' })).not.toBeNull();
  expect(last(asked, 'followup.outcome')).toMatchObject({
    bookingId: id(9003),
    code: 'declined',
    reason: "Doesn't want it",
    capacity: 'yes',
  });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last(asked, 'followup.undoOutcome')).toEqual({ bookingId: id(9003) }));
});

test('a booking is cancelled only with a reason; a slot that has gone and a holiday are said', async () => {
  const { asked } = pageWith(<WeekPage />, followUpHandlers());
  expect(await screen.findByText('An invented holiday: bank holiday')).not.toBeNull();
  expect(screen.getByText('The clock of this workstation is not sure.')).not.toBeNull();
  const gone = screen.getByRole('button', { name: /FEATHERSTONEHAUGH-CHOLMONDELEY.*This slot has gone/ });
  fireEvent.click(gone);
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('tab', { name: 'Move or cancel' }));
  const cancel = within(dialog).getByRole('button', { name: 'Cancel this booking' });
  expect(cancel).toHaveProperty('disabled', true);
  fireEvent.change(within(dialog).getByLabelText(/^Why it is cancelled/), { target: { value: 'At court' } });
  fireEvent.click(cancel);
  await waitFor(() =>
    expect(last(asked, 'followup.cancel')).toMatchObject({ bookingId: id(9004), reason: 'At court' }),
  );
});

test('a clash is shown with its bookings and settled by one action', async () => {
  const bookings = [bookingOf(0, '09:00'), bookingOf(1, '09:00')];
  const { asked } = pageWith(<WeekPage />, {
    ...followUpHandlers(),
    'followup.clashes': () => ({
      clashes: [
        {
          id: 'slot',
          kind: 'slot',
          text: 'Two people hold the slot at 09:00.',
          bookings,
          proposal: {
            keep: bookings[0]!.bookingId,
            move: bookings[1]!.bookingId,
            to: { appointmentId: bookings[1]!.appointmentId, clinicId: CLINIC, date: TODAY, start: '10:00' },
            text: 'Move HUSSAIN to 10:00.',
          },
        },
      ],
    }),
  });
  expect(await screen.findByText('Two people hold the slot at 09:00.')).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Do this' }));
  await waitFor(() =>
    expect(last(asked, 'followup.book')).toMatchObject({ appointmentId: id(8002), start: '10:00' }),
  );
});

test('keys pressed before a drag listens for them are not lost: picked up, put down, and booked', async () => {
  const { asked } = pageWith(<WeekPage />, followUpHandlers());
  const handle = await screen.findByRole('button', { name: /^Drag O'NEILL.* to a time/ });
  fireEvent.keyDown(handle, { key: ' ', code: 'Space' });
  fireEvent.keyDown(handle, { key: 'Escape', code: 'Escape' });
  expect(await screen.findByText(/O'NEILL, Seán was put back\./)).not.toBeNull();
  fireEvent.keyDown(handle, { key: ' ', code: 'Space' });
  fireEvent.keyDown(handle, { key: ' ', code: 'Space' });
  await waitFor(() => expect(last(asked, 'followup.book')).toMatchObject({ appointmentId: id(8001) }));
});
