/** Shapes of the contract by the names that these screens use. */
import type { z } from 'zod';
import type {
  dayCellSchema,
  dayMarkSchema,
  followUpStateSchema,
} from '../../../shared/contract/followup-views.ts';

export type { StripRow } from '../../../shared/contract/followup-views.ts';
export type DayCell = z.infer<typeof dayCellSchema>;
export type DayMark = z.infer<typeof dayMarkSchema>;
export type FollowUpState = z.infer<typeof followUpStateSchema>;
