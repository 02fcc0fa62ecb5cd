/** Everything an assessment stands on, gathered once: person, stay, arrival, escort records, history and question set. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ScreeningArrival, ScreeningState } from '../../../../../shared/clinical/index.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { kindOf, packForAssessment } from '../../content/choose-pack.ts';
import type { LoadedPack, ServiceContext } from '../../context.ts';
import { clinicalEscort, mergedEscort, type EscortAnswers } from '../../common/escort.ts';
import { mustHave, textOf, valueOf } from '../../common/read.ts';
import { clinicalHistory, historyOf, type HistoryItem } from '../../patients/history.ts';
import { samePeople } from '../../patients/links.ts';
import { escortRecordsOf, staysOf } from '../../patients/stays.ts';
import { earlierAnswers } from '../../followup/second-stage/review.ts';
import { recordsWrittenBy } from '../signing/written-by.ts';
import { storedAnswers } from './stored-answers.ts';

/** What a use case needs of its context to look at an assessment. */
export type Reading = Pick<ServiceContext, 'store' | 'packs' | 'now'>;

export interface AssessmentCase {
  readonly record: FoldedRecord;
  readonly stay: FoldedRecord;
  readonly patient: FoldedRecord;
  readonly pack: LoadedPack;
  readonly escortRecords: readonly FoldedRecord[];
  readonly escort: EscortAnswers | null;
  readonly history: readonly HistoryItem[];
  readonly state: ScreeningState;
}

/** Throws `not-found` when the assessment, its stay or its person is not held here. */
export function assessmentCase(reading: Reading, assessmentId: string): AssessmentCase {
  return caseOf(reading, mustHave(reading.store, 'assessment', assessmentId));
}

export function caseOf(reading: Reading, record: FoldedRecord): AssessmentCase {
  const { store, packs, now } = reading;
  const stay = mustHave(store, 'stay', textOf(record, 'stay') ?? '');
  const patient = mustHave(store, 'patient', stay.patient ?? record.patient ?? '');
  const at = instantInLondon(now());
  const pack = packForAssessment(store, packs, record, patient, at);
  const escortRecords = escortRecordsOf(store, stay.id, textOf(stay, 'arrival'));
  const escort = mergedEscort(escortRecords);
  const correctedId = textOf(record, 'corrects');
  const corrects = correctedId === null ? null : store.record('signed-assessment', correctedId);
  const history = historyOf(store, patient.id, {
    exceptStay: stay.id,
    exceptRecords: recordsWrittenBy(store, pack.pack, { stay, patient: patient.id, corrects }),
  });
  const state: ScreeningState = {
    ...storedAnswers(record),
    person: person(patient),
    per: clinicalEscort(escort),
    history: clinicalHistory(history),
    arrival: arrival(reading, stay, patient.id),
    now: at,
    ...(kindOf(record) === 'second-stage' ? { earlier: earlierAnswers(store, stay.id) } : {}),
  };
  return { record, stay, patient, pack, escortRecords, escort, history, state };
}

function person(patient: FoldedRecord): ScreeningState['person'] {
  const mayBePregnant = valueOf(patient, 'mayBePregnant');
  return {
    sex: textOf(patient, 'sex') as 'male' | 'female' | 'other' | null,
    gender: textOf(patient, 'gender'),
    dateOfBirth: textOf(patient, 'dateOfBirth'),
    ...(typeof mayBePregnant === 'boolean' ? { mayBePregnant } : {}),
  };
}

function arrival({ store }: Reading, stay: FoldedRecord, patient: string): ScreeningArrival {
  const earlier = staysOf(store, samePeople(store, patient)).filter((each) => each.id !== stay.id);
  const departures = earlier.map((each) => textOf(each, 'departedAt')).filter((at) => at !== null);
  return {
    source: (textOf(stay, 'source') ?? 'other') as ScreeningArrival['source'],
    arrivedAt: textOf(stay, 'arrivedAt') ?? instantInLondon(0),
    previousDepartureDate: departures.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null,
  };
}
