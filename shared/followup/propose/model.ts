/**
 * The assignment, made small: people who are alike in everything that matters to a slot are one class, and slots that are alike
 * to every class are one pool. How many of a class go into a pool is all there is to decide; who sits where follows (lay-out.ts).
 */
import { type Cost, costOf, costOfNone, type Horizon } from './costs.ts';
import { hasRoom, hindranceAt, hindranceIn, type Rules, slotsIn, type Wanted } from './fit.ts';
import { byTime, type Place } from './book.ts';
import type { OpenSession } from './types.ts';
import { wingKey } from '../regime.ts';

/** People who are alike; in the order in which they run out. */
export interface PeopleClass {
  readonly people: readonly Wanted[];
  /** Stands for all of them. */
  readonly like: Wanted;
  readonly none: Cost;
}

/** Slots that are alike to everybody, in order of time. */
export interface Pool {
  readonly places: readonly Place[];
  /** Free places of its slots; a session that takes fewer people than that is a row of its own. */
  readonly capacity: number;
  /** The session whose capacity it shares with other pools; null where it shares with none. */
  readonly session: number | null;
}

/** So many of a class in a pool, one slot each. */
export interface PoolChoice {
  readonly class: number;
  readonly pool: number;
  readonly cost: Cost;
}

/** So many of a class from this place on, several slots in a row. */
export interface LongChoice {
  readonly class: number;
  readonly place: Place;
  readonly slots: number;
  readonly cost: Cost;
}

export interface Model {
  readonly sessions: readonly OpenSession[];
  readonly classes: readonly PeopleClass[];
  readonly pools: readonly Pool[];
  readonly choices: readonly PoolChoice[];
  readonly long: readonly LongChoice[];
}

/** The same without choices of several slots in a row. */
export function withoutLong(model: Model): Model {
  return { ...model, long: [] };
}

/** `sessions` in the order of `compareSessions`; `wanted` in the order in which people run out. */
export function modelOf(
  wanted: readonly Wanted[],
  sessions: readonly OpenSession[],
  rules: Rules,
  horizon: Horizon,
): Model {
  const classes = classesOf(wanted, rules.now.date, horizon);
  const pools = new Map<string, { places: Place[]; costs: (Cost | null)[]; session: number | null }>();
  const long: LongChoice[] = [];
  const binds = sessions.map(({ left, slots }) => left < slots.reduce((sum, { free }) => sum + free, 0));
  const fitting = sessions.map((open) => classes.map(({ like }) => hindranceIn(like, open.session) === null));
  for (const place of byTime(sessions)) {
    const open = sessions[place.session];
    if (open === undefined || !hasRoom(open, place.slot, 1)) continue;
    const { day, starts } = rules.timesOf(open.session);
    const at = { day, minute: starts[place.slot] ?? 0 };
    const costs = classes.map(({ like }, of) => {
      if (fitting[place.session]?.[of] !== true) return null;
      if (hindranceAt(like, open.session, place.slot, rules) !== null) return null;
      const cost = costOf(like, open, place.slot, at, horizon);
      const slots = slotsIn(like.owed, open.session);
      if (slots === 1) return cost;
      if (hasRoom(open, place.slot, slots)) long.push({ class: of, place, slots, cost });
      return null;
    });
    const session = binds[place.session] === true ? place.session : null;
    const key = `${session ?? ''} ${costs.map(signature).join()}`;
    const pool = pools.get(key);
    if (pool === undefined) pools.set(key, { places: [place], costs, session });
    else pool.places.push(place);
  }
  const kept = [...pools.values()];
  const choices = kept.flatMap(({ costs }, pool) =>
    costs.flatMap((cost, at) => (cost === null ? [] : [{ class: at, pool, cost }])),
  );
  return { classes, sessions, pools: kept.map((pool) => poolOf(pool, sessions)), choices, long };
}

/** Every tier in one number: they are all small. */
function signature(cost: Cost | null): number {
  if (cost === null) return -1;
  return ((cost.breach * 64 + cost.sooner) * 64 + cost.slack) * 4096 + cost.wait;
}

function poolOf(
  { places, session }: { places: Place[]; session: number | null },
  sessions: readonly OpenSession[],
): Pool {
  const free = places.reduce((sum, { session: at, slot }) => sum + (sessions[at]?.slots[slot]?.free ?? 0), 0);
  return { places, session, capacity: free };
}

function classesOf(wanted: readonly Wanted[], today: string, horizon: Horizon): PeopleClass[] {
  const alike = Map.groupBy(wanted, (one) => classKey(one, today, horizon.last));
  return [...alike.values()].flatMap((people) => {
    const like = people[0];
    return like === undefined ? [] : [{ people, like, none: costOfNone(like, horizon) }];
  });
}

/** Everything of a person that a slot or its cost may depend on. */
function classKey({ owed, due, away, goneFrom }: Wanted, today: string, last: string): string {
  const days = [...away.values()]
    .flat()
    .filter(({ date }) => date >= today && date <= last)
    .map(({ date, from, to, forGood }) => `${date} ${from ?? ''}-${to ?? ''}${forGood ? '!' : ''}`);
  return JSON.stringify([
    owed.kind,
    owed.wing === null ? null : wingKey(owed.wing),
    owed.staffGender,
    owed.interpreter,
    owed.notBefore,
    owed.minutes,
    due.date,
    due.minute,
    owed.sooner ? owed.targetDate : null,
    days.toSorted(),
    goneFrom === null ? null : [goneFrom.date, goneFrom.from],
  ]);
}
