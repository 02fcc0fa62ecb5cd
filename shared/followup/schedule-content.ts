/** Figures the scheduler keeps to, as content (`resources/followup/schedule.json`). */
import { z } from 'zod';

const scheduleContentSchema = z.strictObject({
  version: z.string().min(1).max(20),
  source: z.string().min(1).max(400),
  signOff: z.string().min(1).max(120),
  /** Days kept in hand before the deadline, to book again when the first booking comes to nothing. */
  slackDays: z.int().min(0).max(6),
  /** A slot of at least so many minutes is long enough with an interpreter, where no length was asked for. */
  interpreterMinutes: z.int().min(5).max(240),
});
export type ScheduleContent = z.infer<typeof scheduleContentSchema>;

/** @throws ZodError when the content is not whole */
export function parseSchedule(content: unknown): ScheduleContent {
  return scheduleContentSchema.parse(content);
}
