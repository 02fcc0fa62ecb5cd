/**
 * Makes the demonstration establishment the way a real one comes to be: a central record, a workstation enrolled with a code,
 * staff admitted by its administrator, and the day's feeds imported by a nurse. Only the histories of the invented people
 * are put in at once, through the store's own commit.
 */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { clearStale, freePort } from '../../central/database/embedded.ts';
import type { RunningCentral } from '../../central/start.ts';
import { demoAccts } from './acct.ts';
import { demoData, demoEstablishment } from './establishment.ts';
import { demoFollowUp } from './follow-up.ts';
import { laterFeeds } from './later-feeds.ts';
import { formatCivilDateInLondon } from './london.ts';
import { addDemoEstablishment, newDemoCode, startDemoCentral } from './prepare/central.ts';
import { openDesk, replicated, type Desk } from './prepare/desk.ts';
import { enrolDesk } from './prepare/enrol.ts';
import { commitAccts, commitFollowUp, commitPeople, commitRelease, importFeeds } from './prepare/fill.ts';
import { places, readNote, writeNote } from './prepare/folder.ts';
import { demoRelease } from './release.ts';

/** Who imports the day's feeds, and did the follow-up of the last days. */
const RECEPTION_NURSE = 'r.okafor';

/** What a demonstration is made from. */
export interface Preparation {
  folder: string;
  /** People with histories. */
  patients: number;
  seed: number;
  /** Milliseconds since 1970 UTC. */
  now: number;
  say: (line: string) => void;
  /** scrypt's N of everybody's password, where tests sign in often; that of every workstation when left out. */
  scryptCost?: number;
  /** An empty database for the central record; without it the central record has one of its own. */
  databaseUrl?: string;
}

/**
 * Makes the demonstration in `folder`, or nothing of it: it is made beside it and gets its name at the end. A folder that
 * holds something else is kept under another name.
 */
export async function prepareDemonstration(preparation: Preparation): Promise<void> {
  const { folder, seed, patients, now, say } = preparation;
  const unfinished = `${folder}.new`;
  // A preparation that was killed leaves its database running on a folder that nobody needs any more.
  await clearStale(path.join(places(unfinished).central, 'postgres'));
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  // PostgreSQL of the central record may run as another user, who has to pass through to its own folder.
  chmodSync(unfinished, 0o711);
  const port = await freePort();
  say('Central record: making its database and its certificate authority');
  const central = await startDemoCentral(unfinished, port, preparation.databaseUrl);
  try {
    await fill(central, unfinished, preparation);
  } finally {
    await central.stop();
  }
  writeNote(unfinished, {
    format: 1,
    seed,
    patients,
    madeAt: now,
    port,
    feedsOf: formatCivilDateInLondon(now),
  });
  if (existsSync(folder)) {
    const aside = `${folder}.before-${now}`;
    renameSync(folder, aside);
    say(`What was in ${folder} is no whole demonstration; it is kept as ${aside}`);
  }
  renameSync(unfinished, folder);
}

async function fill(central: RunningCentral, folder: string, preparation: Preparation): Promise<void> {
  const { seed, now, patients, say } = preparation;
  await addDemoEstablishment(central);
  const desk = await enrolDesk({
    dataDir: places(folder).workstation,
    centralUrl: central.url,
    code: await newDemoCode(central),
    administrator: 'admin',
    scryptCost: preparation.scryptCost,
    say,
  });
  try {
    const data = demoData(seed, now, patients);
    const by = await staffIdOf(desk, RECEPTION_NURSE);
    const followed = demoFollowUp(seed, now, data.people, demoEstablishment.id, by);
    const { people, drafts } = demoAccts(now, followed.people, by);
    commitPeople(desk, people, say);
    commitFollowUp(desk, followed.drafts, say);
    commitAccts(desk, drafts, say);
    commitRelease(desk, demoRelease(now, people, by), say);
    await desk.signIn(RECEPTION_NURSE);
    await importFeeds(desk, data.feeds, say);
    say('Central record: sending it all');
    await replicated(desk, say);
  } finally {
    await desk.close();
  }
}

async function staffIdOf(desk: Desk, username: string): Promise<string> {
  const staff = (await desk.ask('administration.staff', {})).find((each) => each.username === username);
  if (staff === undefined) throw new RangeError(`nobody is called ${username}`);
  return staff.id;
}

/** On a later day: imports that day's feeds, once. */
export async function receiveToday(folder: string, now: number, say: (line: string) => void): Promise<void> {
  const note = readNote(folder);
  const today = formatCivilDateInLondon(now);
  // A clock that was set back brings nothing new: its day has had its feeds.
  if (note === null || note.feedsOf >= today) return;
  say(`A new day: ${today}`);
  const desk = await openDesk(places(folder).workstation);
  try {
    await desk.signIn(RECEPTION_NURSE);
    await importFeeds(desk, laterFeeds(note, now), say);
  } finally {
    await desk.close();
  }
  writeNote(folder, { ...note, feedsOf: today });
}

/** Enrols a second workstation of the demonstration, once; it collects everything from the central record. */
export async function prepareSecond(
  central: RunningCentral,
  folder: string,
  say: (line: string) => void,
  scryptCost?: number,
): Promise<void> {
  const { second } = places(folder);
  if (existsSync(second)) return;
  const unfinished = `${second}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const desk = await enrolDesk({
    dataDir: unfinished,
    centralUrl: central.url,
    code: await newDemoCode(central),
    administrator: 'admin2',
    scryptCost,
    say,
  });
  await desk.close();
  renameSync(unfinished, second);
}
