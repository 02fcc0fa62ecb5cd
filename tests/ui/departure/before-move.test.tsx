/** Before a move is recorded: a medical hold is said, and the pack is a step away without losing what was typed. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { DepartureDialog } from '../../../renderer/features/departure/DepartureDialog.tsx';
import type { Output } from '../../../shared/contract/contract.ts';
import { packPlan } from '../../support/fake-bridge/release-pack.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

const stayId = '00000000-0000-4000-8000-000000000009';
const hold = {
  reason: 'عملية: fracture clinic',
  until: '2026-12-01',
  by: 'Seán O’Neill',
  at: '2026-11-22T19:10:00.000Z',
};

function drawn(medicalHold: Output<'release.plan'>['medicalHold']) {
  const onClose = vi.fn();
  const page = pageWith(<DepartureDialog stayId={stayId} name="Seán O'Ncí" onClose={onClose} />, {
    'departures.destinations': () => [],
    'departures.record': () => ({ patientId: stayId }),
    'release.plan': () => packPlan({ medicalHold }),
  });
  return { ...page, onClose };
}

const choose = async (how: string) => fireEvent.click(await screen.findByLabelText(how));
const transfer = 'Transferred to another establishment';
const court = 'Went to court and does not come back tonight';

it('says a medical hold in words where somebody is about to be moved, and nothing where they are released', async () => {
  drawn(hold);
  await choose('Released');
  expect(screen.queryByRole('note', { name: 'Medical hold' })).toBeNull();
  await choose(transfer);
  const note = await screen.findByRole('note', { name: 'Medical hold' });
  expect(note.textContent).toMatch(/not to be moved until .*01-Dec-2026/);
  expect(note.textContent).toContain('عملية: fracture clinic');
  expect(note.textContent).toContain('Seán O’Neill, 22-Nov-2026 19:10');
  await expectAccessible();
});

it.each([
  [transfer, 'Print the transfer pack', 'transfer'],
  [court, 'Print the pack for court', 'court'],
])('leads from "%s" to its pack, records nothing, and keeps what was typed', async (how, button, kind) => {
  const page = drawn(null);
  await choose(how);
  fireEvent.change(screen.getByLabelText('Where to, in words'), { target: { value: 'HMP Elsewhere' } });
  fireEvent.click(await screen.findByRole('button', { name: button }));
  expect(location.hash).toBe(`#/release-pack/${stayId}/${kind}`);
  expect(page.onClose).toHaveBeenCalledOnce();
  expect(page.asked.map(({ channel }) => channel)).not.toContain('departures.record');
  expect(screen.getByLabelText('Where to, in words')).toHaveProperty('value', 'HMP Elsewhere');
  expect(screen.getByLabelText(how)).toHaveProperty('checked', true);
});

it('says that a hold without an end lasts until it is lifted', async () => {
  drawn({ ...hold, until: null });
  await choose(court);
  const note = await screen.findByRole('note', { name: 'Medical hold' });
  expect(note.textContent).toContain('until it is lifted');
});

it('says that the hold could not be read, instead of none', async () => {
  pageWith(<DepartureDialog stayId={stayId} name="Amal" onClose={() => undefined} />, {
    'departures.destinations': () => [],
  });
  await choose(transfer);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('release.plan'));
});
