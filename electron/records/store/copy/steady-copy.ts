/**
 * Copies the store while people save into it. Between two checkpoints the file stands still: saves go to the write-ahead log
 * beside it. So the log is emptied into the file, checkpoints are put off, and the file is read in pieces by the threads of
 * libuv; a save waits for nothing but the first step, which finds an empty log when it is begun at a quiet time. The copy holds
 * what the store held at that moment, encrypted as it is. `VACUUM INTO` would hold every save up until the last page.
 */
import { close, closeSync, fstatSync, openSync, read } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { Connection } from '../connection.ts';
import { appliedMigrations } from '../migrate.ts';

const readPiece = promisify(read);
const PIECE = 1 << 20;
/** Synced so often: one large sync at the end would make the next save wait for all of it. */
const SYNC_EVERY = 8 * PIECE;
const PAGE = 4096;
/** The page that SQLite locks and never uses; Windows refuses to read it. */
const LOCK_PAGE = 0x40000000;
const USUAL_CHECKPOINT = 4000;

/** What the copy has to hold, for whoever verifies it. */
export interface CopyFacts {
  readonly bytes: number;
  readonly changes: number;
  readonly lastAudit: string;
  readonly migrations: readonly string[];
}

/** Asked of the store and of its copy alike; each answer comes from the end of an index. */
export function factsOf(database: Connection): Omit<CopyFacts, 'bytes'> {
  const changes = database.prepare<[], number>('SELECT max(pos) FROM change').pluck();
  const audit = database.prepare<[], string>('SELECT hex(hash) FROM audit ORDER BY seq DESC LIMIT 1').pluck();
  return {
    changes: changes.get() ?? 0,
    lastAudit: audit.get() ?? '',
    migrations: appliedMigrations(database).map(({ tag }) => tag),
  };
}

export interface CopyWatch {
  /** Bytes. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  /** Ends it; nothing is kept then. */
  readonly signal?: AbortSignal | undefined;
}

const STOPPED = new Failure('busy', 'The backup was ended before it was complete.');

export class SteadyCopy {
  readonly #database: Connection;
  readonly #file: string;
  /**
   * Opened once and closed after the connection: closing any descriptor of the file would drop the locks that keep a second
   * process out.
   */
  #source: number | null = null;
  #busy = false;
  #closed = false;

  constructor(database: Connection, file: string) {
    this.#database = database;
    this.#file = file;
  }

  /** While this is so nobody may move pages from the log into the file. */
  get running(): boolean {
    return this.#busy;
  }

  /**
   * Writes and syncs a copy into `target`, which must not exist. Throws `busy` where one is being written already or the file
   * was written into meanwhile; what stands at `target` is then of no use.
   */
  async into(target: string, { progress, signal }: CopyWatch = {}): Promise<CopyFacts> {
    if (this.#busy) throw new Failure('busy', 'A backup is being written already. Wait for it.');
    this.#busy = true;
    try {
      const source = (this.#source ??= openSync(this.#file, 'r'));
      const facts = this.#stand();
      const before = stateOf(source);
      const out = await open(target, 'wx', 0o600);
      try {
        await this.#copy(source, out, before.size, { progress, signal });
        await out.sync();
      } finally {
        await out.close();
      }
      if (this.#closed || !sameState(before, stateOf(source))) {
        throw new Failure('busy', 'The store was put in order while it was being copied. Try again.');
      }
      return { ...facts, bytes: before.size };
    } finally {
      this.#busy = false;
      this.#release();
    }
  }

  /** After the connection was closed. */
  close(): void {
    this.#closed = true;
    if (this.#busy || this.#source === null) return;
    closeSync(this.#source);
    this.#source = null;
  }

  /** Everything that was saved is in the file, and stays as it is until `#release`. */
  #stand(): Omit<CopyFacts, 'bytes'> {
    const [result] = this.#database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (result?.busy !== 0) throw new Failure('busy', 'The store is being written to. Try again.');
    this.#database.pragma('wal_autocheckpoint = 0');
    return factsOf(this.#database);
  }

  #release(): void {
    if (!this.#closed) {
      this.#database.pragma(`wal_autocheckpoint = ${USUAL_CHECKPOINT}`);
      return;
    }
    if (this.#source !== null) close(this.#source);
    this.#source = null;
  }

  async #copy(source: number, out: FileHandle, size: number, watch: CopyWatch): Promise<void> {
    const buffer = Buffer.alloc(PIECE);
    let synced = 0;
    for (let at = 0; at < size;) {
      if (this.#closed || watch.signal?.aborted === true) throw STOPPED;
      const { from, length } = pieceAt(at, size);
      const { bytesRead } = await readPiece(source, buffer, 0, length, from);
      if (bytesRead !== length) throw new Failure('corrupt', 'The store file could not be read to its end.');
      await out.write(buffer, 0, length, from);
      at = from + length;
      if (at - synced >= SYNC_EVERY) {
        await out.datasync();
        synced = at;
      }
      watch.progress?.(at, size);
    }
  }
}

/** The next piece, which steps over the page that nobody may read. */
export function pieceAt(at: number, size: number): { from: number; length: number } {
  const from = at === LOCK_PAGE ? at + PAGE : at;
  const end = from < LOCK_PAGE ? Math.min(size, LOCK_PAGE) : size;
  return { from, length: Math.max(0, Math.min(PIECE, end - from)) };
}

/** A checkpoint writes into the file, and that alters at least one of these. */
function stateOf(source: number): { size: number; written: bigint } {
  const { size, mtimeNs } = fstatSync(source, { bigint: true });
  return { size: Number(size), written: mtimeNs };
}

function sameState(a: ReturnType<typeof stateOf>, b: ReturnType<typeof stateOf>): boolean {
  return a.size === b.size && a.written === b.written;
}
