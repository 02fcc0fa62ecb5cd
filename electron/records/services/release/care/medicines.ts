/** Medicines that go out with the person: taken over from the record, added, changed. */
import { criticalMatch, otherCriticalClass } from '../../../../../shared/clinical/critical-medicines.ts';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId, plainKey } from '../../common/ids.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';
import { planScene, type PlanScene } from '../plan/scene.ts';
import { changePlan } from '../plan/write.ts';

/** What tells two prescriptions of one drug apart. */
const dosing = (record: FoldedRecord): string =>
  ['dose', 'frequency', 'route']
    .map((field) => plainKey(textOf(record, field) ?? ''))
    .join(' ')
    .trim();

/** Everything in the record that is current and not in the plan. One that was taken out of the plan in error comes back as it was. */
export function takeOver(
  context: ServiceContext,
  { stayId }: Parsed<'release.takeOver'>,
): Output<'release.takeOver'> {
  const scene = planScene(context, stayId);
  const { store } = context;
  const [home] = scene.stays;
  const listed = medicinesOf(context, scene);
  const taken = new Set(listed.filter(isListed).map((record) => textOf(record, 'medicine')));
  const drafts: DraftChange[] = [];
  const made = new Set<string>();
  for (const medicine of recorded(context, home.patient ?? '')) {
    if (taken.has(medicine.id)) continue;
    const drug = textOf(medicine, 'drug') ?? '';
    const doses = dosing(medicine);
    const sameDrug = derivedId.releaseMedicine(home.id, drug);
    // The same drug at another dose is another thing to hand over, never the same line.
    const same = listed
      .filter(isListed)
      .find(
        (record) => plainKey(textOf(record, 'drug') ?? '') === plainKey(drug) && dosing(record) === doses,
      );
    if (same !== undefined) continue;
    const isFree =
      !made.has(sameDrug) && !listed.some((record) => record.id === sameDrug && isListed(record));
    const id = isFree ? sameDrug : derivedId.releaseMedicine(home.id, `${drug} ${doses}`);
    if (made.has(id)) continue;
    made.add(id);
    const target = { type: 'release-medicine', id, patient: home.patient };
    const held = store.record('release-medicine', id);
    const values =
      held === null ? takenFrom(context, medicine, home.id) : { medicine: medicine.id, state: 'current' };
    const draft = changeDraft(held, target, values);
    if (draft !== null) drafts.push(draft);
  }
  changePlan(context, scene, {}, drafts);
  return { added: drafts.map(({ record }) => record.id) };
}

const isListed = (record: FoldedRecord): boolean => textOf(record, 'state') !== 'entered-in-error';

export function medicinesOf({ store }: ServiceContext, { stays }: PlanScene): readonly FoldedRecord[] {
  return store.recordsAmong(
    'release-medicine',
    'stay',
    stays.map(({ id }) => id),
  );
}

/** Current medicines of every record of the person. */
function recorded({ store }: ServiceContext, patient: string): FoldedRecord[] {
  return samePeople(store, patient)
    .flatMap((person) => store.recordsOfPatient(person, 'medicine'))
    .filter((record) => textOf(record, 'state') === 'current')
    .toSorted((a, b) => (dosing(a) < dosing(b) ? -1 : dosing(a) > dosing(b) ? 1 : a.id < b.id ? -1 : 1));
}

function takenFrom(context: ServiceContext, medicine: FoldedRecord, stay: string) {
  const drug = textOf(medicine, 'drug') ?? '';
  return {
    stay,
    medicine: medicine.id,
    drug,
    dose: textOf(medicine, 'dose'),
    frequency: textOf(medicine, 'frequency'),
    route: textOf(medicine, 'route'),
    indication: textOf(medicine, 'indication'),
    kind: 'regular',
    controlled: null,
    critical: criticalTitle(context, drug, textOf(medicine, 'critical')),
    supply: null,
    days: null,
    prescription: null,
    reason: null,
    lastDoseAt: null,
    lastDoseSupervised: null,
    nextDueAt: null,
    change: null,
    state: 'current',
  };
}

/** Title of the class by the content packs; a class that somebody named stays named where no list has the drug. */
function criticalTitle({ packs }: ServiceContext, drug: string, classId: string | null): string | null {
  const classes = packs.flatMap(({ pack }) => pack.medicines?.classes ?? []);
  const named = [...classes, otherCriticalClass].find(({ id }) => id === classId)?.title ?? classId;
  const match = packs
    .map(({ pack }) => (pack.medicines === undefined ? null : criticalMatch(pack.medicines.classes, drug)))
    .find(present);
  return (match?.classTitle ?? named)?.slice(0, 60) ?? null;
}

export function saveMedicine(
  context: ServiceContext,
  { stayId, id, medicine }: Parsed<'release.saveMedicine'>,
): Output<'release.saveMedicine'> {
  const scene = planScene(context, stayId);
  const [home] = scene.stays;
  checkMedicine(medicine);
  const held =
    id === null
      ? heldUnder(context, home.id, medicine.drug)
      : mustHave(context.store, 'release-medicine', id);
  if (id !== null && !medicinesOf(context, scene).some((each) => each.id === id))
    throw new Failure('invalid', 'This medicine belongs to another stay.', { field: 'id' });
  const target = {
    type: 'release-medicine',
    id: held?.id ?? derivedId.releaseMedicine(home.id, medicine.drug),
    patient: held?.patient ?? home.patient,
  };
  const source = textOf(held, 'medicine');
  const named = source === null ? null : textOf(context.store.record('medicine', source), 'critical');
  const values = {
    ...(held === null ? { stay: home.id, medicine: null } : {}),
    ...medicine,
    critical: criticalTitle(context, medicine.drug, named),
  };
  changePlan(context, scene, {}, [changeDraft(held, target, values)]);
  return { id: target.id };
}

/** Adding one that stands in the list already would write over what somebody else entered. */
function heldUnder({ store }: ServiceContext, stay: string, drug: string): FoldedRecord | null {
  const held = store.record('release-medicine', derivedId.releaseMedicine(stay, drug));
  if (held !== null && isListed(held))
    throw new Failure(
      'conflict',
      `${drug} stands in the list already. Change that line, or write the other strength into the name.`,
      {
        field: 'drug',
      },
    );
  return held;
}

function checkMedicine(medicine: Parsed<'release.saveMedicine'>['medicine']): void {
  const wrong = (sentence: string, field: string): never => {
    throw new Failure('invalid', sentence, { field });
  };
  const { supply, days, lastDoseAt, nextDueAt } = medicine;
  if (days !== null && (supply === null || supply === 'none'))
    wrong('Say how it is supplied: days belong to a supply or a prescription.', 'supply');
  if (lastDoseAt !== null && nextDueAt !== null && Date.parse(nextDueAt) <= Date.parse(lastDoseAt))
    wrong('The next dose lies before the last one. Check both times.', 'nextDueAt');
}
