/**
 * Pages held in one open transaction while a new store is being filled: each transaction encrypts the pages of the indexes
 * again, and there are few changes to a page. Nothing else is ever written inside it: whoever writes ends it first, so a
 * save is durable when it returns, as always. What a cut takes is asked for again, because the cursor is part of it.
 */
import { Failure } from '../../../shared/failure/failure.ts';
import type { Connection } from './connection.ts';
import { guarded } from './errors.ts';

/** Ending one should take about this long; somebody may be waiting for an answer. */
const END_MS = 300;
/** Changes of one transaction: before anything is known about this machine, and the least and the most. */
const CHANGES = { first: 5000, least: 1000, most: 20_000 };
/** Changes written in transactions of their own after something that was held could not be stored. */
const APART = 10_000;
/** So little comes again after a cut. */
const LONGEST_MS = 5000;

export class Holding {
  private readonly database: Connection;
  private readonly reload: () => void;
  private on = false;
  private open = false;
  /** What was held is gone, and with it the place that the next page would go on from. */
  private lost = false;
  /** Changes still to be written in transactions of their own, so that a page that cannot be stored costs no other again. */
  private apart = 0;
  private changes = 0;
  private since = 0;
  private most = CHANGES.first;

  /** `reload` reads again what is kept in memory of the tables. */
  constructor(database: Connection, reload: () => void) {
    this.database = database;
    this.reload = reload;
  }

  /** From now on pages are held, or not any more. */
  set(on: boolean): void {
    try {
      this.end();
    } finally {
      this.on = on;
      this.lost = false;
    }
  }

  /**
   * Writes a page; where pages are held, inside the transaction that holds them, and then without a savepoint of its own: that
   * would copy every page of the file it alters. When it cannot be written, all that was held is gone with it.
   */
  page<T>(changes: number, write: () => T): T {
    if (!this.on) return write();
    if (this.open && !this.database.inTransaction) this.gone();
    if (this.lost) throw new Failure('unexpected', 'Pages before this one could not be stored.');
    if (this.apart > 0) {
      this.apart -= changes;
      return write();
    }
    if (!this.open) this.begin();
    this.changes += changes;
    try {
      return write();
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      this.gone();
      throw error;
    }
  }

  private begin(): void {
    this.database.exec('BEGIN IMMEDIATE');
    this.open = true;
    this.changes = 0;
    this.since = performance.now();
  }

  /** Between two pages: ends the transaction when it holds enough, or `now`. */
  rest(now: boolean): void {
    if (now || this.changes >= this.most || performance.now() - this.since > LONGEST_MS) this.end();
  }

  /** What was held is durable when this returns; when it cannot be, all of it is gone and the error is thrown. */
  end(): void {
    if (!this.open) return;
    const began = performance.now();
    try {
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      this.gone();
      throw error;
    }
    this.open = false;
    const inTime = (this.changes * END_MS) / Math.max(performance.now() - began, 1);
    // One slow end may have had a checkpoint in it, which says nothing of the next.
    const most = Math.max(inTime, this.most / 2);
    this.most = Math.round(Math.min(CHANGES.most, Math.max(CHANGES.least, most)));
  }

  private gone(): void {
    this.open = false;
    this.lost = true;
    this.apart = APART;
    this.reload();
  }

  /** The same part of the store, but what is held comes to an end before anything of it runs, except what only reads. */
  before<T extends object>(part: T, reads: readonly (keyof T)[]): T {
    return new Proxy(part, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function' || reads.includes(name as keyof T)) return member;
        return (...given: unknown[]): unknown => {
          guarded(() => this.end());
          return Reflect.apply(member, target, given);
        };
      },
    });
  }
}
