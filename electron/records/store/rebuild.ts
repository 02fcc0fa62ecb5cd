/** Folding again: the whole log into empty tables, or only what waited for a build that can read it. */
import type { Change } from '../../../shared/changes/change.ts';
import { readChange } from '../../../shared/changes/registers.ts';
import type { Core } from './core.ts';
import type { FoldTables } from './fold-tables.ts';
import { changeOf, LOG_COLUMNS, type LogRow } from './log-table.ts';
import type { Quarantine } from './quarantine.ts';

const PAGE = 1000;
/** Children before the records they belong to. */
const foldTables = [
  'version',
  'dangling',
  'field_conflict',
  'record_index',
  'patient_token',
  'patient_match_key',
  'stay_row',
  'stay_entry',
  'record',
];

export type Progress = (done: number, total: number) => void;

/** One transaction, so that a rebuild cut short leaves the tables as they were. */
export function rebuild(core: Core, fold: FoldTables, quarantine: Quarantine, onProgress?: Progress): void {
  const { database } = core;
  const total = database.prepare<[], number>('SELECT count(*) FROM change').pluck().get() ?? 0;
  const page = database.prepare<[number, number], LogRow>(
    `SELECT ${LOG_COLUMNS} FROM change WHERE pos > ? ORDER BY pos LIMIT ?`,
  );
  database
    .transaction(() => {
      for (const table of foldTables) database.exec(`DELETE FROM ${table}`);
      fold.rebuild((foldAt) => {
        let done = 0;
        let last = 0;
        for (let rows = page.all(last, PAGE); rows.length > 0; rows = page.all(last, PAGE)) {
          for (const row of rows) readRow(core, quarantine, row, foldAt);
          last = rows.at(-1)?.pos ?? last;
          done += rows.length;
          onProgress?.(done, total);
        }
      });
    })
    .immediate();
}

/** At opening: changes that an older build kept and this one can read. */
export function foldWaiting(core: Core, fold: FoldTables, quarantine: Quarantine): void {
  // The planner would rather walk the whole log in order than sort a handful of rows.
  const waiting = core.database.prepare<[], LogRow>(
    `SELECT ${LOG_COLUMNS} FROM change INDEXED BY change_waiting WHERE state <> 'folded' AND state <> 'purged' ORDER BY pos`,
  );
  core.database
    .transaction(() => {
      for (const row of waiting.all()) {
        readRow(core, quarantine, row, (pos, change, effectiveMs) => fold.fold(change, pos, effectiveMs));
      }
    })
    .immediate();
}

type FoldAt = (pos: number, change: Change, effectiveMs: number | null) => void;

/** Decides again what becomes of a row in this build, and folds it when it can be read. */
function readRow(core: Core, quarantine: Quarantine, row: LogRow, foldAt: FoldAt): void {
  if (row.state === 'purged') return;
  const change = changeOf(row);
  const reading = readChange(core.types, change);
  if (reading.as !== row.state) {
    core.database.prepare('UPDATE change SET state = ? WHERE pos = ?').run(reading.as, row.pos);
  }
  if (reading.as === 'folded') foldAt(row.pos, change, row.effectiveMs);
  if (reading.as === 'quarantined') {
    const hash = row.hash.toString('hex');
    quarantine.put({ id: row.id, hash, reason: reading.reason, envelope: null });
  }
}
