/** The plan of one person as the page reads it. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { wingOf } from '../../../../../shared/followup/regime.ts';
import { medicalHoldSchema } from '../../../../../shared/records/release.ts';
import { flagsOf } from '../../../../../shared/release/release-date.ts';
import { personView } from '../../common/person.ts';
import { mustHave, textOf, valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import type { ServiceContext } from '../../context.ts';
import { medicineViews, shareViews, withheldViews } from './belongings.ts';
import { milestoneViews, movedSinceSeen } from './milestones.ts';
import { legalStatusOf, planScene, type PlanScene } from './scene.ts';
import { sectionView } from './sections.ts';

type View = Output<'release.plan'>;

export function planView(context: ServiceContext, { stayId }: Parsed<'release.plan'>): View {
  const { store } = context;
  const scene = planScene(context, stayId);
  const { stay, stays, plan, today } = scene;
  const stayIds = stays.map(({ id }) => id);
  const coordinator = textOf(plan, 'coordinator');
  const hold = medicalHoldSchema.safeParse(valueOf(plan, 'medicalHold')).data ?? null;
  return {
    person: listed(context, scene),
    arrivedAt: textOf(stays[0], 'arrivedAt') ?? '',
    departedAt: textOf(stay, 'departedAt'),
    today,
    coordinator: coordinator === null ? null : { staffId: coordinator, name: staffName(store, coordinator) },
    date: dateView(context, scene),
    moved: movedSinceSeen(context, scene),
    medicalHold: hold && { ...hold, by: staffName(store, hold.by) },
    milestones: milestoneViews(context, scene),
    sections: context.release().sections.sections.map((section) => sectionView(context, scene, section)),
    medicines: medicineViews(context, stayIds),
    shares: shareViews(context, stayIds, today),
    withheld: withheldViews(context, stayIds, today),
    arriving: store.isArriving() && stays.some(({ patient }) => !store.isWhole(patient ?? '')),
  };
}

function dateView(
  { store, followUp }: ServiceContext,
  { stays, dates, timing, mayGoSaid }: PlanScene,
): View['date'] {
  const { inForce, others } = dates;
  return {
    date: inForce?.date ?? null,
    id: inForce?.id ?? null,
    source: inForce?.source ?? null,
    note: inForce === null ? null : textOf(store.record('planned-date', inForce.id), 'note'),
    flags: inForce === null ? [] : flagsOf(inForce.date, followUp().holidays),
    others: [...others],
    mayGoAnyDay: timing.mayGoAnyDay,
    mayGoSaid,
    legalStatus: legalStatusOf(stays),
  };
}

export function listed({ store }: ServiceContext, { stay }: Pick<PlanScene, 'stay'>): View['person'] {
  const { surname, forenames, dateOfBirth, prisonNumber, id } = personView(
    mustHave(store, 'patient', stay.patient ?? ''),
  );
  const cell = textOf(stay, 'cell');
  return {
    patientId: id,
    stayId: stay.id,
    surname,
    forenames,
    dateOfBirth,
    prisonNumber,
    wing: wingOf(cell),
    cell,
  };
}
