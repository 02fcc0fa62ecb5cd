/** One line of the arrivals board. */
import type { BoardRow } from '../../../../../shared/contract/views.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { asText, isObject, listOf, textOf, valueOf } from '../../common/read.ts';
import { openConflicts } from '../../common/conflicts.ts';
import { mergedEscort } from '../../common/escort.ts';
import { staffName } from '../../common/staff.ts';
import { packOf } from '../../content/choose-pack.ts';
import { arrivingMark } from '../../patients/arriving.ts';
import { historyOf } from '../../patients/history.ts';
import { samePeople } from '../../patients/links.ts';
import { escortRecordsOf } from '../../patients/stays.ts';
import type { Reading } from '../assessment/case.ts';
import { lateFields } from '../assessment/late.ts';
import { boardFlags, type Flag } from './board-flags.ts';
import type { BoardEntry } from './board-entries.ts';
import { openMatches } from './open-matches.ts';
import { progressOf, type Progress } from './progress.ts';
import { type Stand, stageOf, standOf } from './stage.ts';

export function boardRow(reading: Reading, { arrival, stay }: BoardEntry): BoardRow {
  const { store } = reading;
  const patientId = stay?.patient ?? textOf(arrival, 'patient');
  const patient = patientId === null ? null : store.record('patient', patientId);
  const who = patient ?? arrival;
  const stand = standOf(store, stay);
  const shown = stand.signed ?? stand.open;
  const escorts = escortRecordsOf(store, stay?.id ?? null, arrival?.id ?? null);
  const history = patient === null ? [] : historyOf(store, patient.id, { exceptStay: stay?.id ?? null });
  const beside = JSON.stringify([escorts.map(({ id }) => id), history]);
  const progress = progressFor(reading, stand, beside);
  const flags = boardFlags({
    arrival,
    patient,
    escort: mergedEscort(escorts),
    history,
    unsupplied: progress.criticalMedicines,
  });
  return {
    arrivalId: arrival?.id ?? null,
    stayId: stay?.id ?? null,
    patientId: patient?.id ?? null,
    surname: textOf(who, 'surname') ?? '',
    forenames: textOf(who, 'forenames') ?? '',
    dateOfBirth: textOf(who, 'dateOfBirth'),
    sex: textOf(who, 'sex') as BoardRow['sex'],
    prisonNumber: textOf(who, 'prisonNumber'),
    pncNumber: textOf(who, 'pncNumber'),
    croNumber: textOf(who, 'croNumber'),
    nhsNumber: textOf(who, 'nhsNumber'),
    source: (textOf(stay ?? arrival, 'source') ?? 'other') as BoardRow['source'],
    fromLocation: textOf(stay ?? arrival, 'fromLocation') ?? '',
    expectedDate: textOf(arrival, 'expectedDate') ?? textOf(stay, 'arrivedAt')?.slice(0, 10) ?? '',
    arrivedAt: textOf(stay, 'arrivedAt'),
    stage: stageOf({ arrival, stay }, stand),
    assessmentId: shown?.id ?? null,
    signedId: textOf(stand.signed, 'signed'),
    assessor: shown === null ? null : staffName(store, textOf(shown, 'assessor')),
    answered: progress.answered,
    total: progress.total,
    mayBeLocated: stay !== null && textOf(stay, 'location') !== 'hold',
    flags: [...flags, ...standFlags(reading, stand)],
    possibleMatches: openMatches(store, arrival, patient),
    hasEscortRecord: escorts.length > 0,
    ...interruption(reading, stand),
    ...(patientId === null ? {} : arrivingMark(store, samePeople(store, patientId))),
    conflicts: conflictsOf([arrival, stay, patient, stand.open]),
    warnings: warningsOf(arrival, who),
  };
}

function progressFor(reading: Reading, { open, signed }: Stand, beside: string): Progress {
  const none = { answered: 0, total: 0, criticalMedicines: [] };
  if (signed === null) return open === null ? none : progressOf(reading, open, beside);
  const answers = Object.keys(signed.fields).filter((name) => /^(answer|decision)\./.test(name)).length;
  return { ...none, answered: answers, total: answers };
}

function standFlags({ store }: Reading, { open, signed }: Stand): Flag[] {
  const flags: Flag[] = [];
  if (signed !== null && lateFields(store, signed).length > 0) {
    flags.push({ kind: 'late-answers', text: 'Answers came in after signing: look at them' });
  }
  // Both editions are kept: neither nurse could know of the other's signature.
  if (signed !== null && store.recordsWhere('signed-assessment', 'assessment', signed.id).length > 1) {
    flags.push({ kind: 'signed-twice', text: 'Signed on two workstations: compare both' });
  }
  if (signed !== null && open !== null) flags.push({ kind: 'correction', text: 'Correction begun' });
  return flags;
}

/** Why and until when, in the words of the question set it was begun with. */
function interruption(
  { packs }: Reading,
  { open, signed }: Stand,
): Pick<BoardRow, 'incompleteReason' | 'retryDue'> {
  const incomplete =
    signed === null && textOf(open, 'state') === 'incomplete' ? valueOf(open, 'incomplete') : null;
  if (!isObject(incomplete)) return { incompleteReason: null, retryDue: null };
  const reason = asText(incomplete['reason']);
  const { pack } = packOf(packs, textOf(open, 'pack') ?? '');
  return {
    incompleteReason: pack.interrupted.reasons.find(({ id }) => id === reason)?.label ?? reason,
    retryDue: typeof incomplete['retryDue'] === 'string' ? incomplete['retryDue'] : null,
  };
}

function conflictsOf(records: readonly (FoldedRecord | null)[]): number {
  return records.reduce((sum, record) => sum + (record === null ? 0 : openConflicts(record).length), 0);
}

function warningsOf(arrival: FoldedRecord | null, who: FoldedRecord | null): string[] {
  const warnings = listOf<string>(arrival, 'warnings').filter(
    // The row itself says both; said twice they hide what is worth reading.
    (warning) => !/^No (date of birth|prison number) given/.test(warning),
  );
  if (textOf(who, 'dateOfBirth') === null) warnings.unshift('Date of birth not known');
  return warnings;
}
