/** Clinics, their exceptions and the regimes of wings: who loses a slot by a change is unplaced, never removed. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { wingKey } from '../../../../../shared/followup/regime.ts';
import { minuteOf } from '../../../../../shared/followup/wall-time.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { sceneOf, unplacedIn } from '../scene/scene.ts';
import { scheduleOf } from '../scene/schedule.ts';
import { peopleHere } from '../scene/people-here.ts';

export function clinics(context: ServiceContext): Output<'followup.clinics'> {
  const { rules, regimeRecords } = scheduleOf(context);
  const regimes = regimeRecords.filter(({ state }) => state === 'active');
  const wings = new Set([
    ...peopleHere(context)
      .map(({ wing }) => wing)
      .filter(present),
    ...regimes.map(({ wing }) => wingKey(wing)),
    ...rules.clinics.flatMap((clinic) => clinic.wings.map(wingKey)),
  ]);
  return {
    clinics: rules.clinics
      .map((clinic) => ({ ...clinic }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1)),
    wings: [...wings].toSorted((a, b) => a.localeCompare(b, 'en-GB', { numeric: true })),
    regimes: regimes.map(({ wing, windows }) => ({ wing, windows })),
  };
}

export function saveClinic(
  context: ServiceContext,
  { clinicId, clinic }: Parsed<'followup.saveClinic'>,
): Output<'followup.saveClinic'> {
  checkTimes(clinic.startTime, clinic.endTime, clinic.slotMinutes);
  if (clinic.until !== null && clinic.until < clinic.from)
    throw new Failure('invalid', 'The last date lies before the first one.', { field: 'until' });
  if (clinic.weekdays.length === 0)
    throw new Failure('invalid', 'Choose at least one day of the week.', { field: 'weekdays' });
  const held = clinicId === null ? null : ownClinic(context, clinicId);
  const id = clinicId ?? context.newId();
  const values = { ...clinic, ...(held === null ? { state: 'active' } : {}) };
  const draft = changeDraft(held, { type: 'clinic', id, patient: null }, values);
  return { clinicId: id, unplaced: saved(context, [draft].filter(present)) };
}

export function endClinic(
  context: ServiceContext,
  { clinicId, undo }: Parsed<'followup.endClinic'>,
): Output<'followup.endClinic'> {
  const held = ownClinic(context, clinicId);
  const state = undo ? 'active' : 'ended';
  const draft = changeDraft(held, { type: 'clinic', id: clinicId, patient: null }, { state });
  return { unplaced: saved(context, [draft].filter(present)) };
}

export function saveException(
  context: ServiceContext,
  { clinicId, date, withdraw, ...rest }: Parsed<'followup.saveException'>,
): Output<'followup.saveException'> {
  const { store } = context;
  const clinic = ownClinic(context, clinicId);
  if (!withdraw && rest.kind !== 'cancelled') {
    const usual = (field: string): string => textOf(clinic, field) ?? '00:00';
    checkTimes(rest.startTime ?? usual('startTime'), rest.endTime ?? usual('endTime'), 5);
  }
  // The same record wherever it is written: two workstations that change one date of a clinic change one thing.
  const id = derivedId.ofStay('clinic-exception', clinicId, date);
  const state = withdraw ? 'withdrawn' : 'in-force';
  const values = { clinic: clinicId, date, ...rest, state };
  const draft = changeDraft(
    store.record('clinic-exception', id),
    { type: 'clinic-exception', id, patient: null },
    withdraw && store.record('clinic-exception', id) !== null ? { state } : values,
  );
  return { unplaced: saved(context, [draft].filter(present)) };
}

export function saveRegime(
  context: ServiceContext,
  { wing, windows }: Parsed<'followup.saveRegime'>,
): Output<'followup.saveRegime'> {
  for (const { from, to } of windows) {
    if (minuteOf(to) <= minuteOf(from))
      throw new Failure('invalid', 'A time in the regime ends before it begins.', { field: 'windows' });
  }
  const { store, establishment } = context;
  const id = derivedId.ofStay('regime', establishment.id, wingKey(wing));
  const held = store.record('regime', id);
  const values = { wing: wingKey(wing), windows, state: windows.length === 0 ? 'ended' : 'active' };
  saved(context, [changeDraft(held, { type: 'regime', id, patient: null }, values)].filter(present));
  return { ok: true };
}

/** Writes it, and answers how many people lost the slot they had by it. */
function saved(context: ServiceContext, drafts: readonly DraftChange[]): number {
  const placed = (): Set<string> => {
    const scene = sceneOf(context);
    const without = new Set(unplacedIn(scene).map(({ appointmentId }) => appointmentId));
    return new Set(scene.owed.all.map(({ appointmentId }) => appointmentId).filter((id) => !without.has(id)));
  };
  const before = placed();
  context.store.commit(drafts, authorOf(context));
  const after = placed();
  context.emit('changed', { patients: [], board: true });
  return [...before].filter((id) => !after.has(id)).length;
}

function ownClinic({ store, establishment }: ServiceContext, id: string) {
  const clinic = mustHave(store, 'clinic', id);
  if (clinic.establishment !== establishment.id)
    throw new Failure('conflict', 'This clinic is another prison’s, so it can only be changed there.');
  return clinic;
}

function checkTimes(start: string, end: string, minutes: number): void {
  if (minuteOf(end) < minuteOf(start) + minutes)
    throw new Failure('invalid', 'There is no time for one slot between the beginning and the end.', {
      field: 'endTime',
    });
}
