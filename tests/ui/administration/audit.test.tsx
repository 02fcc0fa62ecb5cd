import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AuditPage } from '../../../renderer/features/administration/AuditPage.tsx';
import type { Input, Output } from '../../../shared/contract/contract.ts';
import { uuid } from '../../support/stores.ts';
import { expectAccessible } from '../followup/support.ts';
import { pageWith } from '../../support/page-with.tsx';

vi.setConfig({ testTimeout: 30_000 });

type Entry = Output<'audit.find'>['entries'][number];
const entry = (seq: number, more: Partial<Entry> = {}): Entry => ({
  stream: uuid(9, 1),
  seq,
  at: '2026-11-22T19:40:00.000Z',
  workstation: 'Reception',
  staff: 'staff-nia',
  staffName: 'Nia O’Brien',
  event: 'open',
  patient: uuid(8, 1),
  patientName: "O'BRIEN, Pat",
  detail: '',
  flags: ['same-surname'],
  ...more,
});
const found = (more: Partial<Output<'audit.find'>> = {}): Output<'audit.find'> => ({
  whole: true,
  sentence: 'All workstations of this establishment.',
  brokenAt: null,
  alarms: [],
  entries: [entry(7)],
  next: null,
  ...more,
});

test('says whose trail it is, what is worth a second look, and what does not hold', async () => {
  const alarm = {
    workstation: uuid(7, 1),
    workstationName: 'Wing office',
    stream: uuid(9, 2),
    seq: 41,
    kind: 'missing',
    noticedAt: '2026-11-22T20:00:00.000Z',
  } as const;
  pageWith(<AuditPage />, { 'audit.find': () => found({ alarms: [alarm], brokenAt: 12 }) }, 'auditor');
  const table = await screen.findByRole('table', { name: 'Audit entries' });
  expect(within(table).getByText('Same surname')).toBeTruthy();
  expect(within(table).getByRole('button', { name: "Only entries about O'BRIEN, Pat" })).toBeTruthy();
  expect(screen.getByText(/Wing office: entry 41 is missing/)).toBeTruthy();
  expect(screen.getByText(/broken at entry 12/)).toBeTruthy();
  await expectAccessible();
});

test('filters by day and flag, and goes to older entries and back', async () => {
  const next = { at: '2026-11-22T19:40:00.000Z', stream: uuid(9, 1), seq: 7 };
  const answers = {
    'audit.find': ({ before }: Input<'audit.find'>) =>
      before === undefined ? found({ next }) : found({ entries: [entry(3, { flags: [] })] }),
  };
  const { asked } = pageWith(<AuditPage />, answers, 'healthcare-manager');
  fireEvent.click(await screen.findByRole('button', { name: 'Older entries' }));
  await screen.findByText('entry 3');
  fireEvent.click(screen.getByRole('button', { name: 'Newer entries' }));
  await screen.findByText('entry 7');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Out of hours' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'From' }), { target: { value: '20-Nov-2026' } });
  await waitFor(() =>
    expect(asked.at(-1)?.input).toEqual({ limit: 100, flags: ['out-of-hours'], from: '2026-11-20' }),
  );
});

test('an export needs a reason, and says how many entries were saved', async () => {
  const { asked } = pageWith(
    <AuditPage patient={uuid(8, 1)} />,
    { 'audit.find': () => found(), 'audit.export': () => ({ csv: 'when', entries: 3, complete: false }) },
    'auditor',
  );
  Object.assign(window.throughcare, {
    shell: { saveFile: () => Promise.resolve({ ok: true, output: { path: 'E:/audit.csv' } }) },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Export' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('button', { name: 'Save the file' })).toHaveProperty('disabled', true);
  fireEvent.change(within(dialog).getByRole('textbox', { name: /Why it is needed/ }), {
    target: { value: 'Complaint 12/26' },
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save the file' }));
  expect(await within(dialog).findByText(/3 entries saved.*Older ones were left out/)).toBeTruthy();
  expect(asked.at(-1)).toMatchObject({
    channel: 'audit.export',
    input: { patient: uuid(8, 1), reason: 'Complaint 12/26' },
  });
});

test('an empty answer says what to do', async () => {
  pageWith(
    <AuditPage />,
    {
      'audit.find': () =>
        found({ whole: false, sentence: 'Only what was done on this workstation.', entries: [] }),
    },
    'auditor',
  );
  expect(await screen.findByText(/No entries match/)).toBeTruthy();
  expect(screen.getByText('Only what was done on this workstation.')).toBeTruthy();
});
