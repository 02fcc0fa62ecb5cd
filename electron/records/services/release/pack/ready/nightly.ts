/**
 * Building everybody's ready pack again: each night, and when somebody asks. One person at a time and one edition after another, letting
 * whoever saves go first, so that nobody waits for it and no more than one pack is in memory.
 */
import { Failure } from '../../../../../../shared/failure/failure.ts';
import { addCivilDays, civilDateOf } from '../../../../../../shared/followup/clock.ts';
import { wallInstant } from '../../../../../../shared/followup/wall-time.ts';
import type { PackDocument } from '../../../../../../shared/release/document.ts';
import type { Store } from '../../../../store/store.ts';
import type { ServiceContext } from '../../../context.ts';
import { plannedPeople, type PlannedPerson } from '../../diary/records.ts';
import { timingOf } from '../../diary/row.ts';
import { markFor, readyEdition, readyEditions, readyRow, readyScene } from './standing.ts';

const LAST_RUN = 'release.readyRunAt';
/** In the small hours, London. */
const AT = '02:00';

/** Lets other work of this process go first. */
export type Pause = () => Promise<void>;
const aTurn: Pause = () => new Promise((resolve) => setImmediate(resolve));

/** Runs that are under way, by store: one at a time. */
const running = new WeakMap<Store, Promise<void>>();

export const isRunning = (store: Store): boolean => running.has(store);

export const lastRunAt = ({ store }: Pick<ServiceContext, 'store'>): string | null =>
  store.settings.get(LAST_RUN);

/** Whether a night has come since the last run; a workstation that was off catches up when it is opened. */
export function isNightDue(last: string | null, now: number): boolean {
  const today = civilDateOf(now);
  const tonight = wallInstant(today, AT);
  const due = tonight <= now ? tonight : wallInstant(addCivilDays(today, -1), AT);
  return last === null || Date.parse(last) < due;
}

/** Everybody who may go any day, and whose release is near or has passed unrecorded. */
function owedReady(context: ServiceContext): PlannedPerson[] {
  const content = context.release();
  const last = addCivilDays(civilDateOf(context.now()), content.figures.readyPackWithinDays);
  return plannedPeople(context).filter((person) => {
    const { date, mayGoAnyDay } = timingOf(person, content);
    return mayGoAnyDay || (date !== null && date <= last);
  });
}

/** Starts a run unless one is under way; resolves with it. Never throws: what went wrong stands with the person. */
export function buildAll(context: ServiceContext, pause: Pause = aTurn): Promise<void> {
  const { store } = context;
  const held = running.get(store);
  if (held !== undefined) return held;
  const run = everybody(context, pause).finally(() => running.delete(store));
  running.set(store, run);
  return run;
}

async function everybody(context: ServiceContext, pause: Pause): Promise<void> {
  const { store, now, emit } = context;
  await pause();
  try {
    const stays = owedReady(context).map(({ here }) => here.stays[0].stayId);
    for (const stayId of stays) {
      await pause();
      await buildOne(context, stayId, pause);
    }
    store.shelf.keepReady(stays);
    store.settings.set(LAST_RUN, new Date(now()).toISOString());
  } catch (error) {
    // The store was closed or its disk is full: what stands, stands, and the next minute tries again.
    if (!(error instanceof Failure)) throw error;
    return;
  }
  emit('changed', { patients: [], board: true });
}

/** A pack that stood stays where it cannot be built again, with the reason. */
async function buildOne(context: ServiceContext, stayId: string, pause: Pause): Promise<void> {
  const { store } = context;
  const patient = store.record('stay', stayId)?.patient ?? '';
  try {
    // Before anything is read: what is written meanwhile makes it stale.
    const mark = markFor(context, patient);
    const from = readyScene(context, stayId);
    const documents: PackDocument[] = [];
    const problems: string[] = [];
    for (const edition of readyEditions) {
      await pause();
      const { document, problem } = readyEdition(from, edition);
      if (document !== null) documents.push(document);
      if (problem !== null) problems.push(problem);
    }
    await pause();
    store.shelf.putReady({ ...readyRow(from, mark, documents, problems), stay: stayId });
  } catch (error) {
    if (error instanceof Failure && error.kind === 'full') throw error;
    const words = error instanceof Failure ? error.message : 'The pack of this person could not be composed.';
    const before = store.shelf.ready(stayId);
    const none = { stay: stayId, patient, builtAt: '', mark: '', gaps: 0, pack: null };
    store.shelf.putReady({ ...(before ?? none), problem: words });
  }
}
