/** Puts the parts of an open store together behind the contract of store.ts. */
import type { FoldedRecord } from '../../../shared/changes/version.ts';
import { Adoption } from './adopt.ts';
import { ArrivingTable, firstLogOf } from './arriving.ts';
import { auditTrailOf } from './audit.ts';
import { assertIntact, backup } from './backup.ts';
import { appliedMigrations } from './migrate.ts';
import { changeLogOf } from './change-log.ts';
import { committer } from './commit.ts';
import { copyTo } from './copy/copy-to.ts';
import { SteadyCopy } from './copy/steady-copy.ts';
import type { Core } from './core.ts';
import { guarded } from './errors.ts';
import { FeedTable } from './feed-table.ts';
import { foldIsCurrent, rememberFold } from './fold-fingerprint.ts';
import { FoldTables } from './fold-tables.ts';
import { reconcile } from './keep-journal.ts';
import { Holding } from './holding.ts';
import { OwnLog } from './own-log.ts';
import { Pages } from './pages.ts';
import { PatientSearch } from './patient-search.ts';
import { placesOf } from './places.ts';
import { Quarantine } from './quarantine.ts';
import { packShelfOf } from './ready-packs.ts';
import { foldWaiting, type Progress, rebuild } from './rebuild.ts';
import { RecordHistory } from './record-history.ts';
import { retentionOf } from './retention.ts';
import { byNewestConflict, recordReads } from './record-reads.ts';
import { settingsOf } from './settings.ts';
import { stayReads } from './stay-reads.ts';
import type { ChangeLog } from './log-types.ts';
import type { ReadableStore, Store } from './store.ts';

const NO_LIMIT = -1;
/** What does not end the pages that are held: it reads, or holds another. */
const LOG_READS: readonly (keyof ChangeLog)[] = [
  'applyPage',
  'head',
  'linkAt',
  'ownAfter',
  'acknowledged',
  'cursor',
  'segmentDigest',
  'feedIds',
  'envelopesById',
  'oldestUnsent',
  // The status asks for these after every page; ended by them, each page would be a transaction of its own.
  'quarantined',
  'underEarlierDevices',
];

export interface Surroundings {
  onClose(): void;
  /** Progress of a fold that a new build has to make again. */
  readonly onProgress?: Progress | undefined;
  /** Folder of the journal. */
  readonly journal?: string | undefined;
}

/** The store on an open, migrated connection; folds first what an older build had to leave waiting. */
export function assembleStore(core: Core, key: string, surroundings: Surroundings): Store {
  const { database } = core;
  const fold = new FoldTables(core);
  const feed = new FeedTable(core);
  const quarantine = new Quarantine(core);
  const history = new RecordHistory(core);
  const arriving = new ArrivingTable(core);
  const holding = new Holding(database, () => {
    core.devices.reload();
    arriving.reload();
    fold.kept.forget();
    fold.stays.forget();
  });
  /** A function of the store that writes: what is held ends before it. */
  const alone = <T>(work: () => T): T =>
    guarded(() => {
      holding.end();
      return work();
    });
  const pages = new Pages({ core, fold, feed, arriving, quarantine, history });
  const commit = committer(core, fold);
  const settings = settingsOf(core.queries);
  if (foldIsCurrent(settings)) foldWaiting(core, fold, quarantine);
  else {
    rebuild(core, fold, quarantine, surroundings.onProgress);
    rememberFold(settings);
  }
  const adoption = new Adoption(core, fold, history);
  const steady = new SteadyCopy(database, database.name);
  if (surroundings.journal !== undefined) reconcile(core, adoption, surroundings.journal, key);
  return {
    ...readsOf(core, fold, history),
    adopt: {
      own: (found) => alone(() => adoption.own(found)),
      others: (found) => alone(() => adoption.others(found)),
    },
    commit: (drafts, author) => alone(() => commit(drafts, author)),
    isWhole: (patient) => guarded(() => arriving.isWhole(patient)),
    isArriving: () => arriving.any,
    first: holding.before(firstLogOf(core, arriving, holding), ['of', 'rest']),
    log: holding.before(
      changeLogOf({ core, own: new OwnLog(core), feed, arriving, pages, quarantine, history, holding }),
      LOG_READS,
    ),
    retention: holding.before(retentionOf(core, history, fold.kept), []),
    settings: holding.before(settings, ['get']),
    audit: holding.before(auditTrailOf(core), ['recent', 'page', 'after', 'hashAt']),
    places: holding.before(placesOf(core.queries), ['get']),
    shelf: holding.before(packShelfOf(core), ['markOf', 'ready', 'readyAll', 'pdf']),
    rebuild: (onProgress) => alone(() => rebuild(core, fold, quarantine, onProgress)),
    backup: (target) => alone(() => backup(database, key, target)),
    copyTo: async (target, how = {}) => {
      alone(() => history.catchUp());
      return copyTo(steady, key, target, how);
    },
    schema: () => guarded(() => appliedMigrations(database).length - 1),
    verify: () => alone(() => assertIntact(database)),
    checkpoint: () => {
      alone(() => {
        history.catchUp();
        // A copy is being read from the file: the next one empties the log.
        if (steady.running) return;
        database.pragma('wal_checkpoint(TRUNCATE)');
      });
    },
    close: () => {
      if (!database.open) return;
      try {
        guarded(() => holding.end());
      } finally {
        core.journal?.close();
        database.close();
        steady.close();
        surroundings.onClose();
      }
    },
  };
}

function readsOf(
  core: Core,
  fold: FoldTables,
  history: RecordHistory,
): Omit<ReadableStore, 'isWhole' | 'isArriving'> {
  const reads = recordReads(core, fold.kept);
  const search = new PatientSearch(core.database);
  const patientRecords = (patient: string, type?: string): FoldedRecord[] =>
    type === undefined ? reads.ofPatient(patient) : reads.ofPatientAndType(patient, type);
  return {
    record: (type, id) => guarded(() => reads.one(id, type)[0] ?? null),
    recordsOfPatient: (patient, type) => guarded(() => patientRecords(patient, type)),
    recordsWhere: (type, field, value) => guarded(() => reads.where(type, field, value)),
    recordsOfType: (type, limit, afterId) =>
      guarded(() => reads.ofType(type, afterId ?? '', limit ?? NO_LIMIT)),
    recordsById: (type, ids, fields) => guarded(() => reads.byId(type, ids, fields)),
    recordsAmong: (type, field, values, fields) => guarded(() => reads.among(type, field, values, fields)),
    stays: stayReads(core.database, fold.kept),
    conflicts: (patient) =>
      guarded(() =>
        byNewestConflict(patient === undefined ? reads.inConflict() : reads.inConflictOfPatient(patient)),
      ),
    seen: (record, field) => guarded(() => reads.seen(record, field)),
    searchPatients: (text, limit) => guarded(() => search.find(text, limit)),
    patientsByMatchKeys: (keys) => guarded(() => search.withKeys(keys)),
    patientPairs: () => guarded(() => fold.pairs.all()),
    changesOfRecord: (record) => guarded(() => history.changesOf(record)),
    counts: () => guarded(() => counts(core, history)),
  };
}

function counts({ database }: Core, history: RecordHistory) {
  const one = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? 0;
  return {
    changes: history.count(),
    patients: one("SELECT count(*) FROM record WHERE type = 'patient'"),
    parked: one("SELECT count(*) FROM change WHERE state <> 'folded' AND state = 'parked'"),
    conflicts: one('SELECT count(DISTINCT record) FROM field_conflict'),
  };
}
