/** An assessment as the page opens it. */
import type { AssessmentView } from '../../../../../shared/contract/reception.ts';
import type { FieldView } from '../../../../../shared/contract/views.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { Role } from '../../../../../shared/records/people.ts';
import type { ServiceContext } from '../../context.ts';
import { fieldViews, versionView } from '../../common/field-view.ts';
import { isTrue, textOf, valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import { kindOf } from '../../content/choose-pack.ts';
import { reviewOf } from '../../followup/second-stage/review.ts';
import { bannerOf } from '../../patients/banner.ts';
import { historyView } from '../../patients/history.ts';
import { historyFor } from '../../patients/narrative.ts';
import { assessmentCase, type AssessmentCase } from './case.ts';
import { lateFields } from './late.ts';
import { splitField } from './stored-answers.ts';

/** Name under which a place in this form is kept for each member of staff. */
export const placeOf = (assessmentId: string): string => `assessment:${assessmentId}`;

export function assessmentView(context: ServiceContext, assessmentId: string): AssessmentView {
  const { store, staff } = context;
  const found = assessmentCase(context, assessmentId);
  const { record, stay, patient, pack } = found;
  const supervisor = textOf(record, 'supervisor');
  const assessor = textOf(record, 'assessor') ?? '';
  return {
    id: record.id,
    kind: (textOf(record, 'kind') ?? 'first-stage') as AssessmentView['kind'],
    stayId: stay.id,
    patientId: patient.id,
    banner: bannerOf(store, patient.id, context.establishment),
    pack: packView(found),
    state: (textOf(record, 'state') ?? 'in-progress') as AssessmentView['state'],
    incomplete: valueOf(record, 'incomplete') as AssessmentView['incomplete'],
    startedAt: textOf(record, 'startedAt') ?? '',
    assessor: {
      id: assessor,
      name: staffName(store, assessor),
      role: textOf(store.record('staff', assessor), 'role') ?? '',
    },
    supervisor: supervisor === null ? null : { id: supervisor, name: staffName(store, supervisor) },
    corrects: textOf(record, 'corrects'),
    signedId: textOf(record, 'signed'),
    fields: answerFields(context, record),
    escort: found.escort === null ? null : { ...found.escort },
    escortRecordedAt: textOf(found.escortRecords[0], 'recordedAt'),
    history: historyFor(staff.role, found.history.map(historyView)),
    arrival: arrivalView(stay),
    screening: screeningView(found, staff.role),
    review: kindOf(record) === 'second-stage' ? reviewOf(store, stay, patient.id) : null,
    place: store.places.get(staff.staffId, placeOf(assessmentId)),
    packChanged: textOf(record, 'packVersion') !== pack.pack.version,
  };
}

/**
 * Plain JSON: what `evaluate` was given here, so that the page reaches the same conclusions as the signature will. They rest on
 * whether an ACCT is open, never on why, which not every role reads.
 */
function screeningView({ state }: AssessmentCase, role: Role): AssessmentView['screening'] {
  const { person, per, arrival, earlier } = state;
  const history = historyFor(role, state.history);
  return JSON.parse(
    JSON.stringify({ person, per, history, arrival, earlier }),
  ) as AssessmentView['screening'];
}

function packView({ pack: { pack } }: AssessmentCase): AssessmentView['pack'] {
  return { id: pack.id, version: pack.version, title: pack.title, signOff: pack.signOff.state };
}

function arrivalView(stay: FoldedRecord): AssessmentView['arrival'] {
  return {
    source: (textOf(stay, 'source') ?? 'other') as AssessmentView['arrival']['source'],
    arrivedAt: textOf(stay, 'arrivedAt') ?? '',
    fromLocation: textOf(stay, 'fromLocation') ?? '',
    recall: isTrue(stay, 'recall'),
    legalStatus: textOf(stay, 'legalStatus'),
  };
}

/** Fields of the five families; in a signed assessment what came late stands beside what was signed. */
function answerFields(context: ServiceContext, record: FoldedRecord): Record<string, FieldView> {
  const { store } = context;
  const views = Object.fromEntries(
    Object.entries(fieldViews(store, record, context.establishment)).filter(
      ([name]) => splitField(name) !== null,
    ),
  );
  const late = lateFields(store, record);
  if (late.length === 0) return views;
  const signature = store.record('signed-assessment', textOf(record, 'signed') ?? '')?.fields['answers']
    ?.versions[0];
  for (const { field, signed, versions } of late) {
    const held = views[field];
    if (held === undefined || signature === undefined) continue;
    views[field] = {
      ...held,
      value: signed,
      conflict: [
        { ...versionView(store, signature), value: signed, place: 'the signed assessment' },
        ...versions.map((version) => versionView(store, version, field, context.establishment)),
      ],
    };
  }
  return views;
}
