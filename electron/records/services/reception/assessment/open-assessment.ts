/** Which assessment of a stay is the one to work on, and beginning or taking it up again. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import type { ContentPack, PackKind } from '../../../../../shared/clinical/index.ts';
import { choosePack, establishmentSettings, kindOf } from '../../content/choose-pack.ts';
import type { ServiceContext } from '../../context.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, seenIn, textOf } from '../../common/read.ts';
import { authorOf, changeDraft, newDraft, present } from '../../common/write.ts';
import type { DraftChange, ReadableStore } from '../../../store/store.ts';

/** Assessments of a kind of a stay, the one begun first first; corrections follow what they correct. */
export function assessmentsOf(store: ReadableStore, stayId: string, kind: PackKind): FoldedRecord[] {
  const startedAt = (record: FoldedRecord): number => Date.parse(textOf(record, 'startedAt') ?? '') || 0;
  return store
    .recordsWhere('assessment', 'stay', stayId)
    .filter((record) => textOf(record, 'kind') === kind)
    .toSorted((a, b) => startedAt(a) - startedAt(b));
}

export const isSigned = (record: FoldedRecord): boolean => textOf(record, 'state') === 'signed';

/** The one being given, if any; else the last one signed; null when none was begun. */
export function workingAssessment(assessments: readonly FoldedRecord[]): FoldedRecord | null {
  return assessments.findLast((record) => !isSigned(record)) ?? assessments.at(-1) ?? null;
}

/** The stay, or a Failure in words where nobody can be assessed in it here and now. */
export function mustBeStayingHere(context: ServiceContext, stayId: string): FoldedRecord {
  const stay = mustHave(context.store, 'stay', stayId);
  if (textOf(stay, 'departedAt') !== null) {
    throw new Failure('invalid', 'This person has left: the custody stay is over.');
  }
  if (stay.establishment !== context.establishment.id) {
    throw new Failure('invalid', 'This stay is at another prison. Record the arrival here first.');
  }
  return stay;
}

/** Begins the assessment of that kind of a stay, or takes up the one already begun; answers its id. */
export function beginAssessment(
  context: ServiceContext,
  stayId: string,
  kind: PackKind,
  /** Further fields of the assessment when it is begun anew. */
  further: (pack: ContentPack) => Readonly<Record<string, Json>> = () => ({}),
): string {
  const { store, staff, packs, now } = context;
  const stay = mustBeStayingHere(context, stayId);
  const begun = workingAssessment(assessmentsOf(store, stayId, kind));
  if (begun !== null) {
    store.commit(resumeDrafts(store, begun), authorOf(context));
    return begun.id;
  }
  const patient = mustHave(store, 'patient', stay.patient ?? '');
  const at = instantInLondon(now());
  const { pack } = choosePack(packs, kind, establishmentSettings(store.settings), patient, at);
  const id = derivedId.assessment(stayId, kind, 1);
  const fields = {
    kind,
    stay: stayId,
    pack: pack.id,
    packVersion: pack.version,
    startedAt: at,
    assessor: staff.staffId,
    supervisor: null,
    state: 'in-progress',
    incomplete: null,
    signed: null,
    corrects: null,
    ...further(pack),
  };
  store.commit([newDraft({ type: 'assessment', id, patient: patient.id }, fields, at)], authorOf(context));
  return id;
}

/** What taking up an interrupted assessment writes: in progress again, and the retry is done. Nothing otherwise. */
export function resumeDrafts(store: ReadableStore, record: FoldedRecord): DraftChange[] {
  if (textOf(record, 'state') !== 'incomplete') return [];
  const { patient } = record;
  const retryId = derivedId.appointment(textOf(record, 'stay') ?? '', 'first-stage-retry');
  const retry = kindOf(record) === 'first-stage' ? store.record('appointment', retryId) : null;
  const back = { state: 'in-progress', incomplete: null };
  return [
    changeDraft(record, { type: 'assessment', id: record.id, patient }, back),
    retry === null
      ? null
      : changeDraft(retry, { type: 'appointment', id: retryId, patient }, { state: 'done' }),
  ].filter(present);
}

/** Refuses to write into a signed assessment, in words that say what to do instead. */
export function mustBeOpen(record: FoldedRecord): void {
  if (!isSigned(record)) return;
  throw new Failure(
    'conflict',
    'This assessment is signed and cannot be altered. Begin a correction: it starts with these answers.',
    { field: seenIn(record, 'signed')[0] === undefined ? 'state' : 'signed' },
  );
}
