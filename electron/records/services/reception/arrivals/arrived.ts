/**
 * The person is here: starts the custody stay. Who it is, is said by the nurse and by nobody else; what she set aside, and
 * what nobody has looked at yet, is written down with the same group of changes.
 */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { DraftChange } from '../../../store/store.ts';
import type { ServiceContext } from '../../context.ts';
import { derivedId } from '../../common/ids.ts';
import { listOf, mustHave, textOf, valueOf } from '../../common/read.ts';
import { authorOf, changeDraft, newDraft, present } from '../../common/write.ts';
import { alertDrafts, blanksFilled } from '../feeds/known-person.ts';
import { identityValues } from './identity-values.ts';
import { linkDrafts } from './link-drafts.ts';

/** Clocks of escort and prison are a few minutes out; more than that is a mistyped time. */
const MOST_AHEAD_MS = 10 * 60_000;

export function personArrived(
  context: ServiceContext,
  { arrivalId, arrivedAt, who }: Parsed<'reception.arrived'>,
): Output<'reception.arrived'> {
  const { store, now } = context;
  const arrival = mustHave(store, 'arrival', arrivalId);
  const patientId = who.is === 'known' ? who.patientId : derivedId.patient(arrivalId);
  const stayId = derivedId.stay(arrivalId);
  if (textOf(arrival, 'state') === 'here') return alreadyHere(context, arrival, patientId, stayId);
  if (Date.parse(arrivedAt) > now() + MOST_AHEAD_MS) {
    throw new Failure(
      'invalid',
      'The time of arrival lies ahead. Check it, and the clock of this workstation.',
      {
        field: 'arrivedAt',
      },
    );
  }
  const person =
    who.is === 'known' ? known(context, arrival, patientId) : newPerson(context, arrivalId, who.identity);
  const drafts = [
    person,
    stayDraft(arrival, stayId, patientId, arrivedAt),
    changeDraft(
      arrival,
      { type: 'arrival', id: arrival.id, patient: patientId },
      { state: 'here', patient: patientId, stay: stayId },
    ),
    ...alertDrafts(store, patientId, alertsOf(arrival), 'arrivals feed'),
    ...linkDrafts(context, arrival, patientId, who.setAside),
  ].filter(present);
  store.commit(drafts, authorOf(context));
  context.emit('changed', { patients: [patientId], board: true });
  return { stayId, patientId };
}

/** Said twice, or on two workstations: the same answer again, unless it is about somebody else. */
function alreadyHere(
  { store }: ServiceContext,
  arrival: FoldedRecord,
  patientId: string,
  stayId: string,
): Output<'reception.arrived'> {
  const held = store.record('stay', textOf(arrival, 'stay') ?? stayId);
  if (held?.patient === patientId) return { stayId: held.id, patientId };
  throw new Failure(
    'conflict',
    'Somebody has already recorded this arrival, as another person. Open it from the board.',
  );
}

function known(context: ServiceContext, arrival: FoldedRecord, patientId: string): DraftChange | null {
  const patient = mustHave(context.store, 'patient', patientId);
  const demographics = [
    'dateOfBirth',
    'sex',
    'gender',
    'prisonNumber',
    'pncNumber',
    'croNumber',
    'nhsNumber',
  ];
  return blanksFilled(
    patient,
    Object.fromEntries(demographics.map((field) => [field, valueOf(arrival, field)])),
  );
}

/** The id follows from the arrival, so a person made on two workstations at once is one record with both spellings. */
function newPerson(
  { store }: ServiceContext,
  arrivalId: string,
  identity: Parameters<typeof identityValues>[0],
): DraftChange | null {
  const id = derivedId.patient(arrivalId);
  const values = identityValues(identity);
  const target = { type: 'patient', id, patient: id };
  const held = store.record('patient', id);
  if (held !== null) return blanksFilled(held, values);
  // 03: present but not traced; an allergy nobody asked about is not "none known".
  return newDraft(target, { ...values, nhsNumberStatus: '03', allergyState: 'not-asked' });
}

function stayDraft(arrival: FoldedRecord, id: string, patient: string, arrivedAt: string): DraftChange {
  return newDraft(
    { type: 'stay', id, patient },
    {
      arrivedAt: instantInLondon(arrivedAt),
      source: valueOf(arrival, 'source'),
      fromLocation: textOf(arrival, 'fromLocation') ?? '',
      arrival: arrival.id,
      recall: textOf(arrival, 'source') === 'recall',
      legalStatus: textOf(arrival, 'legalStatus'),
      location: 'hold',
      cell: null,
      departedAt: null,
      departure: null,
    },
    instantInLondon(arrivedAt),
  );
}

type Alert = { code: string; description: string; active: boolean; date: string | null };
const alertsOf = (arrival: FoldedRecord): Alert[] => listOf<Alert>(arrival, 'alerts');
