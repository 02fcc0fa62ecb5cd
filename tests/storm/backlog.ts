/** What waits on one workstation, the same every time for the same seed: envelopes as the log stores them, and pushes as they travel. */
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { canonicalText, chainLink, type Change, FIRST_PREV } from '../../shared/changes/change.ts';
import { BATCH_BYTES, BATCH_CHANGES } from '../../shared/replication/limits.ts';
import { joinLines } from '../../shared/replication/lines.ts';
import { sha256 } from '../../central/sha256.ts';

/** Changes about one person, on average: an assessment begun. */
const OF_A_PERSON = 160;
/** Changes of one save. */
const SAVE = 4;

export interface Waiting {
  readonly id: string;
  readonly hash: string;
  readonly seq: number;
  readonly prev: string;
  readonly type: string;
  readonly record: string;
  readonly patient: string;
  readonly text: string;
}

/** UUID of version 4's form from any words. */
export function uuidOf(...words: (string | number)[]): string {
  const hex = createHash('sha256').update(words.join(' ')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function changeOf(establishment: string, device: string, number: number, atMs: number): Change {
  const patient = uuidOf(device, 'patient', Math.floor(number / OF_A_PERSON));
  const isPerson = number % OF_A_PERSON === 0;
  const fill = createHash('sha256').update(`${device} ${number}`).digest('hex');
  const write = (value: string) => ({ value, replaces: [] });
  return {
    id: uuidOf(device, 'change', number),
    clock: { ms: atMs + number, counter: 0, device },
    author: 'staff-nurse',
    happenedAt: new Date(atMs + number).toISOString(),
    establishment,
    patient,
    record: isPerson
      ? { type: 'patient', id: patient }
      : { type: 'note', id: uuidOf(device, 'record', number) },
    fields: isPerson
      ? {
          surname: write(`O’Neill-${fill.slice(0, 8)}`),
          forenames: write('Siân'),
          dateOfBirth: write('1988-02-29'),
        }
      : {
          text: write(`Seen in healthcare ${number}. ${fill} Settled, no concerns.`),
          kind: write('nursing'),
        },
    schema: 1,
    group: uuidOf(device, 'save', Math.floor(number / SAVE)),
  };
}

/** `count` changes of one device after `from` already written ones whose link is `prev`. */
export function backlogOf(
  establishment: string,
  device: string,
  count: number,
  begun = { seq: 0, link: FIRST_PREV },
): Waiting[] {
  const atMs = Date.UTC(2026, 0, 1);
  let prev = begun.link;
  return Array.from({ length: count }, (_, index) => {
    const change = changeOf(establishment, device, begun.seq + index, atMs);
    const text = canonicalText(change);
    const hash = sha256(text);
    const seq = begun.seq + index + 1;
    const waiting = {
      id: change.id,
      hash,
      seq,
      prev,
      type: change.record.type,
      record: change.record.id,
      patient: change.patient ?? '',
      text,
    };
    prev = chainLink({ device, seq, prev, hash }, sha256);
    return waiting;
  });
}

export interface PushBody {
  readonly body: Buffer;
  readonly count: number;
}

/** Batches of whole saves, as the client makes them. */
export function batchesOf(waiting: readonly Waiting[]): Waiting[][] {
  const batches: Waiting[][] = [];
  let bytes = 0;
  for (let from = 0; from < waiting.length; from += SAVE) {
    const save = waiting.slice(from, from + SAVE);
    const size = save.reduce((sum, { text }) => sum + text.length, 0);
    const last = batches.at(-1);
    if (last && bytes + size <= BATCH_BYTES && last.length + SAVE <= BATCH_CHANGES) {
      last.push(...save);
      bytes += size;
    } else {
      batches.push(save);
      bytes = size;
    }
  }
  return batches;
}

/** A batch as it travels, packed beforehand so that the storm measures the central record and not its visitors. */
export function pushOf(device: string, batch: readonly Waiting[]): PushBody {
  const [first, last] = [batch[0], batch.at(-1)];
  if (!first || !last) throw new RangeError('a push carries at least one change');
  const link = chainLink({ device, seq: last.seq, prev: last.prev, hash: last.hash }, sha256);
  const header = { device, from: first.seq, prev: first.prev, count: batch.length, link };
  const text = joinLines(
    header,
    batch.map((each) => each.text),
  );
  return { body: zstdCompressSync(text), count: batch.length };
}
