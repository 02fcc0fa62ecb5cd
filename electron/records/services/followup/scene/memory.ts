/**
 * What the scenes of one open store keep of each other. Everything is still worked out at every reading, by the same functions
 * (docs/decisions/0050-follow-up.md); but of what did not change the result stands. The store answers the very same object for
 * a record that nothing was written to, so "did not change" is a comparison of objects and not a rule that could be forgotten.
 */
import type { StripRow } from '../../../../../shared/contract/followup-views.ts';
import type { Measures } from '../../../../../shared/followup/measure-types.ts';
import type { Session } from '../../../../../shared/followup/sessions.ts';
import type { ReadableStore } from '../../../store/store.ts';
import type { AwayHere } from './away.ts';
import type { BookingHere } from './bookings-here.ts';
import { Made } from './made.ts';
import type { OwedOfPerson } from './owed-here.ts';
import type { PersonHere } from './people-here.ts';
import type { Schedule } from './schedule.ts';

export interface Memory {
  readonly people: Made<PersonHere>;
  readonly owed: Made<OwedOfPerson>;
  readonly bookings: Made<BookingHere>;
  readonly away: Made<readonly AwayHere[]>;
  readonly problems: Made<readonly string[]>;
  readonly schedule: Made<Schedule>;
  readonly rows: Made<StripRow>;
  /** Of the ranges of dates asked about last. */
  readonly sessions: Made<readonly Session[]>;
  /** Of the periods asked about last. */
  readonly measures: Made<Measures>;
}

/** Gone with the store itself, which is closed when nobody is signed in. */
const memories = new WeakMap<ReadableStore, Memory>();

export function memoryOf(store: ReadableStore): Memory {
  let memory = memories.get(store);
  if (memory === undefined) {
    memory = {
      people: new Made(),
      owed: new Made(),
      bookings: new Made(),
      away: new Made(),
      problems: new Made(),
      schedule: new Made(),
      rows: new Made(),
      sessions: new Made(),
      measures: new Made(),
    };
    memories.set(store, memory);
  }
  return memory;
}
