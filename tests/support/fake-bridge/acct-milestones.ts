/** Milestones of invented ACCTs: one late, one ahead, one met. */
import type { AcctMilestone } from '../../../shared/contract/acct-views.ts';
import { ago, id } from './people.ts';

export const HOUR = 60;
export const ahead = (minutes: number) => ago(-minutes);

export function milestone(name: string, dueIn: number, more: Partial<AcctMilestone> = {}): AcctMilestone {
  return {
    id: name,
    title: `Take care of ${name}`,
    short: name,
    dueAt: ahead(dueIn),
    state: dueIn < 0 ? 'overdue' : 'due',
    metAt: null,
    metBy: null,
    owner: 'nurse',
    reviewId: null,
    explains: 'Within a day of opening.',
    source: 'clinical-content.md §4',
    signOff: 'awaiting clinical sign-off',
    ...more,
  };
}

export const plan = milestone('immediate-plan', -95, {
  title: 'Give healthcare’s part of the immediate action plan',
  short: 'Immediate plan',
});
export const review = milestone('first-review', 4 * HOUR, {
  title: 'Take part in the first case review',
  short: 'First review',
  owner: 'mental-health-nurse',
  reviewId: id(8201),
});
export const met = milestone('possession', 5 * HOUR, {
  title: 'Assess medicines in possession again',
  short: 'Medicines held',
  state: 'met',
  metAt: ago(30),
  metBy: 'Not in possession, Ruth Okafor',
});
