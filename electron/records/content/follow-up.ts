/** Content of follow-up from disk: outcomes and their rules, bank holidays, figures of the scheduler (`resources/followup`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../../shared/failure/failure.ts';
import { type BankHolidays, parseBankHolidays } from '../../../shared/followup/bank-holidays.ts';
import { type OutcomeContent, parseOutcomes } from '../../../shared/followup/outcome-content.ts';
import { parseSchedule, type ScheduleContent } from '../../../shared/followup/schedule-content.ts';

export interface FollowUpContent {
  readonly outcomes: OutcomeContent;
  readonly holidays: BankHolidays;
  readonly schedule: ScheduleContent;
}

/** Read when it is first asked for, and kept. Throws a Failure `content` in words where a file is missing or damaged. */
export function followUpContent(folder: string): () => FollowUpContent {
  let held: FollowUpContent | null = null;
  return () => {
    held ??= {
      outcomes: read(folder, 'outcomes.json', parseOutcomes),
      holidays: read(folder, 'bank-holidays.json', parseBankHolidays),
      schedule: read(folder, 'schedule.json', parseSchedule),
    };
    return held;
  };
}

function read<T>(folder: string, name: string, parse: (content: unknown) => T): T {
  try {
    return parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  } catch (cause) {
    const sentence = `The content file ${name} of follow-up is missing or damaged. Install the application again.`;
    throw new Failure('content', sentence, { cause });
  }
}
