import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Updates } from '../../../renderer/features/administration/updates/Updates.tsx';
import type { UpdateState } from '../../../shared/contract/updates.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { expectAccessible } from '../followup/support.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';

vi.setConfig({ testTimeout: 30_000 });

const here: UpdateState = {
  current: '1.1.0',
  busy: null,
  found: {
    version: '1.2.0',
    releasedAt: '2026-11-20T10:00:00.000Z',
    notes: 'Máire’s wing list prints on one page.',
    source: 'given',
  },
  refusals: [],
  askedAt: '2026-11-22T19:40:00.000Z',
  problem: null,
};
const page = (
  state: UpdateState,
  more: Answers = {},
  role: Parameters<typeof pageWith>[2] = 'administrator',
) => pageWith(<Updates />, { 'updates.state': () => state, ...more }, role);
const button = (name: string | RegExp) => screen.queryByRole('button', { name });

test('says what is here, what it changes, and installs only after a person agreed', async () => {
  const { asked } = page(here, { 'updates.install': () => ({ ok: true }) });
  const list = await screen.findByRole('list', { name: 'Updates of this workstation' });
  expect(within(list).getByText('Version 1.1.0 is installed.')).toBeTruthy();
  expect(within(list).getByText(/Version 1.2.0 of 20-Nov-2026 10:00 is here/)).toBeTruthy();
  expect(within(list).getByText('Nothing stands against installing it.')).toBeTruthy();
  expect(screen.getByText('Máire’s wing list prints on one page.')).toBeTruthy();
  await expectAccessible();
  fireEvent.click(screen.getByRole('button', { name: 'Install version 1.2.0' }));
  const dialog = await screen.findByRole('dialog', { name: 'Install version 1.2.0' });
  expect(asked.some(({ channel }) => channel === 'updates.install')).toBe(false);
  await expectAccessible();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Back up and install' }));
  await waitFor(() =>
    expect(asked).toContainEqual({ channel: 'updates.install', input: { version: '1.2.0' } }),
  );
});

test('what stands against it is said, and there is nothing to press', async () => {
  const refusals = [
    'One assessment is not signed yet. Sign it, or interrupt it with a reason; then install.',
  ];
  page({ ...here, refusals });
  expect((await screen.findByText(refusals[0]!)).closest('li')?.dataset['tone']).toBe('loud');
  expect(button(/^Install/)).toBeNull();
  await expectAccessible();
});

test('a refusal at the last moment stays in the dialog, in words', async () => {
  const sentence =
    'The backup before the update could not be written and read back, so nothing was installed.';
  page(here, {
    'updates.install': () => {
      throw new Failure('refused', sentence);
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Install version 1.2.0' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Back up and install' }));
  expect(await within(dialog).findByText(new RegExp(sentence))).toBeTruthy();
});

test('looks for an update, and takes one from a folder that the person chose', async () => {
  const none = { ...here, found: null };
  const { asked } = page(none, { 'updates.check': () => none, 'updates.fromFolder': () => here });
  expect(await screen.findByText('There is no newer version for this establishment.')).toBeTruthy();
  const chooseFolder = () => Promise.resolve({ ok: true, output: '/media/stick' });
  Object.assign(window.throughcare, { shell: { chooseFolder } });
  fireEvent.click(screen.getByRole('button', { name: 'Look for an update' }));
  await waitFor(() => expect(asked).toContainEqual({ channel: 'updates.check', input: {} }));
  fireEvent.click(screen.getByRole('button', { name: 'From a folder' }));
  await waitFor(() =>
    expect(asked).toContainEqual({ channel: 'updates.fromFolder', input: { folder: '/media/stick' } }),
  );
});

test('while it is fetched it says how far; a manager sees and presses nothing', async () => {
  page(
    { ...here, found: null, busy: { what: 'fetching', done: 1_048_576, total: 4_194_304 } },
    {},
    'healthcare-manager',
  );
  expect(await screen.findByText('The update is being fetched: 1.0 of 4.0 MB. Work can go on.')).toBeTruthy();
  expect(screen.queryAllByRole('button')).toEqual([]);
});
