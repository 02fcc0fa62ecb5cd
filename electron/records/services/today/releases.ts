/** What planning of releases owes: milestones that are short or over, one line for each person, and tasks for people who left. */
import type { Role } from '../../../../shared/records/people.ts';
import type { OwedItem } from '../../../../shared/contract/today.ts';
import { civilDateOf, endOfCivilDay } from '../../../../shared/followup/clock.ts';
import { counted, shownDay } from '../../../../shared/followup/wall-time.ts';
import { milestonesOf } from '../../../../shared/release/milestones.ts';
import type { ReleaseContent } from '../../content/release.ts';
import { textOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';
import { followOnViews } from '../release/day/follow-on.ts';
import {
  type Belongings,
  belongingsOf,
  type PlannedPerson,
  plannedPeople,
} from '../release/diary/records.ts';
import { coordinatorOf, type DiaryTiming, timingOf } from '../release/diary/row.ts';
import { currentMedicines, handedEntries, isHandedOver, milestoneFacts } from '../release/plan/scene.ts';
import { roleWords } from './owners.ts';
import { isPast, listedHere, type TodayScene } from './scene.ts';

/**
 * Whose it is, by the owner that the content names in free words. What a service, the prison or probation owes, the coordinator has to
 * ask after; what the application does by itself is nobody's.
 */
export function roleOfReleaseOwner(owner: string): Role | null {
  if (/^throughcare/i.test(owner)) return null;
  if (/^mental[ -]health/i.test(owner)) return 'mental-health-nurse';
  return /^nurse/i.test(owner) ? 'nurse' : 'release-coordinator';
}

/** Open tasks for people who left without notice; a manager sees those that are late. */
export function followOnItems({ context, role, isManager, now }: TodayScene): OwedItem[] {
  const tasks = followOnViews(context, context.store.recordsAmong('follow-on', 'state', ['open']));
  return tasks.flatMap((task): OwedItem[] => {
    const { id, title, owner, dueBy, attempts, person, leftAt } = task;
    const { stayId: _stayId, ...listed } = person;
    const overdue = isPast(dueBy, now);
    const own = roleOfReleaseOwner(owner) === role;
    if (!own && !(isManager && overdue)) return [];
    const left = `Left ${shownDay(civilDateOf(leftAt))}`;
    return [
      {
        key: `follow-on ${id}`,
        kind: 'follow-on',
        title,
        detail: attempts.length === 0 ? left : `${left}; ${counted(attempts.length, 'attempt')}`,
        person: listed,
        dueAt: dueBy,
        overdue,
        urgency: null,
        owner,
        escalated: !own,
        opens: { screen: 'follow-on' },
      },
    ];
  });
}

/** Of everybody who stands in the diary. Of what coordinators owe, each is shown their own people and those who are nobody's yet. */
export function releaseItems({ context, role, now }: TodayScene): OwedItem[] {
  const content = context.release();
  const owned = new Map(
    content.milestones.milestones
      .filter(({ owner }) => roleOfReleaseOwner(owner) === role)
      .map(({ id, title }) => [id, title]),
  );
  if (owned.size === 0) return [];
  const today = civilDateOf(now);
  const me = context.staff.staffId;
  const people = inDiary(context, content).filter(({ timing: { plan } }) => {
    const coordinator = coordinatorOf(plan);
    return role !== 'release-coordinator' || coordinator === null || coordinator === me;
  });
  const standing = standingReader(context, content, people, today);
  return people.flatMap(({ planned, timing }): OwedItem[] => {
    const pressing = standing(planned, timing)
      .filter(({ id, state }) => owned.has(id) && (state === 'amber' || state === 'red'))
      .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1));
    const [first] = pressing;
    if (first === undefined) return [];
    const title = owned.get(first.id) ?? '';
    const { patientId } = planned.here.person;
    return [
      {
        key: `release ${planned.here.person.stayId} ${role}`,
        kind: 'release',
        title: pressing.length === 1 ? title : `${title}, and ${pressing.length - 1} more`,
        detail: timing.date === null ? 'May go from court any day' : `Release ${shownDay(timing.date)}`,
        person: listedHere(planned.here),
        dueAt: first.dueOn === null ? null : endOfCivilDay(first.dueOn),
        overdue: pressing.some(({ state }) => state === 'red'),
        urgency: null,
        owner: coordinatorOf(timing.plan) === me ? 'You' : roleWords(role),
        escalated: false,
        opens: { screen: 'patient', patientId, tab: 'release' },
      },
    ];
  });
}

interface InDiary {
  readonly planned: PlannedPerson;
  readonly timing: DiaryTiming;
}

function inDiary(context: ServiceContext, content: ReleaseContent): InDiary[] {
  return plannedPeople(context)
    .map((planned) => ({ planned, timing: timingOf(planned, content) }))
    .filter(({ timing: { date, mayGoAnyDay } }) => date !== null || mayGoAnyDay);
}

function standingReader(
  context: ServiceContext,
  content: ReleaseContent,
  people: readonly InDiary[],
  today: string,
): (planned: PlannedPerson, timing: DiaryTiming) => ReturnType<typeof milestonesOf> {
  const all = belongingsOf(
    context,
    people.map(({ planned }) => planned),
  );
  return (planned, { plan, date, mayGoAnyDay }) => {
    const { medicines, handed, packs }: Belongings = all(planned);
    const facts = milestoneFacts(content, plan, {
      packReleased: packs.length > 0,
      // Nobody's to do: it is left out above by its owner.
      readyPack: true,
      handedOver: isHandedOver(content, plan, currentMedicines(medicines), handedEntries(handed)),
    });
    const when = { arrivedOn: planned.here.stays[0].arrivedOn, releaseOn: date, mayGoAnyDay };
    return milestonesOf(content.milestones.milestones, when, facts, today);
  };
}

/** Open tasks of this role that are late or due within a day; of a manager those that are late. */
export function followOnPressing(context: ServiceContext, within: number): number {
  const { role } = context.staff;
  const now = context.now();
  return context.store.recordsAmong('follow-on', 'state', ['open']).filter((task) => {
    if (task.establishment !== context.establishment.id) return false;
    const due = Date.parse(textOf(task, 'dueBy') ?? '');
    const own = roleOfReleaseOwner(textOf(task, 'owner') ?? '') === role;
    return own ? due <= now + within : role === 'healthcare-manager' && due < now;
  }).length;
}
