/** Today: overdue first, one line each with one link, kinds to choose from, and what passes its time meanwhile. */
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { TodayPage } from '../../../renderer/features/today/TodayPage.tsx';
import { groupsOf } from '../../../renderer/features/today/groups.ts';
import { acctHandlers } from '../../support/fake-bridge/acct.ts';
import { owedItems } from '../../support/fake-bridge/today.ts';
import { ago, id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

const answers = { ...acctHandlers(), 'replication.status': () => ({ progress: null }) as never };

test('what is overdue stands first, and each line says by when, what, of whom and whose, and is one link', async () => {
  pageWith(<TodayPage />, answers);
  const overdue = await screen.findByRole('region', { name: 'Overdue' });
  const [line] = within(overdue).getAllByRole('link');
  expect(line!.textContent).toMatch(/Overdue by 1 h 3\d min/);
  expect(line!.textContent).toContain('Give healthcare’s part of the immediate action plan');
  expect(line!.textContent).toContain("O'NEILL, Seán");
  expect(line!.getAttribute('href')).toBe(`#/patient/${id(1)}/acct`);
  const [first] = screen.getAllByRole('heading', { level: 2 });
  expect(first!.textContent).toContain('Overdue');
  const waiting = screen.getByRole('region', { name: 'Waiting, without a time' });
  expect(
    within(waiting)
      .getByRole('link', { name: /Sign the health input/ })
      .getAttribute('href'),
  ).toBe(`#/acct-input/${id(1)}/${id(8501)}`);
  await expectAccessible();
});

test('a manager finds emergency accesses to review above what is owed', async () => {
  const access = {
    accessId: id(9),
    patientId: id(1),
    patientName: "O'NEILL, Seán",
    byName: 'Abi Cole',
    role: 'release-coordinator' as const,
    reason: 'Unwell in the visits hall',
    openedAt: ago(30),
    endsAt: ago(0),
    mine: false,
  };
  pageWith(<TodayPage />, { ...answers, 'access.toReview': () => [access] }, 'healthcare-manager');
  expect(await screen.findByText(/Unwell in the visits hall/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Justified' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Not justified' })).toBeTruthy();
});

test('arrow keys go through everything that is owed, over the groups', async () => {
  pageWith(<TodayPage />, answers);
  const links = (
    await screen.findByRole('region', { name: 'Overdue' })
  ).ownerDocument.querySelectorAll<HTMLElement>('a[data-row]');
  expect(links).toHaveLength(owedItems.length);
  links[0]!.focus();
  for (const link of [...links].slice(1)) {
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(link);
  }
});

test('one kind can be looked at alone; what is left out of a long list is counted', async () => {
  pageWith(<TodayPage />, {
    ...answers,
    'today.owed': () => ({
      now: ago(0),
      items: owedItems,
      totals: [
        { kind: 'acct', total: 140 },
        { kind: 'conflict', total: 1 },
      ],
      warnings: [],
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'ACCT (140)' }));
  expect(document.querySelectorAll('a[data-row]')).toHaveLength(1);
  expect(screen.getByText(/139 more are owed later/)).not.toBeNull();
});

test('what was due when it was read is overdue when its time has passed, and groups are by the day', () => {
  const [, soon] = owedItems;
  const item = { ...soon!, overdue: false };
  const at = Date.parse(item.dueAt!);
  expect(groupsOf([item], at - 60_000).map(({ id: group }) => group)).toEqual(['today']);
  expect(groupsOf([item], at + 60_000).map(({ id: group }) => group)).toEqual(['overdue']);
  expect(groupsOf([{ ...item, dueAt: null }], at).map(({ id: group }) => group)).toEqual(['open']);
});

test('a manager is told whose it is that is late', async () => {
  pageWith(
    <TodayPage />,
    {
      ...answers,
      'today.owed': () => ({
        now: ago(0),
        items: [{ ...owedItems[0]!, escalated: true }],
        totals: [{ kind: 'acct', total: 1 }],
        warnings: [],
      }),
    },
    'healthcare-manager',
  );
  expect((await screen.findByRole('link')).textContent).toContain('Late with Nurse');
});

test('nothing owed is said with where it is known from', async () => {
  pageWith(<TodayPage />, {
    ...answers,
    'today.owed': () => ({ now: ago(0), items: [], totals: [], warnings: ['Records are still arriving.'] }),
  });
  expect(await screen.findByText(/as far as this workstation holds/)).not.toBeNull();
  expect(screen.getByText('Records are still arriving.')).not.toBeNull();
});
