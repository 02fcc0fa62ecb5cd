/** What is owed: actions of a person or of everybody, and dealing with them. */
import type { z } from 'zod';
import type { actionViewSchema } from '../../../../shared/contract/views.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Parsed } from '../../../../shared/contract/contract.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import type { ReadableStore } from '../../store/store.ts';
import type { ServiceContext } from '../context.ts';
import { shortName } from '../common/person.ts';
import { listOf, mustHave, seenIn, textOf } from '../common/read.ts';
import { authorOf } from '../common/write.ts';
import { samePeople } from './links.ts';
import { stayHere } from './whereabouts.ts';

export type ActionView = z.infer<typeof actionViewSchema>;

const urgencies = ['emergency', 'tonight', 'urgent', 'routine'];
/** Handed over is still owed, by somebody else. */
const owed = ['open', 'handed-over'];

/** Most urgent first, then by when they are due; without a patient those of everybody who is in this establishment. */
export function listActions(
  store: ReadableStore,
  { patientId, state }: Parsed<'actions.list'>,
  establishment: string,
): ActionView[] {
  const found =
    patientId === undefined
      ? everybodys(store, state, establishment)
      : samePeople(store, patientId).flatMap((person) => store.recordsOfPatient(person, 'action'));
  return found
    .filter((action) => state === 'all' || owed.includes(textOf(action, 'state') ?? ''))
    .map((action) => actionView(store, action))
    .toSorted(
      (a, b) =>
        urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
        Date.parse(a.dueAt) - Date.parse(b.dueAt),
    );
}

function everybodys(store: ReadableStore, state: 'open' | 'all', establishment: string): FoldedRecord[] {
  const found =
    state === 'all'
      ? store.recordsOfType('action')
      : owed.flatMap((each) => store.recordsWhere('action', 'state', each));
  const here = new Map<string, boolean>();
  return found.filter(({ patient }) => {
    if (patient === null) return false;
    const known = here.get(patient) ?? stayHere(store, samePeople(store, patient), establishment) !== null;
    here.set(patient, known);
    return known;
  });
}

export function actionView(store: ReadableStore, action: FoldedRecord): ActionView {
  const patient = action.patient ?? '';
  return {
    id: action.id,
    patientId: patient,
    patientName: shortName(store.record('patient', patient)),
    title: textOf(action, 'title') ?? '',
    because: listOf<string>(action, 'because'),
    urgency: (textOf(action, 'urgency') ?? 'routine') as ActionView['urgency'],
    owner: textOf(action, 'owner') ?? '',
    dueAt: textOf(action, 'dueAt') ?? '',
    state: (textOf(action, 'state') ?? 'open') as ActionView['state'],
    seen: seenIn(action, 'state'),
  };
}

/** `open` takes back what was said about it. */
export function handleAction(context: ServiceContext, input: Parsed<'actions.handle'>): ActionView {
  const { store, staff, now } = context;
  const action = mustHave(store, 'action', input.actionId);
  const { state, to, note, seen } = input;
  if (state === 'handed-over' && (to ?? '').trim() === '') {
    throw new Failure('invalid', 'Say to whom it is handed over.', { field: 'to' });
  }
  if (state === 'not-needed' && (note ?? '').trim() === '') {
    throw new Failure('invalid', 'Say why it is not needed.', { field: 'note' });
  }
  const stamp = { by: staff.staffId, at: instantInLondon(now()) };
  const handling: Json =
    state === 'open'
      ? null
      : { state, ...(to === undefined ? {} : { to }), ...(note === undefined ? {} : { note }), ...stamp };
  store.commit(
    [
      {
        record: { type: 'action', id: action.id },
        patient: action.patient,
        fields: {
          state: { value: state, replaces: seen },
          handling: { value: handling, replaces: seenIn(action, 'handling') },
        },
      },
    ],
    authorOf(context),
  );
  const patients = action.patient === null ? [] : samePeople(store, action.patient);
  context.emit('changed', { patients, board: true });
  return actionView(store, mustHave(store, 'action', action.id));
}
