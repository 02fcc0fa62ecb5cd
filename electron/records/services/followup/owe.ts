/** What else somebody is owed, where they live, and when they are away. */
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { endOfCivilDay } from '../../../../shared/followup/clock.ts';
import { minuteOf } from '../../../../shared/followup/wall-time.ts';
import { mustHave, textOf } from '../common/read.ts';
import { authorOf, changeDraft, newDraft, present } from '../common/write.ts';
import type { ServiceContext } from '../context.ts';

const ok = { ok: true } as const;

/** An open stay at this establishment, or a refusal in words. */
export function openStay({ store, establishment }: ServiceContext, stayId: string): FoldedRecord {
  const stay = mustHave(store, 'stay', stayId);
  if (stay.establishment !== establishment.id)
    throw new Failure('conflict', 'This stay is at another prison, so nothing can be arranged for it here.');
  if (textOf(stay, 'departedAt') !== null) throw new Failure('conflict', 'This person has left.');
  return stay;
}

export function setCell(
  context: ServiceContext,
  { stayId, cell }: Parsed<'followup.cell'>,
): Output<'followup.cell'> {
  const stay = openStay(context, stayId);
  const target = { type: 'stay', id: stayId, patient: stay.patient };
  context.store.commit([changeDraft(stay, target, { cell })].filter(present), authorOf(context));
  changed(context, stay);
  return ok;
}

export function owe(context: ServiceContext, input: Parsed<'followup.owe'>): Output<'followup.owe'> {
  const { stayId, dueBy, targetDate, notBefore, ...rest } = input;
  const stay = openStay(context, stayId);
  if (dueBy < targetDate)
    throw new Failure('invalid', 'The last day lies before the day to aim at.', { field: 'dueBy' });
  if (notBefore !== null && notBefore > dueBy)
    throw new Failure('invalid', 'The first day lies after the last day.', { field: 'notBefore' });
  const id = context.newId();
  const values = {
    ...rest,
    stay: stayId,
    targetDate,
    notBefore,
    dueBy: endOfCivilDay(dueBy),
    sooner: [],
    state: 'to-book',
  };
  context.store.commit(
    [newDraft({ type: 'appointment', id, patient: stay.patient }, values)],
    authorOf(context),
  );
  changed(context, stay);
  return { appointmentId: id };
}

/** The second stage is owed until it is signed: nobody can take it off the strip. */
export function notOwed(
  context: ServiceContext,
  { appointmentId, undo }: Parsed<'followup.notOwed'>,
): Output<'followup.notOwed'> {
  const { store } = context;
  const held = mustHave(store, 'appointment', appointmentId);
  openStay(context, textOf(held, 'stay') ?? '');
  if (textOf(held, 'kind') === 'second-stage')
    throw new Failure(
      'conflict',
      'The second stage is owed until it is signed. It cannot be taken off the list.',
    );
  const target = { type: 'appointment', id: appointmentId, patient: held.patient };
  const state = undo ? 'to-book' : 'cancelled';
  store.commit([changeDraft(held, target, { state })].filter(present), authorOf(context));
  changed(context, held);
  return ok;
}

export function plannedDate(
  context: ServiceContext,
  { id, stayId, withdraw, ...rest }: Parsed<'followup.plannedDate'>,
): Output<'followup.plannedDate'> {
  const { store, staff } = context;
  const stay = openStay(context, stayId);
  if (rest.from !== null && rest.to !== null && minuteOf(rest.to) <= minuteOf(rest.from))
    throw new Failure('invalid', 'The time ends before it begins.', { field: 'to' });
  const held = id === null ? null : mustHave(store, 'planned-date', id);
  const target = { type: 'planned-date', id: id ?? context.newId(), patient: stay.patient };
  const state = withdraw ? 'withdrawn' : 'expected';
  const values = { stay: stayId, ...rest, state, source: `entered by ${staff.name}`.slice(0, 120) };
  store.commit(
    [changeDraft(held, target, withdraw && held !== null ? { state } : values)].filter(present),
    authorOf(context),
  );
  changed(context, stay);
  return { id: target.id };
}

function changed({ emit }: ServiceContext, { patient }: FoldedRecord): void {
  emit('changed', { patients: patient === null ? [] : [patient], board: true });
}
