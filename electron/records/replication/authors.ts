/**
 * Who wrote what came with a person from another establishment. Their staff records stay there, so that nobody can sign in here
 * by them; names and roles are asked for and kept, to be shown with no network too.
 */
import { z } from 'zod';
import { uuidSchema } from '../../../shared/changes/change.ts';
import {
  authorSchema,
  authorsAnswerSchema,
  MOST_AUTHORS,
  type Author,
} from '../../../shared/replication/authors.ts';
import type { Settings } from '../store/own-types.ts';
import type { Store } from '../store/store.ts';
import { faultOf } from './fault.ts';
import type { Session } from './session.ts';

const KEPT = 'authors';
const WANTED = 'authors.wanted';
/** People touched at once of whom it is looked at who wrote about them; a larger page is no person who arrives. */
const MOST_PEOPLE = 20;

const keptSchema = z.record(uuidSchema, authorSchema);
const wantedSchema = z.array(uuidSchema);

function read<T>(settings: Pick<Settings, 'get'>, key: string, schema: z.ZodType<T>, none: T): T {
  const text = settings.get(key);
  if (text === null) return none;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return none;
  }
}

/** Null while the central record has not told. */
export const rememberedAuthor = (settings: Pick<Settings, 'get'>, id: string): Author | null =>
  read(settings, KEPT, keptSchema, {})[id] ?? null;

/** Asks for these at the next occasion; ids that are none, and those that are known or asked for, are left out. */
export function wantAuthors(settings: Settings, ids: Iterable<string>): void {
  const kept = read(settings, KEPT, keptSchema, {});
  const wanted = read(settings, WANTED, wantedSchema, []);
  const more = [...new Set(ids)].filter(
    (id) => uuidSchema.safeParse(id).success && kept[id] === undefined && !wanted.includes(id),
  );
  if (more.length > 0) settings.set(WANTED, JSON.stringify([...wanted, ...more]));
}

/** Of people whom a page was about: whoever wrote about them elsewhere and is not known here. */
export function noteAuthors(
  store: Pick<Store, 'settings'> & Partial<Pick<Store, 'recordsOfPatient' | 'record'>>,
  own: string,
  patients: readonly string[],
): void {
  const { recordsOfPatient, record, settings } = store;
  if (patients.length > MOST_PEOPLE || recordsOfPatient === undefined || record === undefined) return;
  const about = (patient: string, type?: string) => recordsOfPatient.call(store, patient, type);
  const ids = patients
    .filter((patient) => about(patient, 'stay').some((stay) => stay.establishment !== own))
    .flatMap((patient) => about(patient))
    .flatMap(({ fields }) => Object.values(fields).flatMap(({ versions }) => versions))
    .filter((version) => version.establishment !== own)
    .map((version) => version.author);
  wantAuthors(
    settings,
    [...new Set(ids)].filter((id) => record.call(store, 'staff', id) === null),
  );
}

const unanswered = new WeakSet<Session>();

/** Asks for those that are wanted. A central record that does not know the question is not asked again by this connection. */
export async function askAuthors(session: Session): Promise<void> {
  const { settings } = session.store;
  const ids = read(settings, WANTED, wantedSchema, []).slice(0, MOST_AUTHORS);
  if (ids.length === 0 || unanswered.has(session)) return;
  try {
    const { authors } = await session.link.post('/v1/authors', { ids }, authorsAnswerSchema, session.signal);
    const told = Object.fromEntries(authors.map((author) => [author.id, author]));
    settings.set(KEPT, JSON.stringify({ ...read(settings, KEPT, keptSchema, {}), ...told }));
    const rest = read(settings, WANTED, wantedSchema, []).filter((id) => !ids.includes(id));
    settings.set(WANTED, JSON.stringify(rest));
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code === null) throw fault;
    unanswered.add(session);
  }
}
