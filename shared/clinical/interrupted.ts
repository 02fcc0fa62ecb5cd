/** An assessment that cannot be finished now: saved as incomplete with why, a plan for tonight, and when it is tried again. */
import { DateTime } from 'luxon';
import { civilTimeAfter } from './civil-time.ts';
import { isEmpty } from './empty.ts';
import { invalidDetail } from './invalid-detail.ts';
import type { ContentPack } from './pack/types.ts';
import type { ScreeningState } from './state.ts';

/** Latest time for the next attempt, ISO 8601 with offset (Europe/London), for an interruption at `interruptedAt` (ISO). */
export function retryDueBy(pack: ContentPack, interruptedAt: string): string {
  return civilTimeAfter(interruptedAt, pack.interrupted.retry.days, pack.interrupted.retry.time);
}

/** What an interruption still lacks, in sentences; empty when it may be saved. */
export function interruptionMissing(pack: ContentPack, state: ScreeningState): string[] {
  const { interruption } = state;
  if (!interruption) return ['Say why the assessment was interrupted.'];
  const missing: string[] = [];
  if (!pack.interrupted.reasons.some((reason) => reason.id === interruption.reason)) {
    missing.push('Say why the assessment was interrupted.');
  }
  for (const field of pack.interrupted.plan) {
    const value = interruption.plan[field.id];
    if (isEmpty(value)) {
      if (field.required) missing.push(`Interim safety plan: ${field.label} is missing.`);
      continue;
    }
    const wrong = invalidDetail(field, value);
    if (wrong !== null) missing.push(`Interim safety plan: ${field.label} ${wrong}.`);
  }
  const due = DateTime.fromISO(interruption.retryDue);
  const latest = DateTime.fromISO(retryDueBy(pack, state.now));
  if (!due.isValid) missing.push('Say when the assessment is to be tried again.');
  else if (due > latest) missing.push('The next attempt has to be by the end of the next morning.');
  return missing;
}
