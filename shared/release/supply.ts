/**
 * Whether a medicine that goes out is supplied long enough: at least 7 days or a prescription, 28 days the default
 * (release-and-standards.md §1.2; NICE, NHSE 2024). Figures are content. Pure.
 */
import { counted } from '../followup/wall-time.ts';
import type { ReleaseFigures } from './other-content.ts';

export interface SupplyFacts {
  readonly supply: 'to-take-out' | 'prescription' | 'none' | null;
  /** Days the supply or prescription lasts; null where nobody entered them. */
  readonly days: number | null;
  readonly reason: string | null;
}

export interface SupplyVerdict {
  readonly level: 'red' | 'amber' | 'ok';
  readonly words: string;
  /** A reason is owed and was not given. */
  readonly reasonMissing: boolean;
}

export function supplyVerdict(
  { supply, days, reason }: SupplyFacts,
  { leastDays, defaultDays }: ReleaseFigures['medicines'],
): SupplyVerdict {
  const said = (level: SupplyVerdict['level'], words: string): SupplyVerdict => ({
    level,
    words,
    reasonMissing: level !== 'ok' && (reason ?? '').trim() === '',
  });
  if (supply === 'prescription')
    return said('ok', days === null ? 'A prescription.' : `A prescription for ${counted(days, 'day')}.`);
  if (supply === null) return said('red', 'No supply and no prescription is arranged.');
  if (supply === 'none') return said('red', 'No supply and no prescription.');
  if (days === null) return said('red', 'Nobody has said for how many days the supply lasts.');
  if (days < leastDays)
    return said('red', `${counted(days, 'day')}: fewer than ${leastDays}, and no prescription.`);
  if (days < defaultDays)
    return said('amber', `${counted(days, 'day')}: fewer than the ${defaultDays} that are usual.`);
  return said('ok', `${counted(days, 'day')}.`);
}
