/** Tests and doses after the signature: what came of them is recorded without correcting the assessment, field by field. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { type GivenView, virusResultSchema } from '../../../../../shared/contract/second-stage-views.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { wallInstant } from '../../../../../shared/followup/wall-time.ts';
import type { DraftChange, ReadableStore } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf, valueOf } from '../../common/read.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';
import { virusName } from './virus-words.ts';

const SAMPLE = 'blood-borne-virus';
const DOSE = 'hepatitis-b-dose';
const SCREEN = 'tb-recall';

const ok = { ok: true } as const;

export function given(
  { store }: ServiceContext,
  { patientId }: Parsed<'followup.given'>,
): Output<'followup.given'> {
  const people = samePeople(store, patientId);
  const of = (type: string): FoldedRecord[] =>
    people
      .flatMap((person) => store.recordsOfPatient(person, type))
      .filter((record) => textOf(record, 'state') !== 'entered-in-error');
  const owed = of('appointment').filter((record) => textOf(record, 'state') !== 'cancelled');
  const doses = of('vaccination').map((record): GivenView['doses'][number] => {
    const state = textOf(record, 'state');
    return {
      doseId: record.id,
      vaccine: textOf(record, 'vaccine') ?? '',
      dose: doseOf(record),
      dueOn: textOf(record, 'dueOn'),
      givenOn: textOf(record, 'givenOn'),
      batch: textOf(record, 'batch'),
      state: state === 'given' || state === 'declined' ? state : 'due',
      appointmentId: owedFor(store, record)[0]?.id ?? null,
    };
  });
  return {
    tests: of('virus-test').map(testView),
    doses: doses.toSorted(
      (a, b) =>
        a.vaccine.localeCompare(b.vaccine, 'en-GB') || a.dose - b.dose || (a.doseId < b.doseId ? -1 : 1),
    ),
    screens: owed
      .filter((record) => textOf(record, 'kind') === SCREEN)
      .map((record) => ({
        appointmentId: record.id,
        reason: textOf(record, 'reason'),
        dueBy: textOf(record, 'dueBy') ?? '',
        done: textOf(record, 'state') === 'done',
      })),
  };
}

function testView(record: FoldedRecord): GivenView['tests'][number] {
  const response = textOf(record, 'response');
  const result = virusResultSchema.safeParse(valueOf(record, 'result'));
  return {
    testId: record.id,
    virus: virusName(textOf(record, 'virus')),
    response: response === 'declined' || response === 'already-done' ? response : 'accepted',
    takenOn: dayOf(record, 'takenAt'),
    result: result.success ? result.data : null,
    linkedOn: dayOf(record, 'linkedAt'),
  };
}

function dayOf(record: FoldedRecord, field: string): string | null {
  const at = textOf(record, field);
  return at === null ? null : civilDateOf(at);
}

function doseOf(record: FoldedRecord): number {
  const dose = valueOf(record, 'dose');
  return typeof dose === 'number' ? dose : 1;
}

/** The appointments of a dose, by the id that the signature gives them, whichever stay of the person it was signed in. */
function owedFor(store: ReadableStore, dose: FoldedRecord): FoldedRecord[] {
  const patient = dose.patient ?? '';
  const words = `${textOf(dose, 'vaccine') ?? ''} vaccine, dose ${doseOf(dose)}`;
  return samePeople(store, patient)
    .flatMap((person) => store.recordsOfPatient(person, 'stay'))
    .map(({ id }) => store.record('appointment', derivedId.appointment(id, `${DOSE}-${doseOf(dose)}`)))
    .filter((record) => record !== null)
    .filter((record) => textOf(record, 'reason') === words && textOf(record, 'state') !== 'cancelled');
}

export function recordTest(
  context: ServiceContext,
  { testId, takenOn, result, linkedOn }: Parsed<'followup.testRecorded'>,
): Output<'followup.testRecorded'> {
  const { store } = context;
  const held = mustHave(store, 'virus-test', testId);
  if (textOf(held, 'response') === 'declined')
    throw new Failure('conflict', 'This test was declined. Offer it again first.');
  if (linkedOn !== null && result !== 'detected')
    throw new Failure('invalid', 'Treatment is linked only where the virus was detected.', {
      field: 'linkedOn',
    });
  checkPast(context, takenOn, 'takenOn');
  checkPast(context, linkedOn, 'linkedOn');
  // The time of day that stands is kept where the day is the same.
  const at = (field: string, day: string | null): string | null =>
    day === dayOf(held, field)
      ? textOf(held, field)
      : day === null
        ? null
        : instantInLondon(wallInstant(day, '00:00'));
  const values = { takenAt: at('takenAt', takenOn), result, linkedAt: at('linkedAt', linkedOn) };
  const stay = textOf(held, 'stay') ?? '';
  const waits = store
    .recordsWhere('virus-test', 'stay', stay)
    .filter((test) => textOf(test, 'response') === 'accepted' && textOf(test, 'state') === 'recorded')
    .some((test) => (test.id === testId ? takenOn === null : textOf(test, 'takenAt') === null));
  const sample = store.record('appointment', derivedId.appointment(stay, SAMPLE));
  save(context, held, [
    changeDraft(held, { type: 'virus-test', id: testId, patient: held.patient }, values),
    ownDone(sample, !waits),
  ]);
  return ok;
}

export function recordDose(
  context: ServiceContext,
  { doseId, givenOn, batch }: Parsed<'followup.doseRecorded'>,
): Output<'followup.doseRecorded'> {
  const held = mustHave(context.store, 'vaccination', doseId);
  checkPast(context, givenOn, 'givenOn');
  const values = { givenOn, batch: batch === '' ? null : batch, state: givenOn === null ? 'due' : 'given' };
  save(context, held, [
    changeDraft(held, { type: 'vaccination', id: doseId, patient: held.patient }, values),
    ...owedFor(context.store, held).map((owed) => ownDone(owed, givenOn !== null)),
  ]);
  return ok;
}

export function recordScreen(
  context: ServiceContext,
  { appointmentId, undo }: Parsed<'followup.screened'>,
): Output<'followup.screened'> {
  const held = mustHave(context.store, 'appointment', appointmentId);
  if (textOf(held, 'kind') !== SCREEN)
    throw new Failure('invalid', 'This is not a tuberculosis recall.', { field: 'appointmentId' });
  save(context, held, [ownDone(held, !undo)]);
  return ok;
}

/** Done, or owed again; what was cancelled stays so. */
function ownDone(held: FoldedRecord | null, done: boolean): DraftChange | null {
  if (held === null || textOf(held, 'state') === 'cancelled') return null;
  const isDone = textOf(held, 'state') === 'done';
  if (isDone === done) return null;
  const target = { type: 'appointment', id: held.id, patient: held.patient };
  return changeDraft(held, target, { state: done ? 'done' : 'to-book' });
}

function save(context: ServiceContext, { patient }: FoldedRecord, drafts: (DraftChange | null)[]): void {
  context.store.commit(drafts.filter(present), authorOf(context));
  context.emit('changed', { patients: patient === null ? [] : [patient], board: true });
}

function checkPast({ now }: ServiceContext, day: string | null, field: string): void {
  if (day !== null && day > civilDateOf(now()))
    throw new Failure('invalid', 'This day lies ahead. Check it, and the clock of this workstation.', {
      field,
    });
}
