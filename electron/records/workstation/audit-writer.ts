/**
 * Writes the audit trail of this workstation. When the disk refuses an entry it waits in memory and is written before
 * the next one: a full disk must not stop a nurse from reading, and what was read must not go unnoted.
 */
import type { AuditEvent } from '../../../shared/audit/event-words.ts';
import type { AuditEntry } from '../store/own-types.ts';
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

  write(entry: AuditEntry & { readonly event: AuditEvent }): void {
    this.#waiting = [...this.#waiting, kept(entry)].slice(-MOST_WAITING);
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

/** The longest detail that the central record takes (shared/replication/audit.ts). */
const LONGEST_DETAIL = 10_000;

/**
 * An entry that can be chained and sent whatever somebody typed or sent: half of a surrogate pair has no canonical form, and one
 * entry that can never be written would keep every later one waiting.
 */
function kept(entry: AuditEntry): AuditEntry {
  const words = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd');
  return {
    ...entry,
    staff: words(entry.staff),
    patient: entry.patient === null ? null : words(entry.patient),
    // Cut before it is mended: a cut may fall into a pair.
    detail: words(entry.detail.slice(0, LONGEST_DETAIL)),
  };
}
