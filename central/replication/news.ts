/**
 * Wakes long polls. Within this process at once; between several central processes on one database by LISTEN/NOTIFY, sent
 * at most every 100 ms an establishment because NOTIFY takes a lock that all committing sessions share.
 */
import { EventEmitter } from 'node:events';
import type pg from 'pg';
import type { Database } from '../database/database.ts';

const CHANNEL = 'throughcare_feed';
const NOTIFY_EVERY_MS = 100;
const RECONNECT_MS = 1000;

export interface News {
  /** Something was added to an establishment's feed, sent by a workstation. */
  tell(establishment: string, workstation: string): void;
  /**
   * Resolves at the next news of the establishment that others than `workstation` sent, after `ms`, or when `signal`
   * aborts. A workstation's own pushes do not wake it: their answers already told it the feed numbers.
   */
  next(establishment: string, workstation: string, ms: number, signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

export async function createNews(database: Database, log: (message: string) => void): Promise<News> {
  const emitter = new EventEmitter().setMaxListeners(0);
  /** Establishments to pass on, with the only sender since the last time, or `*` for several. */
  const pending = new Map<string, { sender: string }>();
  const timers = new Set<NodeJS.Timeout>();
  let listener: pg.Client | null = null;
  let stopped = false;

  async function listen(): Promise<void> {
    if (stopped) return;
    try {
      const client = await database.connect();
      client.on('notification', (message) => {
        const [establishment = '', sender = ''] = (message.payload ?? '').split(' ');
        emitter.emit(establishment, sender);
      });
      client.on('end', () => void (stopped || setTimeout(() => void listen(), RECONNECT_MS).unref()));
      await client.query(`LISTEN ${CHANNEL}`);
      listener = client;
    } catch (error) {
      log(`cannot listen for news from the database: ${(error as Error).message}`);
      setTimeout(() => void listen(), RECONNECT_MS).unref();
    }
  }
  await listen();

  return {
    tell(establishment, workstation) {
      emitter.emit(establishment, workstation);
      const waiting = pending.get(establishment);
      if (waiting && waiting.sender !== workstation) waiting.sender = '*';
      if (waiting || stopped) return;
      const note = { sender: workstation };
      pending.set(establishment, note);
      const timer = setTimeout(() => {
        timers.delete(timer);
        pending.delete(establishment);
        // No durability is needed for a wake-up call, so it does not wait for a flush.
        database
          .query("SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)", [
            CHANNEL,
            `${establishment} ${note.sender}`,
          ])
          .catch((error: Error) => log(`cannot pass on news: ${error.message}`));
      }, NOTIFY_EVERY_MS);
      timers.add(timer);
    },
    next(establishment, workstation, ms, signal) {
      return new Promise((resolve) => {
        if (stopped || signal.aborted) return resolve();
        const done = (): void => {
          clearTimeout(timer);
          emitter.off(establishment, heard);
          emitter.off('stop', done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const heard = (sender: string): void => {
          if (sender !== workstation) done();
        };
        const timer = setTimeout(done, ms);
        emitter.on(establishment, heard);
        emitter.once('stop', done);
        signal.addEventListener('abort', done);
      });
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      emitter.emit('stop');
      await listener?.end().catch(() => undefined);
    },
  };
}
