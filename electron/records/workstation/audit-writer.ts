/**
 * Writes the audit trail of this workstation. When the disk refuses an entry it waits in memory and is written before
 * the next one: a full disk must not stop a nurse from reading, and what was read must not go unnoted.
 */
import type { AuditEntry } from '../store/store.ts';
import type { FailureLog } from './failure-log.ts';

const MOST_WAITING = 10_000;

export class AuditWriter {
  readonly #append: () => ((entry: AuditEntry) => void) | null;
  readonly #log: FailureLog;
  #waiting: AuditEntry[] = [];

  /** `append` answers null while the store is not open. */
  constructor(append: () => ((entry: AuditEntry) => void) | null, log: FailureLog) {
    this.#append = append;
    this.#log = log;
  }

  write(entry: AuditEntry): void {
    this.#waiting = [...this.#waiting, entry].slice(-MOST_WAITING);
    const append = this.#append();
    if (append === null) return;
    try {
      while (this.#waiting[0] !== undefined) {
        append(this.#waiting[0]);
        this.#waiting.shift();
      }
    } catch (error) {
      this.#log.report('audit', error);
    }
  }
}
