/** Limits of the protocol that both sides must know (docs/replication-protocol.md §3). Bytes and milliseconds. */

/** Versions of the protocol this build speaks, oldest first; n and n-1 are both spoken (docs/replication-protocol.md §7). */
export const PROTOCOL_VERSIONS: readonly number[] = [1, 2];
/** Names the version that hello agreed on; every later request carries it. A request without it speaks version 1. */
export const PROTOCOL_HEADER = 'throughcare-protocol';

/** The highest version both sides speak, or null. */
export function commonProtocol(ours: readonly number[], theirs: readonly number[]): number | null {
  const common = ours.filter((version) => theirs.includes(version));
  return common.length === 0 ? null : Math.max(...common);
}

/** What one push or one page carries before compression; a single group may exceed it by itself. */
export const BATCH_BYTES = 512 * 1024;
/** The most changes in one push or page: bounds the transaction on either side. */
export const BATCH_CHANGES = 2000;
/** The most a reader may ask for in one page. */
export const PAGE_BYTES = 4 * 1024 * 1024;
export const PAGE_CHANGES = 10_000;
/** Hard ceiling of a request body, before and after decompression; above it the answer is 413 and the sender halves. */
export const BODY_BYTES = 4 * 1024 * 1024;
/** Hard ceiling of an answer after decompression, so that a broken or hostile peer cannot fill the memory. */
export const ANSWER_BYTES = 32 * 1024 * 1024;
/** Longest time a pull may wait for news. */
export const LONG_POLL_MS = 25_000;
/** How far ahead of the central record's clock a change may count when values are merged (DESIGN §5). */
export const CLOCK_CAP_MS = 5 * 60_000;
/** From this difference of clocks on, the workstation says so. */
export const SKEW_WARNING_MS = 2 * 60_000;
/** Feed numbers of one digest segment. */
export const SEGMENT = 1000;
/** The most ids in one `missing` question. */
export const MISSING_IDS = 2000;

export const JSON_LINES = 'application/x-ndjson';
