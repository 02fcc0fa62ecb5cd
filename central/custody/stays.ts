/** Custody stays of people as one establishment recorded them. */
import type { FoldedRecord } from '../../shared/changes/version.ts';
import type { Query } from '../database/database.ts';
import { foldedAbout } from '../store/custody.ts';

/** How far ahead of now a clinical time may lie before it counts as now: a mistyped year must not hold a person for ever. */
const AHEAD_MS = 10 * 60_000;

/** Milliseconds since 1970 UTC of an instant as stored; null when there is none. */
export function instantOf(value: unknown, now: number): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : Math.min(ms, now + AHEAD_MS);
}

export interface StayTimes {
  readonly id: string;
  readonly patient: string;
  readonly arrivedAt: number;
  readonly open: boolean;
}

/** Stays at this establishment, from its own feed; those that it received from elsewhere are left out. */
export async function staysAt(
  query: Query,
  establishment: string,
  patients: readonly string[],
  now: number,
): Promise<StayTimes[]> {
  const stays = await foldedAbout(query, establishment, 'stay', patients);
  return stays
    .filter((stay) => stay.establishment === establishment && stay.patient !== null)
    .map((stay: FoldedRecord) => ({
      id: stay.id,
      patient: stay.patient ?? '',
      arrivedAt: instantOf(stay.fields['arrivedAt']?.value, now) ?? 0,
      open: (stay.fields['departedAt']?.value ?? null) === null,
    }));
}

/** Since when each of these people has been there by the latest arrival recorded there; 0 for nobody's. */
export async function latestArrival(
  query: Query,
  establishment: string,
  patient: string,
  now: number,
): Promise<number> {
  const stays = await staysAt(query, establishment, [patient], now);
  return Math.max(0, ...stays.map((stay) => stay.arrivedAt));
}
