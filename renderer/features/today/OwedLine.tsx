/** One thing that is owed: by when, what, of whom, and whose it is. The line is the link that opens it. */
import {
  IconAlertTriangle,
  IconCalendarCheck,
  IconClipboardList,
  IconClock,
  IconDoorExit,
  IconGitMerge,
  IconHeartHandshake,
  IconPencil,
  IconPhone,
  IconPill,
  IconUserOff,
  type Icon,
} from '@tabler/icons-react';
import type { OwedItem, OwedKind } from '../../../shared/contract/today.ts';
import { bannerName } from '../../../shared/identity/index.ts';
import { byWords, leftWords } from '../../components/acct/milestones.ts';
import { Flag } from '../../components/Flag.tsx';
import { UrgencyMark } from '../../components/UrgencyMark.tsx';
import type { RovingProps } from '../../components/useRovingRows.ts';
import { toFragment, type Route } from '../../navigation/route.ts';
import { livesAt } from '../followup/words.ts';
import { isLate, kindName } from './groups.ts';
import styles from './Today.module.css';

const icons: Record<OwedKind, Icon> = {
  acct: IconHeartHandshake,
  possession: IconPill,
  draft: IconPencil,
  action: IconClipboardList,
  'no-show': IconUserOff,
  'follow-up': IconCalendarCheck,
  'follow-on': IconPhone,
  release: IconDoorExit,
  conflict: IconGitMerge,
};

/** The screen where it is dealt with. */
function routeOf({ opens }: OwedItem): Route {
  switch (opens.screen) {
    case 'patient':
      return {
        area: 'patient',
        patientId: opens.patientId,
        ...(opens.tab === null ? {} : { tab: opens.tab }),
      };
    case 'acct-input':
      return { area: 'acct-input', draftId: opens.draftId, patientId: opens.patientId };
    case 'follow-on':
      return { area: 'release-follow-on' };
    case 'assessment':
      return { area: 'assessment', assessmentId: opens.assessmentId };
  }
}

interface OwedLineProps {
  item: OwedItem;
  now: number;
  roving: RovingProps;
}

export function OwedLine({ item, now, roving }: OwedLineProps) {
  const { kind, title, detail, person, dueAt, urgency, owner, escalated } = item;
  const late = isLate(item, now);
  const Mark = icons[kind];
  return (
    <li>
      <a className={styles['line']} href={toFragment(routeOf(item))} {...roving}>
        <span className={styles['time']}>
          {dueAt === null ? (
            <span className={styles['small']}>No time set</span>
          ) : (
            <>
              <Flag icon={late ? IconAlertTriangle : IconClock} tone={late ? 'emergency' : 'plain'}>
                {leftWords(dueAt, now)}
              </Flag>
              <span className={styles['by']}>{byWords(dueAt, now)}</span>
            </>
          )}
        </span>
        <span className={styles['what']}>
          <span className={styles['title']}>
            <Mark size={16} aria-hidden /> <b>{title}</b>
          </span>
          <span className={styles['small']}>
            {kindName(kind)}
            {detail === '' ? '' : ` · ${detail}`}
          </span>
        </span>
        <span className={styles['who']}>
          <b>
            <bdi>{bannerName(person)}</bdi>
          </b>
          <span className={styles['small']}>
            {livesAt({ ...person, stayId: '' })} · {person.prisonNumber ?? 'No prison number'}
          </span>
        </span>
        <span className={styles['owner']}>
          {urgency === null ? null : <UrgencyMark urgency={urgency} />}
          <span>{escalated ? `Late with ${owner}` : owner}</span>
        </span>
      </a>
    </li>
  );
}
