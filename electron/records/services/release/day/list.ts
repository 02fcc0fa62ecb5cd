/** The list of the day of one person, and recording what became of one thing on it. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { type DayItem, dayItems, isOpen } from '../../../../../shared/release/handing-over.ts';
import { stateWords } from '../../../../../shared/release/section-content.ts';
import { textOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import { authorOf, newDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { medicineViews } from '../plan/belongings.ts';
import {
  currentMedicines,
  handedEntries,
  planScene,
  type PlanScene,
  sectionStateOf,
  storedSection,
} from '../plan/scene.ts';
import { listed } from '../plan/view.ts';
import { planChanged } from '../plan/write.ts';

const stayIdsOf = ({ stays }: PlanScene): string[] => stays.map(({ id }) => id);

export function itemsOf(context: ServiceContext, scene: PlanScene): DayItem[] {
  const { store } = context;
  const ids = stayIdsOf(scene);
  return dayItems(
    context.release()['release-day'],
    currentMedicines(store.recordsAmong('release-medicine', 'stay', ids)),
    handedEntries(store.recordsAmong('handed-over', 'stay', ids)),
  );
}

export function releaseDay(
  context: ServiceContext,
  { stayId }: Parsed<'release.day'>,
): Output<'release.day'> {
  const scene = planScene(context, stayId);
  const items = itemsOf(context, scene);
  const planned = plannedWords(context, scene);
  const isWaited = (item: DayItem): boolean =>
    isOpen(item, item.section === null ? null : sectionStateOf(scene.plan, item.section));
  return {
    person: listed(context, scene),
    leftAt: textOf(scene.stay, 'departedAt'),
    items: items.map((item) => ({
      item: item.item,
      medicineId: item.medicineId,
      title: item.title,
      planned: planned(item),
      open: isWaited(item),
      recorded: item.entries.map(({ id, outcome, quantity, reason, by, at, standing, struck }) => ({
        id,
        outcome,
        quantity,
        reason,
        by: staffName(context.store, by),
        at,
        standing,
        struck: struck && { by: staffName(context.store, struck.by), at: struck.at },
      })),
    })),
    open: items.filter(isWaited).map(({ title }) => `${title}: nobody has recorded yet what became of it.`),
  };
}

/** What the plan says: how the section stands and why, or how long the supply is to last. Never that it was given. */
function plannedWords(context: ServiceContext, scene: PlanScene): (item: DayItem) => string | null {
  const medicines = new Map(
    medicineViews(context, stayIdsOf(scene)).map(({ id, verdict }) => [id, verdict.words]),
  );
  const { sections } = context.release();
  return ({ medicineId, section }) => {
    if (medicineId !== null) return medicines.get(medicineId) ?? null;
    if (section === null) return null;
    const stored = storedSection(scene.plan, section);
    const { label } = stateWords(sections, stored?.state ?? 'not-assessed');
    return stored?.reason ? `${label}: ${stored.reason}` : label;
  };
}

/** By the person signed in, now. It may also be written down after the person has left: what was done was done. */
export function handOver(
  context: ServiceContext,
  { stayId, item, medicineId, outcome, quantity, reason, corrects }: Parsed<'release.handOver'>,
): Output<'release.handOver'> {
  const scene = planScene(context, stayId);
  const { store, staff } = context;
  const [home] = scene.stays;
  if (home.establishment !== context.establishment.id)
    throw new Failure('conflict', 'This stay is at another prison, so nothing is handed over for it here.');
  const known = itemsOf(context, scene).find((each) => each.item === item && each.medicineId === medicineId);
  if (known === undefined)
    throw new Failure('invalid', 'That is not on the list of the day.', { field: 'item' });
  if ((outcome === 'declined' || outcome === 'not-available') && (reason ?? '') === '')
    throw new Failure('invalid', 'Write down why it was not given.', { field: 'reason' });
  if (outcome === 'entered-in-error' && corrects === null)
    throw new Failure('invalid', 'Say which entry was made in error.', { field: 'corrects' });
  if (corrects !== null && known.counts?.id !== corrects)
    throw new Failure(
      'conflict',
      'The entry to be corrected is not the one that counts any more. Read the list again.',
      { field: 'corrects' },
    );
  const entryId = context.newId();
  const at = instantInLondon(context.now());
  const values = { stay: home.id, item, medicine: medicineId, outcome, quantity, reason, corrects };
  const target = { type: 'handed-over', id: entryId, patient: home.patient };
  store.commit([newDraft(target, { ...values, by: staff.staffId, at })], authorOf(context));
  planChanged(context, scene.stays);
  return { entryId };
}
