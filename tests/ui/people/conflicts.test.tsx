import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ConflictsPage } from '../../../renderer/features/conflicts/ConflictsPage.tsx';
import { ToDecide } from '../../../renderer/features/conflicts/ToDecide.tsx';
import type { Output } from '../../../shared/contract/contract.ts';
import { id, people } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';

// Looking things up by role costs jsdom a second on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

type Conflict = Output<'conflicts.list'>[number];

const at = (time: string) => `2026-11-22T${time}:00.000Z`;
const conflict: Conflict = {
  record: { type: 'patient', id: id(1) },
  recordLabel: 'Person',
  patient: people[1]!,
  field: 'allergyState',
  fieldLabel: 'Whether there are allergies',
  inForce: 'has-allergies',
  why: 'safer',
  pack: null,
  versions: [
    {
      changeId: id(901),
      value: 'none-known',
      words: 'No known allergies',
      author: 'a',
      authorName: 'Ruth Okafor',
      place: 'this workstation',
      happenedAt: at('19:44'),
      recordedAt: at('21:10'),
      saw: [
        {
          value: 'not-asked',
          words: 'Not asked',
          authorName: 'Máire Ní Bhriain',
          place: 'this workstation',
          happenedAt: at('19:40'),
        },
      ],
    },
    {
      changeId: id(902),
      value: 'has-allergies',
      words: 'Has allergies',
      author: 'b',
      authorName: 'Petra Lindqvist',
      place: 'another workstation, HMP Leeds',
      happenedAt: at('19:46'),
      saw: [],
    },
  ],
};

test('both values stand side by side with who, where, when, what each had seen, and why one is shown', async () => {
  pageWith(<ConflictsPage />, { 'conflicts.list': () => [conflict] });
  const card = await screen.findByRole('group', { name: /^Conflict/ });
  const [none, has] = within(card).getAllByRole('listitem');
  expect(none?.textContent).toContain('No known allergies');
  expect(none?.textContent).toContain('Ruth Okafor');
  expect(none?.textContent).toContain('22-Nov-2026 19:44; written down 22-Nov-2026 21:10');
  expect(none?.textContent).toContain('Not asked (Máire Ní Bhriain, 19:40)');
  expect(none?.textContent).not.toContain('Shown now');
  expect(has?.textContent).toContain('another workstation, HMP Leeds');
  expect(has?.textContent).toContain('Nothing: the field was empty');
  expect(has?.textContent).toContain('the safer answer is shown until this is decided');
  // A code is chosen, never typed.
  expect(within(card).queryByRole('button', { name: 'Write another' })).toBeNull();
});

test('a decision replaces both, and undo names the decision', async () => {
  let open = [conflict];
  const field = { value: null, seen: [], conflict: null };
  const { asked } = pageWith(<ConflictsPage />, {
    'conflicts.list': () => open,
    'conflicts.resolve': () => {
      open = [];
      return { field, decision: id(903) };
    },
    'conflicts.undo': () => {
      open = [conflict];
      return { field };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Use this: No known allergies, Ruth Okafor' }));
  expect(await screen.findByText('Nothing to decide.')).toBeTruthy();
  expect(asked.find(({ channel }) => channel === 'conflicts.resolve')?.input).toMatchObject({
    value: 'none-known',
    replaces: [id(901), id(902)],
  });
  const decided = screen.getByRole('region', { name: 'Decided just now' });
  expect(decided.textContent).toContain('No known allergies');
  fireEvent.click(within(decided).getByRole('button', { name: /^Undo/ }));
  expect(await screen.findByRole('group', { name: /^Conflict/ })).toBeTruthy();
  expect(asked.find(({ channel }) => channel === 'conflicts.undo')?.input).toEqual({
    record: conflict.record,
    field: 'allergyState',
    decision: id(903),
  });
  expect(screen.queryByRole('region', { name: 'Decided just now' })).toBeNull();
});

test('the notice counts what waits, grows when replication brings more, and is silent when nothing waits', async () => {
  let waiting = { conflicts: 0, duplicates: 0 };
  const { emit } = pageWith(<ToDecide />, { 'patients.toDecide': () => waiting });
  const notice = screen.getByRole('status', { name: 'To decide' });
  expect(notice.textContent).toBe('');
  waiting = { conflicts: 2, duplicates: 1 };
  const links = await waitFor(() => {
    emit('changed', { patients: [id(5)], board: true });
    return within(notice).getAllByRole('link');
  });
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['2 conflicts to decide', '#/conflicts'],
    ['1 person may be held twice', '#/duplicates'],
  ]);
});

test('a role that decides nothing is not asked to', async () => {
  const { asked } = pageWith(<ToDecide />, {}, 'release-coordinator');
  await waitFor(() => expect(screen.getByRole('status', { name: 'To decide' }).textContent).toBe(''));
  expect(asked).toEqual([]);
});
