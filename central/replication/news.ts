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
  /** Something was added to an establishment's feed. */
  tell(establishment: string): void;
  /** Resolves at the next news of the establishment, after `ms`, or when `signal` aborts. */
  next(establishment: string, ms: number, signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

export async function createNews(database: Database, log: (message: string) => void): Promise<News> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const pending = new Map<string, NodeJS.Timeout>();
  let listener: pg.Client | null = null;
  let stopped = false;

  async function listen(): Promise<void> {
    if (stopped) return;
    try {
      const client = await database.connect();
      client.on('notification', (message) => emitter.emit(message.payload ?? ''));
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
    tell(establishment) {
      emitter.emit(establishment);
      if (pending.has(establishment) || stopped) return;
      const timer = setTimeout(() => {
        pending.delete(establishment);
        // No durability is needed for a wake-up call, so it does not wait for a flush.
        database
          .query("SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)", [
            CHANNEL,
            establishment,
          ])
          .catch((error: Error) => log(`cannot pass on news: ${error.message}`));
      }, NOTIFY_EVERY_MS);
      pending.set(establishment, timer);
    },
    next(establishment, ms, signal) {
      return new Promise((resolve) => {
        if (stopped || signal.aborted) return resolve();
        const done = (): void => {
          clearTimeout(timer);
          emitter.off(establishment, done);
          emitter.off('stop', done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        emitter.once(establishment, done);
        emitter.once('stop', done);
        signal.addEventListener('abort', done);
      });
    },
    async stop() {
      stopped = true;
      for (const timer of pending.values()) clearTimeout(timer);
      emitter.emit('stop');
      await listener?.end().catch(() => undefined);
    },
  };
}
