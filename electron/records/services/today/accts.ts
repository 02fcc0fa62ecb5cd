/** Milestones of ACCTs: those of the reader's role, and for a manager whatever is late by as long as the content says. */
import type { OwedItem } from '../../../../shared/contract/today.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { roleWords } from './owners.ts';
import type { TodayScene } from './scene.ts';

/** What is due later than this is not yet today's. */
const SOON_MS = 24 * 60 * 60_000;
const MINUTE = 60_000;

export function acctItems({ context, board, role, now }: TodayScene): OwedItem[] {
  const { afterMinutes, to } = context.acct().milestones.escalation;
  return board.flatMap(({ acctId, person: { stayId: _stayId, ...person }, milestones }) =>
    milestones.flatMap((milestone): OwedItem[] => {
      if (milestone.state !== 'due' && milestone.state !== 'overdue') return [];
      const due = Date.parse(milestone.dueAt);
      const own = milestone.owner === role && due <= now + SOON_MS;
      const overdue = milestone.state === 'overdue';
      const escalated = !own && role === to && overdue && due + afterMinutes * MINUTE < now;
      if (!own && !escalated) return [];
      return [
        {
          key: `acct ${acctId} ${milestone.id}`,
          kind: 'acct',
          title: milestone.title,
          detail: milestone.short,
          person,
          dueAt: instantInLondon(due),
          overdue,
          urgency: null,
          owner: roleWords(milestone.owner),
          escalated,
          opens: { screen: 'patient', patientId: person.patientId, tab: 'acct' },
        },
      ];
    }),
  );
}
