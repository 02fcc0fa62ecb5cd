/** Self-harm that happened here: the event and the line of the history, in one group. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../../context.ts';
import { textOf } from '../../common/read.ts';
import { authorOf, newDraft } from '../../common/write.ts';
import { openStay } from '../../followup/owe.ts';
import { samePeople } from '../../patients/links.ts';

/** Clocks on the wing are a few minutes out; more than that is a mistyped time. */
const MOST_AHEAD_MS = 10 * 60_000;

export function recordSelfHarm(
  context: ServiceContext,
  input: Parsed<'acct.selfHarm'>,
): Output<'acct.selfHarm'> {
  const { store, newId, now, establishment } = context;
  const stay = openStay(context, input.stayId);
  const happened = Date.parse(input.happenedAt);
  if (happened > now() + MOST_AHEAD_MS)
    throw new Failure('invalid', 'The time lies ahead. Check it, and the clock of this workstation.', {
      field: 'happenedAt',
    });
  if (happened < Date.parse(textOf(stay, 'arrivedAt') ?? ''))
    throw new Failure(
      'invalid',
      'The time lies before the arrival. What happened before belongs into the assessment.',
      { field: 'happenedAt' },
    );
  const happenedAt = instantInLondon(input.happenedAt);
  const patient = stay.patient ?? '';
  const people = samePeople(store, patient);
  const open = people
    .flatMap((person) => store.recordsOfPatient(person, 'acct'))
    .filter((acct) => textOf(acct, 'state') === 'open')
    .at(-1);
  const [eventId, history] = [newId(), newId()];
  const words = (text: string | null): string | null => (text === null || text === '' ? null : text);
  const event = {
    stay: stay.id,
    acct: open?.id ?? null,
    history,
    happenedAt,
    seenByHealth: input.seenByHealth,
    injuries: words(input.injuries),
    careGiven: words(input.careGiven),
    state: 'recorded',
  };
  const line = {
    date: civilDateOf(happenedAt),
    setting: `In custody: ${establishment.name}`.slice(0, 120),
    method: words(input.method),
    intent: words(input.intent),
    suicideAttempt: input.suicideAttempt,
    source: 'recorded when it happened',
    state: 'recorded',
  };
  store.commit(
    [
      newDraft({ type: 'self-harm', id: history, patient }, line, happenedAt),
      newDraft({ type: 'self-harm-event', id: eventId, patient }, event, happenedAt),
    ],
    authorOf(context),
  );
  context.emit('changed', { patients: people, board: true });
  return { eventId, acctOpen: open !== undefined };
}
