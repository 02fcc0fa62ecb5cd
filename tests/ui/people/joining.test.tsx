import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { DuplicatesPage } from '../../../renderer/features/patients/duplicates/DuplicatesPage.tsx';
import { JoinedNote } from '../../../renderer/features/patients/open/JoinedNote.tsx';
import type { DuplicateView, LinkView } from '../../../shared/contract/patients.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { id, people } from '../../support/fake-bridge/people.ts';
import { pairs as invented } from '../../support/fake-bridge/patients.ts';
import { pageWith } from '../../support/page-with.tsx';

// Looking things up by role costs jsdom a second on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const pair = structuredClone(invented[0]) as DuplicateView;
const link = (change: Partial<LinkView> = {}): LinkView => ({
  left: people[0]!,
  right: people[2]!,
  verdict: 'same',
  disputed: false,
  reason: 'Same tattoo.',
  by: 'Ruth Okafor',
  at: '2026-11-22T19:40:00.000Z',
  seen: [id(900)],
  ...change,
});

test('two records stand side by side, what differs in words, and nobody is joined without a reason', async () => {
  let open = [pair];
  const { asked } = pageWith(<DuplicatesPage />, {
    'patients.duplicates': () => ({ total: open.length, pairs: open, apart: [] }),
    'patients.link': () => {
      open = [];
      return { link: link(), people: [people[0]!.id, people[2]!.id] };
    },
  });
  const region = await screen.findByRole('region', { name: /^May be the same person/ });
  const rows = within(region)
    .getAllByRole('row')
    .map(({ textContent }) => textContent);
  const row = (name: string) => rows.find((text) => text.startsWith(name));
  expect(row('Prison No.')).toBe('Prison No.A1234BC (differs)A1234BD (differs)');
  expect(row('NHS No.')).toBe('NHS No.999 000 0018Not known');
  expect(row('Recorded')).toContain('another workstation, LEI');
  expect(row('From the record')).toContain('Penicillin');
  fireEvent.click(within(region).getByText('The same person'));
  fireEvent.click(within(region).getByText('Join the two records'));
  expect(within(region).getByText(/^Write a few words/)).toBeTruthy();
  expect(asked.some(({ channel }) => channel === 'patients.link')).toBe(false);
  fireEvent.change(within(region).getByRole('textbox'), { target: { value: 'Same tattoo.' } });
  fireEvent.click(within(region).getByText('Join the two records'));
  expect(await screen.findByText('Nobody seems to be held twice.')).toBeTruthy();
  expect(asked.find(({ channel }) => channel === 'patients.link')?.input).toEqual({
    left: people[0]!.id,
    right: people[2]!.id,
    verdict: 'same',
    reason: 'Same tattoo.',
    seen: [],
  });
  const decided = screen.getByRole('region', { name: 'Decided just now' });
  expect(within(decided).getAllByRole('button', { name: /^Undo/ })).toHaveLength(2);
});

test('a refusal stands in words and keeps the reason; a disputed pair is decided under conflicts', async () => {
  const disputed: DuplicateView = { ...pair, link: link({ disputed: true, verdict: 'different' }) };
  let shown = pair;
  const { emit } = pageWith(<DuplicatesPage />, {
    'patients.duplicates': () => ({ total: 1, pairs: [shown], apart: [] }),
    'patients.link': () => {
      throw new Failure('conflict', 'Somebody has decided about these two meanwhile.');
    },
  });
  const region = await screen.findByRole('region', { name: /^May be the same person/ });
  fireEvent.click(within(region).getByRole('button', { name: /^Different people/ }));
  fireEvent.change(within(region).getByRole('textbox'), { target: { value: 'Another face.' } });
  fireEvent.click(within(region).getByRole('button', { name: 'Keep them apart' }));
  expect(await within(region).findByText(/^Somebody has decided about these two/)).toBeTruthy();
  expect((within(region).getByRole('textbox') as HTMLTextAreaElement).value).toBe('Another face.');
  shown = disputed;
  emit('changed', { patients: [id(1)], board: true });
  expect(await within(region).findByRole('link', { name: 'Decide it under conflicts' })).toBeTruthy();
  expect(within(region).queryByRole('button')).toBeNull();
});

const joined = {
  others: [{ person: people[2]!, differs: ['Born 13-Apr-1988', 'Prison No. A1234BD'] }],
  links: [link()],
  contradicted: false,
  writesTo: people[0]!.id,
};

test('a joined person says which records, what they say differently, who joined them, and how to undo it', () => {
  pageWith(<JoinedNote patientId={people[0]!.id} joined={joined} />, {});
  const note = screen.getByRole('region', { name: 'Records joined' });
  expect(note.textContent).toContain('2 records are shown here as one person');
  expect(note.textContent).toContain('which says Born 13-Apr-1988, Prison No. A1234BD');
  expect(note.textContent).toContain('New entries go to this record');
  fireEvent.click(within(note).getByRole('button', { name: /^Who joined them/ }));
  expect(note.textContent).toContain('This record and REILLY, Daniel: the same person, by Ruth Okafor');
  expect(within(note).getByRole('button', { name: /^Undo: they are different people/ })).toBeTruthy();
});

test('who may not decide sees the note and no way to undo', () => {
  pageWith(<JoinedNote patientId={people[0]!.id} joined={joined} />, {}, 'release-coordinator');
  fireEvent.click(screen.getByRole('button', { name: /^Who joined them/ }));
  expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
});

test('where clinicians disagree, the page says that the other record may hold more', () => {
  const apart = { ...joined, others: [], links: [link({ disputed: true, verdict: 'different' })] };
  pageWith(<JoinedNote patientId={people[0]!.id} joined={apart} />, {});
  const note = screen.getByRole('region', { name: /^Disputed/ });
  expect(note.textContent).toContain('it may hold allergies');
  expect(within(note).getByRole('link', { name: 'Decide it under conflicts.' })).toBeTruthy();
  expect(within(note).getByRole('link', { name: 'REILLY, Daniel' })).toBeTruthy();
});
