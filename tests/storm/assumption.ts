/**
 * How much waits after a day without network, from the country's figures (DESIGN §5): 250,000 receptions and 75,000 releases a year.
 *
 * A first-stage assessment asks about 100 of its 200 questions of one person; every answer is saved as it is given, and with arrival, stay,
 * identity, actions and what signing records it makes some 160 changes. A second stage, which most receptions have within days, some
 * 110. A release plan some 90. Of 84,000 people in custody one in two is written about once a day (notes, medicines, ACCT).
 */
const RECEPTIONS = 250_000 / 365;
const RELEASES = 75_000 / 365;
const PEOPLE = 84_000;

/** Changes that the whole country writes in a day. */
const CHANGES_A_DAY = Math.round(RECEPTIONS * (160 + 110) + RELEASES * 90 + PEOPLE / 2);

export interface StormScale {
  readonly establishments: number;
  readonly workstations: number;
  /** Changes that wait on each workstation. */
  readonly backlog: number;
  /** How many times as much waits on each workstation of the first establishment. */
  readonly flood: number;
  /** Seconds within which all return; the client's own pauses would spread them over 150 to 300. */
  readonly spreadSeconds: number;
  /** Saves of nurses at workstations with nothing waiting: so many establishments have one, at this interval. */
  readonly nurses: number;
  readonly nurseEveryMs: number;
}

/** The country, unless STORM_* says otherwise. */
export function scaleFrom(env: NodeJS.ProcessEnv, base: Partial<StormScale> = {}): StormScale {
  const number = (name: string, otherwise: number): number => Number(env[`STORM_${name}`] ?? otherwise);
  const workstations = number('WORKSTATIONS', base.workstations ?? 1000);
  return {
    workstations,
    establishments: number('ESTABLISHMENTS', base.establishments ?? 118),
    backlog: number('BACKLOG', base.backlog ?? Math.round(CHANGES_A_DAY / 1000)),
    flood: number('FLOOD', base.flood ?? 10),
    spreadSeconds: number('SPREAD_SECONDS', base.spreadSeconds ?? 10),
    nurses: number('NURSES', base.nurses ?? 12),
    nurseEveryMs: number('NURSE_EVERY_MS', base.nurseEveryMs ?? 500),
  };
}
