/** What is owed today, invented: of every kind one. */
import type { OwedItem } from '../../../shared/contract/today.ts';
import { HOUR, ahead, plan } from './acct-milestones.ts';
import { listed } from './followup.ts';
import { id } from './people.ts';

function owed(n: number, more: Partial<OwedItem> & Pick<OwedItem, 'kind' | 'title' | 'dueAt'>): OwedItem {
  const { stayId: _stayId, ...person } = listed(n);
  return {
    key: `${more.kind} ${n} ${more.title}`,
    detail: '',
    person,
    overdue: more.dueAt !== null && Date.parse(more.dueAt) < Date.now(),
    urgency: null,
    owner: 'Nurse',
    escalated: false,
    opens: { screen: 'patient', patientId: person.patientId, tab: 'acct' },
    ...more,
  };
}

export const owedItems: OwedItem[] = [
  owed(0, { kind: 'acct', title: plan.title, detail: plan.short, dueAt: plan.dueAt }),
  owed(1, {
    kind: 'action',
    title: 'Insulin: prescribe and supply tonight',
    dueAt: ahead(20),
    urgency: 'tonight',
    owner: 'Reception nurse',
    opens: { screen: 'patient', patientId: id(2), tab: null },
  }),
  owed(2, {
    kind: 'follow-up',
    title: 'Book the second stage',
    detail: 'Day 7 ends by then',
    dueAt: ahead(30 * HOUR),
    owner: 'Whoever books',
    opens: { screen: 'patient', patientId: id(3), tab: 'follow-up' },
  }),
  owed(1, {
    kind: 'follow-on',
    title: 'Tell the person how to get their medicines',
    detail: 'Left Sun 22-Nov-2026; 1 attempt',
    dueAt: ahead(5 * HOUR),
    opens: { screen: 'follow-on' },
  }),
  owed(2, {
    kind: 'release',
    title: 'Medicines to take out ordered, and 2 more',
    detail: 'Release Fri 27-Nov-2026',
    dueAt: ahead(60 * HOUR),
    opens: { screen: 'patient', patientId: id(3), tab: 'release' },
  }),
  owed(3, {
    kind: 'no-show',
    title: 'Write down the reason: Did not attend',
    dueAt: ahead(3 * HOUR),
    opens: { screen: 'patient', patientId: id(4), tab: 'follow-up' },
  }),
  owed(0, {
    kind: 'draft',
    title: 'Sign the health input to the ACCT',
    dueAt: null,
    owner: 'You',
    opens: { screen: 'acct-input', draftId: id(8501), patientId: id(1) },
  }),
  owed(1, {
    kind: 'conflict',
    title: 'Decide 2 conflicts',
    dueAt: null,
    owner: 'Anybody',
    opens: { screen: 'patient', patientId: id(2), tab: 'conflicts' },
  }),
];
