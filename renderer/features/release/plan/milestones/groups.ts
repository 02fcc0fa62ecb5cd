/** Milestones by what is to be done about them. */
import type { MilestoneView } from '../../../../../shared/contract/release-views.ts';

interface Group {
  readonly id: string;
  readonly title: string;
  readonly states: readonly MilestoneView['state'][];
}

const groups: readonly Group[] = [
  { id: 'overdue', title: 'Overdue', states: ['red'] },
  { id: 'due', title: 'To do now', states: ['amber', 'standing', 'open'] },
  { id: 'later', title: 'Later', states: ['not-yet', 'no-date'] },
  { id: 'closed', title: 'Too late to do', states: ['closed'] },
  { id: 'unmet', title: 'Declined or unavailable', states: ['declined', 'unavailable'] },
  { id: 'done', title: 'Done', states: ['done'] },
  { id: 'not-needed', title: 'Not needed', states: ['not-needed'] },
];

/** Groups that hold something, the soonest first in each. */
export function grouped(
  milestones: readonly MilestoneView[],
): readonly (Group & { readonly milestones: readonly MilestoneView[] })[] {
  return groups
    .map((group) => ({
      ...group,
      milestones: milestones
        .filter(({ state }) => group.states.includes(state))
        .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')),
    }))
    .filter(({ milestones: own }) => own.length > 0);
}
