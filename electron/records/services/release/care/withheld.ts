/** What is kept out of editions, who authorised it, and that it may be given again; and a hold on a transfer. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { type Edition, editionSchema } from '../../../../../shared/records/release-words.ts';
import { withheldItemRecord } from '../../../../../shared/records/release.ts';
import { mustHave, seenIn, textOf } from '../../common/read.ts';
import { changeDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';
import { editionsWithheld } from '../plan/belongings.ts';
import { planScene, type PlanScene } from '../plan/scene.ts';
import { changePlan } from '../plan/write.ts';

type Item = Parsed<'release.saveWithheld'>['item'];
const ok = { ok: true } as const;

export interface WithheldInForce {
  readonly item: Item;
  readonly editions: readonly Edition[];
}

/**
 * What must not stand in which edition. While two people disagree about one, everything that either of them named is kept out of
 * every edition that either of them named, and while one of them says that it is withheld, it is.
 */
export function withheldInForce({ store }: ServiceContext, stayIds: readonly string[]): WithheldInForce[] {
  return store
    .recordsAmong('withheld-item', 'stay', stayIds)
    .filter((record) => saysWithheld(record))
    .flatMap((record) => {
      const editions = editionsWithheld(record);
      return (record.fields['item']?.versions ?? []).flatMap(({ value }) => {
        const item = withheldItemRecord.fields['item']?.safeParse(value).data as Item | undefined;
        return item === undefined ? [] : [{ item, editions }];
      });
    });
}

const saysWithheld = (record: FoldedRecord): boolean =>
  (record.fields['state']?.versions ?? []).some(({ value }) => value === 'withheld');

export function saveWithheld(
  context: ServiceContext,
  input: Parsed<'release.saveWithheld'>,
): Output<'release.saveWithheld'> {
  const { stayId, id: given, editions, ...values } = input;
  const scene = planScene(context, stayId);
  const [home] = scene.stays;
  const held = given === null ? null : ofThisPerson(context, scene, given);
  checkItem(context, scene, input.item);
  if (input.reviewOn < civilDateOf(context.now()))
    throw new Failure('invalid', 'The day of review has passed. Choose one that is ahead.', {
      field: 'reviewOn',
    });
  const from = editionSchema.options.filter(
    (edition) => editions.includes(edition) || held?.fields[`from.${edition}`] !== undefined,
  );
  const target = {
    type: 'withheld-item',
    id: held?.id ?? context.newId(),
    patient: held?.patient ?? home.patient,
  };
  const drafted = changeDraft(held, target, {
    stay: textOf(held, 'stay') ?? home.id,
    ...values,
    authorisedBy: context.staff.staffId,
    authorisedAt: instantInLondon(context.now()),
    state: 'withheld',
    ...Object.fromEntries(from.map((edition) => [`from.${edition}`, editions.includes(edition)])),
  });
  // Said again even where it stood already: a concurrent "lifted" then meets it, and does not win.
  const state = { value: 'withheld', replaces: seenIn(held, 'state') };
  changePlan(context, scene, {}, [drafted && { ...drafted, fields: { ...drafted.fields, state } }]);
  return { id: target.id };
}

/** It names a section, a field or a record that an edition may hold; anything else would keep nothing out. */
function checkItem(context: ServiceContext, { stays }: PlanScene, item: Item): void {
  const wrong = (sentence: string): never => {
    throw new Failure('invalid', sentence, { field: 'item' });
  };
  if (item.kind === 'record') {
    const patient = mustHave(context.store, item.type, item.id).patient ?? '';
    const people = samePeople(context.store, stays[0].patient ?? '');
    if (!people.includes(patient)) wrong('That is not about this person.');
    return;
  }
  const { sections, editions } = context.release();
  const fields =
    sections.sections.find(({ id }) => id === item.section)?.fields.map(({ id }) => id) ??
    editions.recordSections.find(({ id }) => id === item.section)?.fields ??
    wrong('There is no such section.');
  if (item.kind === 'field' && !fields.includes(item.field)) wrong('The section has no such field.');
}

export function liftWithheld(
  context: ServiceContext,
  { id, undo }: Parsed<'release.liftWithheld'>,
): Output<'release.liftWithheld'> {
  const held = mustHave(context.store, 'withheld-item', id);
  const scene = planScene(context, textOf(held, 'stay') ?? '');
  const target = { type: 'withheld-item', id, patient: held.patient };
  changePlan(context, scene, {}, [changeDraft(held, target, { state: undo ? 'withheld' : 'lifted' })]);
  context.audit('release-withheld', held.patient, undo ? 'withheld again' : 'lifted');
  return ok;
}

function ofThisPerson({ store }: ServiceContext, { stays }: PlanScene, id: string): FoldedRecord {
  const held = mustHave(store, 'withheld-item', id);
  if (stays.some((stay) => stay.id === textOf(held, 'stay'))) return held;
  throw new Failure('invalid', 'That belongs to another stay.', { field: 'id' });
}

export function holdTransfer(
  context: ServiceContext,
  { stayId, hold }: Parsed<'release.hold'>,
): Output<'release.hold'> {
  if (hold !== null && hold.until !== null && hold.until < civilDateOf(context.now()))
    throw new Failure('invalid', 'The last day of the hold has passed. Choose one that is ahead.', {
      field: 'until',
    });
  const stamp = { by: context.staff.staffId, at: instantInLondon(context.now()) };
  changePlan(context, planScene(context, stayId), { medicalHold: hold && { ...hold, ...stamp } });
  return ok;
}
