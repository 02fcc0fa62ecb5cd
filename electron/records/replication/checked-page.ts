/**
 * A page whose hashes, chain and digest were worked out in another thread (page-worker.ts). It comes as columns of text: as many objects
 * would take longer to hand over than all that was worked out.
 */
import type { Change } from '../../../shared/changes/change.ts';
import { splitLines } from '../../../shared/replication/lines.ts';
import { pageHeaderSchema, type PageHeader, type PageRun } from '../../../shared/replication/messages.ts';
import { parseAnswer } from './link.ts';
import { digestFrom, placed, type ReadPage, receivedEntries } from './wire.ts';

export interface CheckedPage {
  /** As it came. */
  readonly header: string;
  readonly ids: readonly string[];
  readonly hashes: readonly string[];
  readonly prevs: readonly string[];
  readonly payloads: readonly string[];
  readonly sound: readonly boolean[];
}

/** Null when there is anything about the page that whoever asked for it has to look at: own changes, or a digest that differs. */
export function checkPage(text: string): CheckedPage | null {
  const { header, lines } = splitLines(text);
  const { runs, digest } = JSON.parse(header) as PageHeader;
  if (runs.some(({ own }) => own)) return null;
  const rest = lines[Symbol.iterator]();
  const entries = runs.flatMap((run) => [...receivedEntries(run, rest)]);
  if (digestFrom(entries) !== digest) return null;
  return {
    header,
    ids: entries.map(({ id }) => id),
    hashes: entries.map(({ hash }) => hash),
    prevs: entries.map(({ envelope }) => envelope.prev),
    payloads: entries.map(({ payload }) => payload),
    sound: entries.map(({ sound }) => sound === true),
  };
}

/** The same as `readPage` of its text; null when its text has to be read. */
export function pageOf(checked: CheckedPage): ReadPage | null {
  const header = parseAnswer(pageHeaderSchema, checked.header);
  let at = 0;
  function* entriesOf({ device, seq, count, receivedAt }: PageRun) {
    const end = at + count;
    for (const first = at; at < end; at += 1) {
      const [id, hash, prev] = [checked.ids[at], checked.hashes[at], checked.prevs[at]] as [
        string,
        string,
        string,
      ];
      const payload = checked.payloads[at] as string;
      const change = JSON.parse(payload) as Change;
      const envelope = { device, seq: seq + at - first, prev, hash, change };
      yield { receivedAt, id, hash, envelope, payload, sound: checked.sound[at] };
    }
  }
  return placed(header, entriesOf);
}
