/** Target and latest day of the second-stage assessment: civil days after the arrival date, in England. */
import { addCivilDays, civilDateOf } from '../../../../shared/followup/clock.ts';
import type { Evaluation } from '../../../../shared/clinical/index.ts';

/** Null in a second stage itself. @param arrivedAt ISO instant of arrival */
export function secondStageDays({ secondStage }: Pick<Evaluation, 'secondStage'>, arrivedAt: string) {
  if (secondStage === null) return null;
  const arrival = civilDateOf(arrivedAt);
  return {
    target: addCivilDays(arrival, secondStage.targetDay),
    latest: addCivilDays(arrival, secondStage.deadlineDay),
  };
}
