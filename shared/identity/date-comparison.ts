import { fromIsoDate, swapDayAndMonth } from './civil-date.ts';
import { differsByOneSlip } from './identifier-comparison.ts';

/** How two dates of birth compare. `unknown` when either is missing or is no date. */
export type DateAgreement = 'same' | 'swapped' | 'one-digit' | 'different' | 'unknown';

/** Compares two dates of birth (`YYYY-MM-DD`), allowing for the slips people make in writing them. Symmetric. */
export function compareDates(
  one: string | null | undefined,
  other: string | null | undefined,
): DateAgreement {
  if (!one || !other || !fromIsoDate(one) || !fromIsoDate(other)) return 'unknown';
  if (one === other) return 'same';
  if (swapDayAndMonth(one) === other) return 'swapped';
  return differsByOneSlip(one.replaceAll('-', ''), other.replaceAll('-', '')) ? 'one-digit' : 'different';
}
