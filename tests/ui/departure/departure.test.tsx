/** The dialogs of people who come and go: what they ask, what they send, and that nothing is sent half. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ClaimedElsewhere } from '../../../renderer/features/departure/ClaimedElsewhere.tsx';
import { DepartureDialog } from '../../../renderer/features/departure/DepartureDialog.tsx';
import { HistoryDialog } from '../../../renderer/features/departure/HistoryDialog.tsx';
import { KeptCopies } from '../../../renderer/features/departure/KeptCopies.tsx';
import { pageWith } from '../../support/page-with.tsx';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const destinations = [{ id: 'NOR', name: "HMP St Mary's, Norwich", kind: 'prison' }];

it('sends a transfer with the prison chosen, and its name', async () => {
  const drawn = pageWith(<DepartureDialog stayId={id(1)} name="Seán O'Ncí" onClose={() => undefined} />, {
    'departures.destinations': () => destinations,
    'departures.record': () => ({ patientId: id(2) }),
  });
  const send = await screen.findByRole('button', { name: 'Record the departure' });
  expect(send).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByLabelText('Transferred to another establishment'));
  await screen.findByRole('option', { name: "HMP St Mary's, Norwich" });
  fireEvent.change(screen.getByLabelText('Where to'), { target: { value: 'NOR' } });
  fireEvent.change(screen.getByLabelText(/^Day/), { target: { value: '22-Nov-2026' } });
  fireEvent.change(screen.getByLabelText(/^Time/), { target: { value: '19:40' } });
  fireEvent.click(send);
  await waitFor(() => expect(drawn.asked.at(-1)?.channel).toBe('departures.record'));
  expect(drawn.asked.at(-1)?.input).toMatchObject({
    stayId: id(1),
    kind: 'transfer',
    destination: 'NOR',
    destinationName: "HMP St Mary's, Norwich",
  });
  const input = drawn.asked.at(-1)?.input as { at: string } | undefined;
  expect(Date.parse(input?.at ?? '')).toBe(Date.parse('2026-11-22T19:40:00Z'));
});

it('takes a time that is none for nothing, and words where no prison is chosen', async () => {
  const drawn = pageWith(<DepartureDialog stayId={id(3)} name="Amal" onClose={() => undefined} />, {
    'departures.destinations': () => destinations,
    'departures.record': () => ({ patientId: id(2) }),
  });
  fireEvent.click(await screen.findByLabelText('Released'));
  fireEvent.change(screen.getByLabelText(/^Time/), { target: { value: 'soon' } });
  const send = screen.getByRole('button', { name: 'Record the departure' });
  expect(send).toHaveProperty('disabled', true);
  fireEvent.change(screen.getByLabelText(/^Time/), { target: { value: '10:15' } });
  fireEvent.change(screen.getByLabelText('Where to, in words'), { target: { value: 'His sister in Leeds' } });
  fireEvent.click(send);
  await waitFor(() => expect(drawn.asked.at(-1)?.channel).toBe('departures.record'));
  expect(drawn.asked.at(-1)?.input).toMatchObject({
    kind: 'release',
    destination: null,
    destinationName: 'His sister in Leeds',
  });
});

it('asks for a history only with a reason, and shows what came of it', async () => {
  const drawn = pageWith(<HistoryDialog arrivalId={id(4)} name="Amal" onClose={() => undefined} />, {
    'transfers.asked': () => ({
      state: 'answered',
      sentence: 'The history came from HMP Leicester.',
      patients: [id(5)],
    }),
    'transfers.ask': () => ({ ok: true }),
  });
  expect(await screen.findByText('The history came from HMP Leicester.')).not.toBeNull();
  expect(screen.getByRole('button', { name: 'Open that record' })).not.toBeNull();
  const ask = screen.getByRole('button', { name: 'Ask for the history' });
  expect(ask).toHaveProperty('disabled', true);
  fireEvent.change(screen.getByLabelText('Why, needed'), { target: { value: "Says he's from Leicester" } });
  fireEvent.click(ask);
  await waitFor(() =>
    expect(drawn.asked).toContainEqual({
      channel: 'transfers.ask',
      input: { arrivalId: id(4), reason: "Says he's from Leicester" },
    }),
  );
});

it('shows an answer that comes while the dialog stands open', async () => {
  let state: 'waiting' | 'answered' = 'waiting';
  pageWith(<HistoryDialog arrivalId={id(6)} name="Amal" onClose={() => undefined} />, {
    'transfers.asked': () => ({ state, sentence: `It is ${state}.`, patients: [] }),
  });
  expect(await screen.findByText('It is waiting.')).not.toBeNull();
  state = 'answered';
  expect(await screen.findByText('It is answered.', {}, { timeout: 5000 })).not.toBeNull();
});

it('tells an administrator why nothing was removed, and removes as many as were shown', async () => {
  const stopped = { at: '2026-11-22T19:40:00Z', people: 30, held: 100, sentence: '30 of 100 people.' };
  const drawn = pageWith(
    <KeptCopies />,
    {
      'retention.status': () => ({ days: 30, removed: 2, stopped }),
      'retention.approve': () => ({ ok: true }),
    },
    'administrator',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Remove the copies of 30 people' }));
  await waitFor(() =>
    expect(drawn.asked).toContainEqual({ channel: 'retention.approve', input: { people: 30 } }),
  );
});

it('shows a manager the same without the buttons', async () => {
  const status = { days: 30, removed: 0, stopped: null };
  pageWith(<KeptCopies />, { 'retention.status': () => status }, 'healthcare-manager');
  expect(await screen.findByText(/kept for 30 days/)).not.toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});

it('closes in one step the stay of somebody whom another prison has received', async () => {
  const one = {
    patientId: id(8),
    stayId: id(7),
    name: "O'NCÍ, Seán",
    by: { id: 'NOR', name: "HMP St Mary's, Norwich" },
    cause: 'arrival' as const,
    at: '2026-11-22T16:00:00.000Z',
  };
  let held = [one];
  const drawn = pageWith(<ClaimedElsewhere />, {
    'departures.claimed': () => held,
    'departures.record': () => {
      held = [];
      return { patientId: id(8) };
    },
  });
  expect(await screen.findByText(/HMP St Mary's, Norwich has received/)).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: "Close the stay of O'NCÍ, Seán here" }));
  await waitFor(() => expect(screen.queryByText(/has received/)).toBeNull());
  expect(drawn.asked).toContainEqual({
    channel: 'departures.record',
    input: {
      stayId: id(7),
      kind: 'transfer',
      at: one.at,
      destination: 'NOR',
      destinationName: "HMP St Mary's, Norwich",
    },
  });
});
