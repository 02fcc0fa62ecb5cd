/** First come, first served: the next person in line takes the first slot that fits. What the proposal is measured against. */
import { openBook, type Place } from './book.ts';
import { rulesOf, type Wanted, wantedOf } from './fit.ts';
import type { ProposalInput } from './types.ts';

export interface FirstCome {
  readonly wanted: Wanted;
  readonly place: Place | null;
}

/** In the order given ("arrival"), or of who runs out first ("due"), each takes the first slot that fits. */
export function firstCome(input: ProposalInput, line: 'given' | 'due' = 'given'): FirstCome[] {
  const book = openBook(input.sessions, rulesOf(input.regimes, input.now));
  const sorted = wantedOf(input.owed, input.away);
  const turn = new Map(input.owed.map(({ appointmentId }, index) => [appointmentId, index]));
  const inLine =
    line === 'due'
      ? sorted
      : sorted.toSorted(
          (a, b) => (turn.get(a.owed.appointmentId) ?? 0) - (turn.get(b.owed.appointmentId) ?? 0),
        );
  return inLine.map((wanted) => {
    const place = book.first(wanted);
    if (place !== null) book.take(wanted, place);
    return { wanted, place };
  });
}
