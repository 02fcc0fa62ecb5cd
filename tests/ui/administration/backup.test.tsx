/** Backups on the page: where they stand in words, choosing a folder, one now, and the status line that everybody sees. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Backup } from '../../../renderer/features/administration/Backup.tsx';
import { DataStatus } from '../../../renderer/shell/DataStatus.tsx';
import type { BackupPlaceView } from '../../../shared/contract/backup.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

const place: BackupPlaceView = {
  folder: '/media/backups/réception-1',
  running: false,
  last: {
    at: '2026-11-22T02:40:00.000Z',
    file: 'throughcare-2026-11-22T02-40-00-000Z.backup',
    bytes: 81_264_640,
    tookMs: 4200,
    kept: 9,
  },
  problem: null,
  overdue: false,
  sameDisk: false,
};
const none: BackupPlaceView = { ...place, folder: null, last: null };

function page(
  view: BackupPlaceView,
  more: Answers = {},
  role: Parameters<typeof pageWith>[2] = 'administrator',
) {
  const drawn = pageWith(<Backup />, { 'workstation.backupPlace': () => view, ...more }, role);
  window.throughcare.shell = {
    chooseFolder: () => Promise.resolve({ ok: true, output: '/media/another' }),
  } as unknown as typeof window.throughcare.shell;
  return drawn;
}
const button = (name: string) => screen.queryByRole('button', { name });

test('says when the last one was made, and makes one now', async () => {
  const { asked } = page(place, { 'workstation.backUpNow': () => place });
  expect(await screen.findByText(/^Backup: last 22-Nov-2026 02:40 to .*réception-1\.$/)).toBeTruthy();
  expect(screen.getByText(/81 MB, read back and found whole; 9 are there/)).toBeTruthy();
  await expectAccessible();
  fireEvent.click(screen.getByRole('button', { name: 'Back up now' }));
  expect(await screen.findByText('Backup written and read back')).toBeTruthy();
  expect(asked.some(({ channel }) => channel === 'workstation.backUpNow')).toBe(true);
});

test('without a folder nothing is backed up: one is chosen, and only then one can be made', async () => {
  const { asked } = page(none, { 'workstation.setBackupPlace': () => place });
  expect(await screen.findByText('No backups: no folder was chosen.')).toBeTruthy();
  expect(button('Back up now')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Choose a folder' }));
  await waitFor(() =>
    expect(asked.find(({ channel }) => channel === 'workstation.setBackupPlace')?.input).toEqual({
      folder: '/media/another',
    }),
  );
});

test('overdue, with what is wrong; a refusal stands in words; a manager presses nothing', async () => {
  const late = { ...place, overdue: true, sameDisk: true, problem: 'The folder /media/x cannot be reached.' };
  page(late, {
    'workstation.backUpNow': () => {
      throw new Failure('full', 'The disk that backups go to is full.');
    },
  });
  expect(await screen.findByText(/; overdue\.$/)).toBeTruthy();
  expect(screen.getByText('The folder /media/x cannot be reached.')).toBeTruthy();
  expect(screen.getByText(/one dead disk takes both/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Back up now' }));
  expect(await screen.findByText(/The disk that backups go to is full/)).toBeTruthy();
});

test('a manager reads it and presses nothing', async () => {
  page(place, {}, 'healthcare-manager');
  expect(await screen.findByText(/^Backup: last/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('an overdue backup stands in the status line of every screen', async () => {
  const status = {
    state: 'up-to-date',
    sentence: 'Central record: up to date 19:38',
    details: [],
    backup: { line: 'Backup overdue', sentence: 'The last backup of this workstation was made 2 days ago.' },
  };
  pageWith(<DataStatus />, { 'replication.status': () => status as never });
  const line = await screen.findByRole('button', { name: /up to date 19:38\s*Backup overdue/ });
  expect(line).toBeTruthy();
  await expectAccessible();
});

test('days left without the central record are pointed at in the status line, not only in its panel', async () => {
  const status = {
    state: 'no-network',
    sentence: 'No network since 18:05',
    details: ['In 2 days nobody will be able to sign in here until it has.'],
    backup: null,
  };
  pageWith(<DataStatus />, { 'replication.status': () => status as never });
  expect(await screen.findByRole('button', { name: /18:05\s*Read the warning/ })).toBeTruthy();
});
