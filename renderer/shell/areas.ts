/** The areas of the rail: what each is called, who sees it, and which screens belong to it. */
import type { Icon } from '@tabler/icons-react';
import {
  IconCalendarCheck,
  IconChartBar,
  IconDeviceDesktop,
  IconDoorEnter,
  IconDoorExit,
  IconEyeCheck,
  IconGitMerge,
  IconHeartHandshake,
  IconHome,
  IconId,
  IconUsers,
} from '@tabler/icons-react';
import type { ChannelName } from '../../shared/contract/contract.ts';
import type { Role } from '../../shared/records/people.ts';
import type { Area, Route } from '../navigation/route.ts';
import { mayCall } from '../session/roles.ts';

export interface RailArea {
  label: string;
  icon: Icon;
  route: Route;
  /** Screens that are part of it. */
  holds: readonly Area[];
  /** Whoever may ask this channel sees the area. */
  needs: ChannelName;
}

const areas: readonly RailArea[] = [
  {
    label: 'Today',
    icon: IconHome,
    route: { area: 'today' },
    holds: ['today'],
    needs: 'today.owed',
  },
  {
    label: 'Arrivals',
    icon: IconDoorEnter,
    route: { area: 'arrivals' },
    holds: ['arrivals', 'assessment', 'signed', 'wing-summary'],
    needs: 'reception.board',
  },
  {
    label: 'Follow-up',
    icon: IconCalendarCheck,
    route: { area: 'follow-up' },
    holds: ['follow-up', 'follow-up-week', 'follow-up-proposal', 'follow-up-lists', 'clinics'],
    needs: 'followup.strip',
  },
  {
    label: 'ACCT',
    icon: IconHeartHandshake,
    route: { area: 'acct' },
    holds: ['acct', 'acct-input', 'acct-signed', 'acct-sheet', 'acct-handover'],
    needs: 'acct.board',
  },
  {
    label: 'Release',
    icon: IconDoorExit,
    route: { area: 'release' },
    holds: ['release', 'release-day', 'release-follow-on', 'release-pack', 'released-pack', 'ready-pack'],
    needs: 'release.diary',
  },
  {
    label: 'Patients',
    icon: IconUsers,
    route: { area: 'patients' },
    holds: ['patients', 'patient', 'duplicates'],
    needs: 'patients.search',
  },
  {
    label: 'Conflicts',
    icon: IconGitMerge,
    route: { area: 'conflicts' },
    holds: ['conflicts'],
    needs: 'conflicts.list',
  },
  {
    label: 'Measures',
    icon: IconChartBar,
    route: { area: 'measures' },
    holds: ['measures', 'acct-measures', 'release-measures'],
    needs: 'followup.measures',
  },
  {
    label: 'Staff',
    icon: IconId,
    route: { area: 'staff' },
    holds: ['staff'],
    needs: 'administration.admitStaff',
  },
  {
    label: 'Workstation',
    icon: IconDeviceDesktop,
    route: { area: 'workstation' },
    holds: ['workstation'],
    needs: 'reception.watchedFolder',
  },
  {
    label: 'Audit',
    icon: IconEyeCheck,
    route: { area: 'audit' },
    holds: ['audit'],
    needs: 'administration.audit',
  },
];

/** Areas a role sees, in the order of the rail. */
export function areasFor(role: Role): readonly RailArea[] {
  return areas.filter(({ needs }) => mayCall(role, needs));
}

/**
 * Roles that start at the board of arrivals although something is owed by them as well: at 19:40 there is a van at the door, and
 * whoever stands at reception must not have to look for it.
 */
const startAtArrivals: readonly Role[] = ['nurse', 'healthcare-assistant'];

/** Where a role starts: the first area it sees, which is what it owes today; reception at its board, who plans releases at the diary. */
export function homeFor(role: Role): Route {
  if (startAtArrivals.includes(role)) return { area: 'arrivals' };
  if (role === 'release-coordinator') return { area: 'release' };
  return areasFor(role)[0]?.route ?? { area: 'workstation' };
}
