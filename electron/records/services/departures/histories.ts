/** "History from another prison": what reception asks the central record for, and what came of it. */
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { ask, outcomeOf, questionsWaiting } from '../../replication/handover.ts';
import { mustHave, textOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';

const kinds = ['nhsNumber', 'prisonNumber', 'pncNumber'] as const;

export function askForHistory(
  { store, staff, now }: ServiceContext,
  { arrivalId, reason }: Parsed<'transfers.ask'>,
): Output<'transfers.ask'> {
  const arrival = mustHave(store, 'arrival', arrivalId);
  const person = store.record('patient', textOf(arrival, 'patient') ?? '');
  const [nhsNumber = null, prisonNumber = null, pncNumber = null] = kinds.map(
    (kind) => textOf(person, kind) ?? textOf(arrival, kind),
  );
  if (nhsNumber === null && prisonNumber === null && pncNumber === null)
    throw new Failure(
      'invalid',
      'Write down the NHS number, prison number or PNC number first: the history is found by it.',
    );
  ask(store.settings, {
    arrival: arrivalId,
    nhsNumber,
    prisonNumber,
    pncNumber,
    staff: staff.staffId,
    reason,
    at: instantInLondon(now()),
  });
  return { ok: true };
}

export function historyAsked(
  { store }: ServiceContext,
  { arrivalId }: Parsed<'transfers.asked'>,
): Output<'transfers.asked'> {
  const waiting = questionsWaiting(store.settings).some((question) => question.arrival === arrivalId);
  if (waiting)
    return {
      state: 'waiting',
      sentence: 'Asked. The history comes as soon as the central record is reached.',
      patients: [],
    };
  const outcome = outcomeOf(store.settings, arrivalId);
  if (outcome === null) return { state: 'not-asked', sentence: 'Nobody has asked yet.', patients: [] };
  return { state: 'answered', sentence: outcome.sentence, patients: outcome.patients };
}
