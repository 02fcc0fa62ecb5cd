/** How the connection is set while a new store is being filled: a larger cache, and checkpoints further apart. */
import type { Connection } from './connection.ts';

/** Kibibytes (negative, as SQLite wants them) and pages of the write-ahead log; `usual` is what connection.ts sets. */
const SETTINGS = {
  usual: { cache: -24_000, checkpoint: 4_000 },
  // The indexes of a country's largest prison fit, so that no page of theirs is encrypted and read back between two uses.
  filling: { cache: -256_000, checkpoint: 30_000 },
} as const;

/** Durability is not touched: every transaction still reaches the disk before it counts. */
export function setFilling(database: Connection, filling: boolean): void {
  const { cache, checkpoint } = filling ? SETTINGS.filling : SETTINGS.usual;
  database.pragma(`cache_size = ${cache}`);
  database.pragma(`wal_autocheckpoint = ${checkpoint}`);
  if (!filling) database.pragma('shrink_memory');
}
