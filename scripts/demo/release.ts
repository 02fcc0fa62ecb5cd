/**
 * Release planning of the demonstration: six dates in this and next week, a plan that is half filled, and somebody who may go from
 * court any day. Nothing is drawn from random numbers, so that the people and their histories stay the same.
 */
import { derivedId } from '../../electron/records/services/common/ids.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import { addCivilDays, civilDateOf, instantInLondon } from '../../shared/followup/clock.ts';
import { record, textIn } from './follow-up/records.ts';
import type { DemoPatient } from './histories.ts';

const hour = 3_600_000;
/** Days from now. */
const dates = [1, 2, 4, 5, 9, 12];

/** `by`: id of the member of staff whose work it all is. */
export function demoRelease(now: number, people: readonly DemoPatient[], by: string): DraftChange[] {
  const settled = people.flatMap(({ drafts }) =>
    drafts.filter(
      (draft) =>
        draft.record.type === 'stay' &&
        draft.fields['departedAt']?.value === null &&
        Date.parse(textIn(draft, 'arrivedAt') ?? '') < now - 24 * 24 * hour,
    ),
  );
  const [standing, ...others] = settled;
  const planned = others.slice(0, dates.length);
  const at = now - hour;
  const stamp = { by, at: instantInLondon(at) };
  const plan = (stay: DraftChange, values: Parameters<typeof record>[4]): DraftChange =>
    record('release-plan', derivedId.releasePlan(stay.record.id), stay.patient, at, {
      stay: stay.record.id,
      ...values,
    });
  const half = planned[2];
  return [
    ...planned.map((stay, index) =>
      record('planned-date', derivedId.plannedRelease(stay.record.id), stay.patient, at, {
        stay: stay.record.id,
        kind: 'release',
        date: addCivilDays(civilDateOf(now), dates[index] ?? 1),
        from: null,
        to: null,
        source: 'Prison feed (demonstration)',
        note: null,
        state: 'expected',
      }),
    ),
    ...(standing === undefined ? [] : [plan(standing, { mayGoFromCourt: true })]),
    ...(half === undefined
      ? []
      : [
          plan(half, {
            coordinator: by,
            'section.gp-registration': { state: 'done', reason: null, ...stamp },
            'detail.gp-registration.practice': 'Harehills Surgery (invented)',
            'detail.gp-registration.answer': 'accepted',
            'section.naloxone': { state: 'needed', reason: null, ...stamp },
            'section.reconnect': { state: 'declined', reason: 'Has a support worker already', ...stamp },
            'section.social-care': { state: 'not-needed', reason: null, ...stamp },
          }),
        ]),
  ];
}
