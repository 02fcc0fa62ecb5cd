/** Puts the invented people and the day's feeds into an open workstation. */
import type { DraftChange } from '../../../electron/records/store/store.ts';
import { demoEstablishment } from '../establishment.ts';
import type { DemoFeeds } from '../expected-arrivals.ts';
import type { DemoPatient } from '../histories.ts';
import type { Desk } from './desk.ts';

const SAY_EVERY = 50;
const GROUP = 200;

/**
 * Commits every person with their history as one group, through the same commit as anybody's save. Their author is
 * `system`: nobody at this workstation wrote these histories.
 */
export function commitPeople(desk: Desk, people: readonly DemoPatient[], say: (line: string) => void): void {
  const store = desk.store();
  const author = { staffId: 'system', establishment: demoEstablishment.id };
  let changes = 0;
  for (const [index, person] of people.entries()) {
    changes += store.commit(person.drafts, author).length;
    const done = index + 1;
    if (done % SAY_EVERY === 0 || done === people.length) {
      say(`  people with histories: ${done} of ${people.length} (${changes} changes)`);
    }
  }
}

/** Clinics, regimes, and where everybody stands in their seven days. */
export function commitFollowUp(
  desk: Desk,
  drafts: readonly DraftChange[],
  say: (line: string) => void,
): void {
  const author = { staffId: 'system', establishment: demoEstablishment.id };
  for (let from = 0; from < drafts.length; from += GROUP)
    desk.store().commit(drafts.slice(from, from + GROUP), author);
  const clinics = drafts.filter(({ record }) => record.type === 'clinic').length;
  say(`  clinics: ${clinics}, with bookings and who is due`);
}

/** What healthcare owes to the ACCTs that are open, and has given. */
export function commitAccts(desk: Desk, drafts: readonly DraftChange[], say: (line: string) => void): void {
  desk.store().commit(drafts, { staffId: 'system', establishment: demoEstablishment.id });
  const accts = drafts.filter(({ record }) => record.type === 'acct-care').length;
  say(`  ACCTs that are open or in post-closure: ${accts}`);
}

/** Release dates, and what plans say already. */
export function commitRelease(desk: Desk, drafts: readonly DraftChange[], say: (line: string) => void): void {
  desk.store().commit(drafts, { staffId: 'system', establishment: demoEstablishment.id });
  const dates = drafts.filter(({ record }) => record.type === 'planned-date').length;
  say(`  release dates: ${dates}, with a plan half filled`);
}

/** Imports the day's files as a nurse would. Answers how many rows were new. */
export async function importFeeds(
  desk: Desk,
  feeds: DemoFeeds,
  say: (line: string) => void,
): Promise<number> {
  const counts = { added: 0, updated: 0, unchanged: 0, problems: 0 };
  for (const { name, json } of feeds.files) {
    const base64 = Buffer.from(json).toString('base64');
    const report = await desk.ask('reception.import', { fileName: name, base64 });
    counts.added += report.added;
    counts.updated += report.updated;
    counts.unchanged += report.unchanged;
    counts.problems += report.problems.length;
  }
  const { added, updated, unchanged, problems } = counts;
  say(
    `  today’s feeds: ${feeds.files.length} files, ${added} new, ${updated} updated, ${unchanged} unchanged, ${problems} not understood`,
  );
  return added;
}
