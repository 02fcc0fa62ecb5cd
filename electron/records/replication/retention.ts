/**
 * Takes people who left out of this copy once the site has kept them long enough (docs/operations.md). Only what the central
 * record proves to hold in this very conversation goes, and never an implausible share without an administrator's word.
 */
import { segmentOf } from '../../../shared/replication/digest.ts';
import { digestAnswerSchema } from '../../../shared/replication/messages.ts';
import { z } from 'zod';
import type { Settings } from '../store/own-types.ts';
import type { Store } from '../store/store.ts';
import { breathe, type Session } from './session.ts';

const DEFAULT_RETENTION_DAYS = 30;
const DAY_MS = 86_400_000;
const RUN_EVERY_MS = DAY_MS;
/** Above this share of the people held, or this many at once, a person decides. One may always go. */
const MOST_SHARE = 0.05;
const MOST_PEOPLE = 500;
/** An administrator's word counts for the runs of so long. */
const APPROVED_MS = 7 * DAY_MS;

const DAYS = 'retention.days';
const LAST_RUN = 'retention.lastRun';
const STOPPED = 'retention.stopped';
const APPROVED = 'retention.approved';

const stoppedSchema = z.object({ at: z.iso.datetime(), people: z.int(), held: z.int() });
export type Stopped = z.infer<typeof stoppedSchema>;
const approvedSchema = z.object({ at: z.iso.datetime(), people: z.int() });

function read<T>(settings: Pick<Settings, 'get'>, key: string, schema: z.ZodType<T>): T | null {
  const text = settings.get(key);
  if (text === null || text === '') return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function retentionDays(settings: Pick<Settings, 'get'>): number {
  const days = Number(settings.get(DAYS) ?? Number.NaN);
  return Number.isInteger(days) && days >= 1 ? days : DEFAULT_RETENTION_DAYS;
}

export function keepForDays(settings: Pick<Settings, 'set'>, days: number): void {
  settings.set(DAYS, String(days));
}

/** The run that was stopped and waits for an administrator, or null. */
export const stoppedRun = (settings: Pick<Settings, 'get'>): Stopped | null =>
  read(settings, STOPPED, stoppedSchema);

/** An administrator allows so many to go; the next connection does it. */
export function approveRun(settings: Settings, people: number, now: number): void {
  settings.set(APPROVED, JSON.stringify({ at: new Date(now).toISOString(), people }));
  settings.set(LAST_RUN, '');
}

export const stoppedSentence = ({ people, held }: Stopped): string =>
  `The copies of ${people} of ${held} people held here would be removed, because they left long ago. That is unusually many, so nothing was removed. An administrator has to look at it.`;

type Leaving = Pick<Store, 'recordsWhere' | 'retention'>;

/** This patient id and all that were said to be the same person. */
function samePerson(store: Leaving, patient: string): string[] {
  const found = new Set([patient]);
  for (const id of found)
    for (const end of ['left', 'right'])
      for (const link of store.recordsWhere('patient-link', end, id)) {
        const other = link.fields[end === 'left' ? 'right' : 'left']?.value;
        if (link.fields['verdict']?.value === 'same' && typeof other === 'string') found.add(other);
      }
  return [...found];
}

/** People, each with all their ids, whose stays here all ended before `cutoff` (milliseconds since 1970 UTC). */
export function leftBefore(store: Leaving, establishment: string, cutoff: number): string[][] {
  const latest = new Map<string, number>();
  for (const { patient, departedAt } of store.retention.stays(establishment)) {
    const at = departedAt === null ? Number.POSITIVE_INFINITY : Date.parse(departedAt);
    latest.set(patient, Math.max(latest.get(patient) ?? 0, Number.isNaN(at) ? Number.POSITIVE_INFINITY : at));
  }
  const looked = new Set<string>();
  const people: string[][] = [];
  for (const [patient, at] of latest) {
    if (looked.has(patient) || at >= cutoff) continue;
    const ids = samePerson(store, patient);
    for (const id of ids) looked.add(id);
    if (ids.every((id) => (latest.get(id) ?? 0) < cutoff)) people.push(ids);
  }
  return people;
}

/** Of these segments the ones whose digests are the central record's, asked now. */
async function provenSegments(session: Session, segments: ReadonlySet<number>): Promise<Set<number>> {
  const { log } = session.store;
  const scope = session.identity.establishment.id;
  const cursor = log.cursor(scope);
  if (segments.size === 0 || cursor?.epoch !== session.epoch) return new Set();
  const upTo = cursor.feedSeq;
  const last = Math.min(Math.max(...segments), segmentOf(Math.max(upTo, 1)));
  const asked = { epoch: session.epoch, upTo, first: Math.min(...segments), last };
  const answer = await session.link.post('/v1/digest', asked, digestAnswerSchema, session.signal);
  const theirs = new Map(answer.segments.map((segment) => [segment.segment, segment]));
  const proven = new Set<number>();
  for (const segment of segments) {
    const ours = log.segmentDigest(scope, segment, upTo);
    const held = theirs.get(segment);
    if (held?.digest === ours.digest && held.count === ours.count) proven.add(segment);
    await breathe();
  }
  return proven;
}

/** Ids of people of whom everything is proven to be at the central record, with the number of changes looked at. */
async function removable(
  session: Session,
  store: Leaving,
  people: readonly string[][],
): Promise<{ id: string; changes: number }[]> {
  const copies = store.retention.copiesOf(session.identity.establishment.id, people.flat());
  const segmentsOf = (ids: readonly string[]): number[] | null => {
    const held = ids.map((id) => copies.get(id));
    const sure = held.every((copy) => copy?.removable === true);
    return sure ? held.flatMap((copy) => (copy?.removable ? copy.segments : [])) : null;
  };
  const complete = people.flatMap((ids) => {
    const segments = segmentsOf(ids);
    return segments === null ? [] : [{ ids, segments }];
  });
  const proven = await provenSegments(session, new Set(complete.flatMap(({ segments }) => segments)));
  return complete
    .filter(({ segments }) => segments.every((segment) => proven.has(segment)))
    .flatMap(({ ids }) => ids)
    .map((id) => {
      const copy = copies.get(id);
      return { id, changes: copy?.removable ? copy.changes : 0 };
    });
}

function mayRemove(settings: Pick<Settings, 'get'>, people: number, held: number, now: number): boolean {
  if (people <= Math.min(MOST_PEOPLE, Math.max(1, Math.floor(held * MOST_SHARE)))) return true;
  const word = read(settings, APPROVED, approvedSchema);
  return word !== null && people <= word.people && Math.abs(now - Date.parse(word.at)) < APPROVED_MS;
}

function isDue(settings: Pick<Settings, 'get'>, now: number): boolean {
  const last = Date.parse(settings.get(LAST_RUN) ?? '');
  return Number.isNaN(last) || Math.abs(now - last) >= RUN_EVERY_MS;
}

/** Runs at most once a day. Throws a `LinkFault` when the line goes; what was removed by then was proven. */
export async function retain(session: Session): Promise<void> {
  const { retention, recordsWhere, settings } = session.store;
  const now = session.clock.now();
  const waiting = stoppedRun(settings);
  session.status.remark('retention', waiting && stoppedSentence(waiting));
  if (retention === undefined || recordsWhere === undefined || !isDue(settings, now)) return;
  const store = { retention, recordsWhere };
  const cutoff = now - retentionDays(settings) * DAY_MS;
  const left = leftBefore(store, session.identity.establishment.id, cutoff);
  const leaving = await removable(session, store, left);
  const held = retention.people();
  settings.set(LAST_RUN, new Date(now).toISOString());
  if (!mayRemove(settings, leaving.length, held, now)) {
    const stopped = { at: new Date(now).toISOString(), people: leaving.length, held };
    settings.set(STOPPED, JSON.stringify(stopped));
    session.status.remark('retention', stoppedSentence(stopped));
    session.events.incident(stoppedSentence(stopped));
    return;
  }
  settings.set(STOPPED, '');
  settings.set(APPROVED, '');
  session.status.remark('retention', null);
  const gone: string[] = [];
  for (const { id, changes } of leaving) {
    if (session.signal.aborted) break;
    if (retention.purge(id, changes) > 0) gone.push(id);
    await breathe();
  }
  if (gone.length === 0) return;
  retention.settle();
  session.events.applied(gone);
  session.events.incident(
    `The copies of ${gone.length} people who left more than ${retentionDays(settings)} days ago were removed from this workstation; the central record proved that it holds everything.`,
  );
}
