/** Words, icons and tones of release planning. */
import {
  IconAlertTriangle,
  IconBan,
  IconCalendarEvent,
  IconCalendarOff,
  IconCircleCheck,
  IconClock,
  IconHandStop,
  IconHelpCircle,
  IconHourglass,
  IconMinus,
  IconProgress,
  type Icon,
} from '@tabler/icons-react';
import type { MilestoneView } from '../../../../shared/contract/release-views.ts';
import type { Edition, SectionStateName, ShareDecision } from '../../../../shared/records/release-words.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import type { Mark } from '../../../../shared/release/milestone-content.ts';
import { stateWords } from '../../../../shared/release/section-content.ts';
import type { Tone } from '../../../components/Flag.tsx';
import type { ReleaseContentView } from './types.ts';

export const sectionMarks: Readonly<Record<SectionStateName, { icon: Icon; tone: Tone }>> = {
  'not-assessed': { icon: IconHelpCircle, tone: 'plain' },
  needed: { icon: IconAlertTriangle, tone: 'warn' },
  'not-needed': { icon: IconMinus, tone: 'plain' },
  'in-progress': { icon: IconProgress, tone: 'info' },
  done: { icon: IconCircleCheck, tone: 'good' },
  declined: { icon: IconHandStop, tone: 'warn' },
  unavailable: { icon: IconBan, tone: 'bad' },
};

export function stateLabel({ sections }: ReleaseContentView, state: SectionStateName): string {
  return stateWords(sections, state).label;
}

export function editionTitle({ editions }: ReleaseContentView, edition: Edition): string {
  return editions.editions.find(({ id }) => id === edition)?.title ?? edition;
}

type MilestoneState = MilestoneView['state'];

export const milestoneMarks: Readonly<Record<MilestoneState, { icon: Icon; tone: Tone }>> = {
  done: { icon: IconCircleCheck, tone: 'good' },
  'not-needed': { icon: IconMinus, tone: 'plain' },
  declined: { icon: IconHandStop, tone: 'warn' },
  unavailable: { icon: IconBan, tone: 'bad' },
  'not-yet': { icon: IconHourglass, tone: 'plain' },
  open: { icon: IconClock, tone: 'info' },
  amber: { icon: IconClock, tone: 'warn' },
  red: { icon: IconAlertTriangle, tone: 'bad' },
  closed: { icon: IconCalendarOff, tone: 'bad' },
  standing: { icon: IconCalendarEvent, tone: 'warn' },
  'no-date': { icon: IconHelpCircle, tone: 'plain' },
};

const milestoneStates: Readonly<Record<MilestoneState, string>> = {
  done: 'Done',
  'not-needed': 'Not needed',
  declined: 'Declined',
  unavailable: 'Unavailable',
  'not-yet': 'Not yet',
  open: 'Can be done now',
  amber: 'Due soon',
  red: 'Overdue',
  closed: 'Too late',
  standing: 'May be needed any day',
  'no-date': 'No release date yet',
};

export function milestoneState(state: MilestoneState): string {
  return milestoneStates[state];
}

/** `due 03-Feb-2027`, for one line of what moved. */
export function dueWords(dueOn: string | null): string {
  return dueOn === null ? 'no day' : `due ${formatCivilDate(dueOn)}`;
}

const decisions: Readonly<Record<ShareDecision, string>> = {
  'not-asked': 'Not asked yet',
  informed: 'Informed, does not object',
  objected: 'Objected',
  consented: 'Consented',
  refused: 'Refused',
  withdrawn: 'Took the agreement back',
};

export function decisionWords(decision: ShareDecision): string {
  return decisions[decision];
}

/** Everything that is not read in a public source awaits sign-off wherever it is shown. */
export function awaitsSignOff(mark: Mark): boolean {
  return mark !== 'sourced';
}

/** "1 medicine", "3 medicines". */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
