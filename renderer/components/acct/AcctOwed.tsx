/** A flag of the banner, for whoever may know: what healthcare owes next to an ACCT that is open, and whose it is. */
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useChannel } from '../../bridge/queries.ts';
import { roleName } from '../../session/roles.ts';
import { Flag } from '../Flag.tsx';
import { useNow } from '../useNow.ts';
import { isOverdue, isOwed } from '../../../shared/acct/pressing.ts';
import { byWords, leftWords, soonestFirst } from './milestones.ts';

export function AcctOwed({ patientId }: { patientId: string }) {
  const now = useNow();
  const { data, error } = useChannel('acct.person', { patientId });
  if (error !== null)
    return (
      <li>
        <Flag icon={IconAlertTriangle} tone="warn">
          What is owed to the ACCT could not be read
        </Flag>
      </li>
    );
  const owed = (data?.accts ?? [])
    .flatMap(({ milestones }) => milestones)
    .filter(isOwed)
    .toSorted(soonestFirst);
  const [next] = owed;
  if (next === undefined) return null;
  const overdue = isOverdue(next, now);
  const others = owed.filter((one) => isOverdue(one, now)).length - 1;
  return (
    <li>
      <Flag
        icon={overdue ? IconAlertTriangle : IconClock}
        tone={overdue ? 'emergency' : 'warn'}
        title={`${next.title}. Owed by: ${roleName(next.owner)}`}
      >
        {next.short}: {overdue ? `${leftWords(next.dueAt, now)}, ` : ''}due {byWords(next.dueAt, now)},{' '}
        {roleName(next.owner).toLowerCase()}
        {overdue && others > 0 ? `; ${others} more overdue` : ''}
      </Flag>
    </li>
  );
}
