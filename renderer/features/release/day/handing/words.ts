/** Words of the list of the day. */
import type { Output } from '../../../../../shared/contract/contract.ts';
import type { SaidOutcome } from '../../../../../shared/release/handing-over.ts';
import { showBriefly } from '../../../../components/time.ts';

export type DayItem = Output<'release.day'>['items'][number];
export type Entry = DayItem['recorded'][number];

export const outcomes: Record<SaidOutcome, string> = {
  given: 'Given',
  declined: 'Declined',
  'not-available': 'Not available',
  'not-needed': 'Not needed',
};

export const outcomeChoices = Object.keys(outcomes) as SaidOutcome[];

/** Whether it cannot be recorded without saying why. */
export function needsReason(outcome: SaidOutcome): boolean {
  return outcome === 'declined' || outcome === 'not-available';
}

/** "Given, 1 kit. Ruth Okafor, 14:20". */
export function entryWords({ outcome, quantity, reason, by, at }: Entry, now: number): string {
  const said = [outcomes[outcome], ...[quantity, reason].filter((part) => part !== null)].join(', ');
  return `${said}. ${by}, ${showBriefly(at, now)}`;
}

/** How an earlier entry stands beside the one that counts. */
export function standingWords({ standing, struck }: Entry, now: number): string {
  if (struck !== null) return `Entered in error, said ${struck.by} ${showBriefly(struck.at, now)}`;
  return standing === 'as-well' ? 'Recorded as well, elsewhere' : 'Corrected';
}

export function keyOf({ item, medicineId }: Pick<DayItem, 'item' | 'medicineId'>): string {
  return `${item} ${medicineId ?? ''}`;
}
