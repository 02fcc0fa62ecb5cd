/** Establishments and their epochs. */
import { v4 as uuidv4 } from 'uuid';
import type { Establishment } from '../../shared/replication/enrolment.ts';
import type { Query } from '../database/database.ts';
import { Refusal } from '../refusal.ts';

export interface FeedState {
  readonly epoch: string;
  readonly epochBase: number | null;
  /** Last feed number given. */
  readonly head: number;
}

interface EstablishmentRow extends Establishment {
  epoch: string;
  epoch_base: number | null;
  next_feed: number;
}

async function rowOf(query: Query, id: string, lock: boolean): Promise<EstablishmentRow> {
  const [row] = await query<EstablishmentRow>(
    `SELECT id, name, kind, packs, epoch, epoch_base, next_feed FROM establishment WHERE id = $1${lock ? ' FOR UPDATE' : ''}`,
    [id],
  );
  if (!row) throw new Refusal('not-found', `There is no establishment ${id} at this central record.`);
  return row;
}

export async function establishmentOf(query: Query, id: string): Promise<Establishment> {
  const { name, kind, packs } = await rowOf(query, id, false);
  return { id, name, kind, packs };
}

const stateOf = (row: EstablishmentRow): FeedState => ({
  epoch: row.epoch,
  epochBase: row.epoch_base,
  head: row.next_feed - 1,
});

export async function feedState(query: Query, id: string): Promise<FeedState> {
  return stateOf(await rowOf(query, id, false));
}

/**
 * Takes the establishment's row lock until the transaction ends. Whoever gives out feed numbers holds it, so numbers appear
 * in the order they are given (replication.md §4.5).
 */
export async function lockFeed(query: Query, id: string): Promise<FeedState> {
  return stateOf(await rowOf(query, id, true));
}

/**
 * Takes several row locks, always in the order of the ids, so that two transactions never wait for each other. Only those
 * that exist are in the answer.
 */
export async function lockFeeds(query: Query, ids: readonly string[]): Promise<Map<string, FeedState>> {
  const rows = await query<EstablishmentRow>(
    `SELECT id, name, kind, packs, epoch, epoch_base, next_feed FROM establishment WHERE id = ANY($1::text[])
     ORDER BY id FOR UPDATE`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, stateOf(row)]));
}

export async function advanceFeed(query: Query, id: string, head: number): Promise<void> {
  await query('UPDATE establishment SET next_feed = $2 WHERE id = $1', [id, head + 1]);
}

/** Adds an establishment, or corrects the name, kind and packs of one that is there. */
export async function putEstablishment(query: Query, establishment: Establishment): Promise<void> {
  await query(
    `INSERT INTO establishment (id, name, kind, packs, epoch) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET name = $2, kind = $3, packs = $4`,
    [establishment.id, establishment.name, establishment.kind, JSON.stringify(establishment.packs), uuidv4()],
  );
}

/**
 * Begins a new epoch everywhere: run once after the database was restored from a backup. Workstations then compare and
 * send again what the backup does not hold.
 */
export async function beginEpoch(query: Query): Promise<void> {
  await query('UPDATE establishment SET epoch = gen_random_uuid(), epoch_base = next_feed - 1');
}

/** Begins a new epoch at one establishment, unless somebody else has begun one since `epoch`. Answers whether it did. */
export async function beginEpochAfter(query: Query, id: string, epoch: string): Promise<boolean> {
  const rows = await query(
    `UPDATE establishment SET epoch = gen_random_uuid(), epoch_base = next_feed - 1 WHERE id = $1 AND epoch = $2
     RETURNING id`,
    [id, epoch],
  );
  return rows.length === 1;
}

/** Ids of establishments that no workstation has been enrolled at. */
export async function establishmentsWithoutWorkstation(query: Query): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'SELECT id FROM establishment WHERE NOT EXISTS (SELECT 1 FROM workstation w WHERE w.establishment = establishment.id) ORDER BY id',
  );
  return rows.map((row) => row.id);
}

export async function hasEstablishments(query: Query): Promise<boolean> {
  return (await query('SELECT 1 FROM establishment LIMIT 1')).length > 0;
}

/** All establishments by name: where a person may be transferred to. */
export async function allEstablishments(
  query: Query,
): Promise<Pick<Establishment, 'id' | 'name' | 'kind'>[]> {
  return query('SELECT id, name, kind FROM establishment ORDER BY name, id');
}
