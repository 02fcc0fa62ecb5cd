/** Backups to another disk, invented; `?backup=overdue` shows a place that cannot be reached. */
import type { Handlers } from './fake-bridge.ts';
import { ago } from './people.ts';

export function backupHandlers(): Handlers {
  const late = new URLSearchParams(window.location.search).get('backup') === 'overdue';
  let folder: string | null = '/media/healthcare-backups/lei-reception-1';
  const view = () => ({
    folder,
    running: false,
    last:
      folder === null
        ? null
        : {
            at: ago(late ? 60 * 51 : 60 * 17),
            file: 'throughcare-2026-11-22T02-40-00-000Z.backup',
            bytes: 81_264_640,
            tookMs: 4200,
            kept: 9,
          },
    problem: late ? `The folder ${folder ?? ''} cannot be reached.` : null,
    overdue: late,
    sameDisk: false,
  });
  return {
    'workstation.backupPlace': view,
    'workstation.setBackupPlace': (input) => {
      folder = input.folder as string | null;
      return view();
    },
    'workstation.backUpNow': view,
  };
}
