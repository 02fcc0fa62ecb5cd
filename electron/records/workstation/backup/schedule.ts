/** When a backup is made: once a day, at the first quiet time, and at any time when none came for too long. */
const QUIET_MS = 60_000;
export const RETRY_MS = 15 * 60_000;
/** Without a quiet minute for so long it is made all the same: it holds nobody up. */
const ANYWAY_MS = 30 * 3_600_000;
/** The day that was missed is over, and so is the working day after it. */
const OVERDUE_MS = 36 * 3_600_000;

export interface Moment {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** When the last backup was made; null where there is none. */
  readonly last: number | null;
  /** When one was last tried in vain since then. */
  readonly failed: number | null;
  /** Milliseconds since the last save. */
  readonly quietFor: number;
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

export function isBackupDue({ now, last, failed, quietFor }: Moment): boolean {
  if (failed !== null && Math.abs(now - failed) < RETRY_MS) return false;
  if (last === null) return quietFor >= QUIET_MS;
  // A clock that was set back: the last one seems to come, and a day may pass before the next.
  if (day.format(now) === day.format(last)) return false;
  return quietFor >= QUIET_MS || Math.abs(now - last) >= ANYWAY_MS;
}

/** `since`: when the place was chosen, for a place that has no backup yet. */
export function isOverdue(now: number, last: number | null, since: number): boolean {
  return Math.abs(now - Math.max(last ?? since, since)) > OVERDUE_MS;
}
