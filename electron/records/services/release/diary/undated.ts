/** Who stands on no day of the diary that is still to come, so that nobody is lost between its weeks. */
import type { Output } from '../../../../../shared/contract/contract.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { staffName } from '../../common/staff.ts';
import type { ServiceContext } from '../../context.ts';
import { legalStatusOf } from '../plan/scene.ts';
import { plannedPeople } from './records.ts';
import { coordinatorOf, timingOf } from './row.ts';

type Undated = Output<'release.undated'>['people'][number];

const names = new Intl.Collator('en-GB');

/** Dates that went by first, the oldest first; then by name. */
export function undated(context: ServiceContext): Output<'release.undated'> {
  const today = civilDateOf(context.now());
  const content = context.release();
  const people = plannedPeople(context).flatMap((planned): Undated[] => {
    const { plan, date, mayGoAnyDay } = timingOf(planned, content);
    if (date === null ? mayGoAnyDay : date >= today) return [];
    const { here, stays } = planned;
    const staffId = coordinatorOf(plan);
    return [
      {
        person: here.person,
        arrivedAt: instantInLondon(here.stays[0].arrivedMs),
        legalStatus: legalStatusOf(stays),
        date,
        coordinator: staffId === null ? null : { staffId, name: staffName(context.store, staffId) },
      },
    ];
  });
  return { today, people: people.toSorted((a, b) => byDate(a, b) || byName(a, b)) };
}

const NEVER = '9999-12-31';

function byDate(a: Undated, b: Undated): number {
  const [one, two] = [a.date ?? NEVER, b.date ?? NEVER];
  return one < two ? -1 : Number(one > two);
}

function byName({ person: a }: Undated, { person: b }: Undated): number {
  return names.compare(a.surname, b.surname) || names.compare(a.forenames, b.forenames);
}
