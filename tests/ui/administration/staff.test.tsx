/** The staff page: who signs in here, admitting somebody, a forgotten password, somebody of another workstation, a leaver. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { StaffPage } from '../../../renderer/features/administration/StaffPage.tsx';
import type { Output } from '../../../shared/contract/contract.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

type Member = Output<'administration.staff'>[number];
const member = (n: number, name: string, more: Partial<Member> = {}): Member => ({
  id: id(n),
  username: `user-${n}`,
  name,
  role: 'nurse',
  registration: null,
  active: true,
  admittedHere: true,
  ...more,
});
const staff = [
  member(1, 'Siân O’Neill'),
  member(2, 'علي حسن', { admittedHere: false }),
  member(3, 'Gone Away', { active: false, admittedHere: false }),
];
const page = (more: Answers = {}, role: Parameters<typeof pageWith>[2] = 'administrator') =>
  pageWith(<StaffPage />, { 'administration.staff': () => staff, ...more }, role);
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } });
const row = async (name: string) => within((await screen.findByText(name)).closest('tr')!);

test('says who signs in here, and offers a leaver nothing', async () => {
  page();
  expect((await row('Siân O’Neill')).getByText('Yes')).toBeTruthy();
  expect((await row('علي حسن')).getByText('Not admitted to this workstation')).toBeTruthy();
  const gone = await row('Gone Away');
  expect(gone.getByText('Removed')).toBeTruthy();
  expect(gone.queryByRole('button')).toBeNull();
  await expectAccessible();
});

test('a forgotten password: for this very person, with a new one alone; a refusal stays with its field', async () => {
  let refuse = true;
  const { asked } = page({
    'administration.admitStaff': () => {
      if (refuse)
        throw new Failure('invalid', 'The password is too short: use at least 12 characters.', {
          field: 'password',
        });
      return staff[0]!;
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'New password for Siân O’Neill' }));
  await screen.findByRole('dialog', { name: 'New password for Siân O’Neill' });
  expect(screen.getByLabelText<HTMLInputElement>('Name').disabled).toBe(true);
  type('New password', 'short');
  fireEvent.click(screen.getByRole('button', { name: 'Give the new password' }));
  expect(await screen.findByText(/The password is too short/)).toBeTruthy();
  await expectAccessible();
  refuse = false;
  type('New password', 'kettle gravel moth');
  fireEvent.click(screen.getByRole('button', { name: 'Give the new password' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.filter(({ channel }) => channel === 'administration.admitStaff').at(-1)?.input).toEqual({
    name: 'Siân O’Neill',
    username: 'user-1',
    role: 'nurse',
    registration: null,
    password: 'kettle gravel moth',
  });
});

test('somebody of another workstation is admitted here by the same way', async () => {
  page({ 'administration.admitStaff': () => staff[1]! });
  fireEvent.click(await screen.findByRole('button', { name: 'Admit here: علي حسن' }));
  expect(await screen.findByRole('dialog', { name: 'New password for علي حسن' })).toBeTruthy();
});

test('a leaver is removed after a question; who may not remove sees no button', async () => {
  const { asked } = page({ 'administration.removeStaff': () => ({ ok: true }) });
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Siân O’Neill' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove Siân O’Neill?' });
  expect(asked.some(({ channel }) => channel === 'administration.removeStaff')).toBe(false);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.find(({ channel }) => channel === 'administration.removeStaff')?.input).toEqual({
    username: 'user-1',
  });
});

test('a manager admits and gives passwords, and removes nobody', async () => {
  page({}, 'healthcare-manager');
  expect(await screen.findByRole('button', { name: 'New password for Siân O’Neill' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
});
