/**
 * Takes in one file: arrivals, transfers, prisoner-search records, CSV or escort records, told by its content. Works in
 * short steps, so that a nurse who is saving answers meanwhile does not notice.
 */
import { parseFeedInSteps, type FeedResult } from '../../../../../shared/arrivals/index.ts';
import type { ImportReport } from '../../../../../shared/contract/views.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { DraftChange } from '../../../store/store.ts';
import { stayHere } from '../../patients/whereabouts.ts';
import { rowOutcome } from './arrival-fields.ts';
import { escortOutcome } from './escort-import.ts';
import { breathe, type Feeding } from './feeding.ts';
import { rememberImport } from './import-log.ts';
import { heldUnder, knownPersonDrafts } from './known-person.ts';

/** Rows committed together: a transaction of some tens of milliseconds. */
const ROWS_PER_GROUP = 50;
/** Changes of one group travel together; rows with many alerts make more than one change each. */
const CHANGES_PER_GROUP = 200;

type Counts = Pick<ImportReport, 'added' | 'unchanged' | 'updated' | 'problems'>;

export async function importFeed(feeding: Feeding, file: string, bytes: Uint8Array): Promise<ImportReport> {
  const { store, now, emit } = feeding;
  const result = await readInSteps(feeding, file, bytes);
  const counts: Counts = { added: 0, unchanged: 0, updated: 0, problems: [...result.problems] };
  const patients = new Set<string>();
  await takeInArrivals(feeding, file, result, counts, patients);
  takeInEscortRecords(feeding, result, counts, patients);
  const report: ImportReport = {
    file: file.slice(0, 200),
    kind: result.kind,
    read: result.arrivals.length + result.escortRecords.length,
    ...counts,
    at: instantInLondon(now()),
  };
  rememberImport(store.settings, report);
  emit('imported', report);
  if (counts.added + counts.updated > 0) emit('changed', { patients: [...patients], board: true });
  return report;
}

/** The first half of the progress is reading, the second writing. */
async function readInSteps({ now, emit }: Feeding, file: string, bytes: Uint8Array): Promise<FeedResult> {
  const steps = parseFeedInSteps(bytes, file, { today: civilDateOf(now()) });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    emit('importProgress', { file, done: step.value.done, total: step.value.total * 2 });
    await breathe();
  }
}

async function takeInArrivals(
  feeding: Feeding,
  file: string,
  { arrivals, kind }: FeedResult,
  counts: Counts,
  patients: Set<string>,
): Promise<void> {
  const { store, establishment, emit } = feeding;
  for (let from = 0; from < arrivals.length; from += ROWS_PER_GROUP) {
    const drafts: DraftChange[] = [];
    for (const row of arrivals.slice(from, from + ROWS_PER_GROUP)) {
      const known = kind === 'prisoner-search' ? heldUnder(store, row.prisonNumber) : [];
      const additions = known.flatMap((patient) => knownPersonDrafts(store, patient, row));
      for (const { patient } of additions) if (patient !== null) patients.add(patient);
      drafts.push(...additions);
      // Somebody already here is not expected once more.
      const people = known.map((patient) => patient.id);
      const here = stayHere(store, people, establishment.id) !== null;
      const outcome = here
        ? ({ what: 'unchanged', draft: null } as const)
        : rowOutcome(store, establishment.id, row, kind, file.slice(0, 200));
      if (outcome.draft !== null) drafts.push(outcome.draft);
      counts[outcome.what === 'unchanged' && additions.length > 0 ? 'updated' : outcome.what] += 1;
    }
    commitInGroups(feeding, drafts, counts);
    emit('importProgress', {
      file,
      done: arrivals.length + Math.min(from + ROWS_PER_GROUP, arrivals.length),
      total: arrivals.length * 2,
    });
    await breathe();
  }
}

function takeInEscortRecords(
  feeding: Feeding,
  { escortRecords }: FeedResult,
  counts: Counts,
  patients: Set<string>,
): void {
  for (const [index, per] of escortRecords.entries()) {
    const outcome = escortOutcome(feeding, per, index + 1);
    if (outcome.what === 'problem') counts.problems.push(outcome.problem);
    if (outcome.what === 'unchanged') counts.unchanged += 1;
    if (outcome.what !== 'added') continue;
    commitInGroups(feeding, [outcome.draft], counts);
    if (outcome.draft.patient !== null) patients.add(outcome.draft.patient);
    counts.added += 1;
  }
}

/** One row that does not fit its record is reported; it does not keep the others of its group out. */
function commitInGroups({ store, author }: Feeding, drafts: readonly DraftChange[], counts: Counts): void {
  for (let from = 0; from < drafts.length; from += CHANGES_PER_GROUP) {
    const group = drafts.slice(from, from + CHANGES_PER_GROUP);
    try {
      store.commit(group, author);
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'invalid') throw error;
      for (const draft of group) {
        try {
          store.commit([draft], author);
        } catch (again) {
          if (!(again instanceof Failure) || again.kind !== 'invalid') throw again;
          counts.problems.push({ line: null, row: null, field: again.field, reason: again.message });
        }
      }
    }
  }
}
