/** Where backups stand, in sentences. */
import type { BackupPlaceView } from '../../../shared/contract/backup.ts';
import { showInstant } from '../../components/time.ts';

export interface BackupSentences {
  readonly headline: string;
  /** Something is to be done about it. */
  readonly trouble: boolean;
  readonly more: readonly string[];
}

export function backupSentences(place: BackupPlaceView): BackupSentences {
  const { folder, last, problem, overdue, sameDisk, running } = place;
  if (folder === null) {
    return {
      headline: 'No backups: no folder was chosen.',
      trouble: true,
      more: ['What the central record has not received yet is on this disk only.'],
    };
  }
  const when = last === null ? 'none yet' : `last ${showInstant(last.at)}`;
  const state = running ? '; one is being written now' : overdue ? '; overdue' : '';
  return {
    headline: `Backup: ${when} to ${folder}${state}.`,
    trouble: overdue || problem !== null,
    more: [
      ...(problem === null ? [] : [problem]),
      ...(last === null
        ? []
        : [`${megabytes(last.bytes)} MB, read back and found whole; ${kept(last.kept)} there.`]),
      ...(sameDisk
        ? ['This folder is on the same disk as the store: one dead disk takes both. Choose another disk.']
        : []),
    ],
  };
}

const megabytes = (bytes: number): string =>
  Math.max(1, Math.round(bytes / 1_000_000)).toLocaleString('en-GB');
const kept = (n: number): string => (n === 1 ? '1 backup of this workstation is' : `${n} are`);
