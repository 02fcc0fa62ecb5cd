/** Open actions of people here that are late or due within a day; a manager sees those that are late. */
import type { OwedItem } from '../../../../shared/contract/today.ts';
import type { Urgency } from '../../../../shared/records/care.ts';
import { textOf } from '../common/read.ts';
import { roleOfOwner } from './owners.ts';
import { isPast, listedHere, type TodayScene } from './scene.ts';

const SOON_MS = 24 * 60 * 60_000;
const shown = ['state', 'title', 'owner', 'dueAt', 'urgency'];

export function actionItems({ context: { store }, role, isManager, now, here }: TodayScene): OwedItem[] {
  const open = store.recordsAmong('action', 'state', ['open'], shown);
  return open.flatMap((action): OwedItem[] => {
    const person = here.get(action.patient ?? '');
    const dueAt = textOf(action, 'dueAt');
    const owner = textOf(action, 'owner') ?? '';
    if (person === undefined || dueAt === null) return [];
    const overdue = isPast(dueAt, now);
    const own = roleOfOwner(owner) === role && Date.parse(dueAt) <= now + SOON_MS;
    if (!own && !(isManager && overdue)) return [];
    return [
      {
        key: `action ${action.id}`,
        kind: 'action',
        title: textOf(action, 'title') ?? '',
        detail: '',
        person: listedHere(person),
        dueAt,
        overdue,
        urgency: (textOf(action, 'urgency') ?? 'routine') as Urgency,
        owner: owner === '' ? 'Anybody' : owner,
        escalated: !own,
        opens: { screen: 'patient', patientId: person.person.patientId, tab: null },
      },
    ];
  });
}
