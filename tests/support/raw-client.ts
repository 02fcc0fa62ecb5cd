/** Speaks the protocol by hand, for what a well-behaved workstation never sends. */
import { createHash } from 'node:crypto';
import { v4 as uuidv4 } from 'uuid';
import { canonicalText, FIRST_PREV, type Change } from '../../shared/changes/change.ts';
import { pushAnswerSchema, type PushAnswer } from '../../shared/replication/messages.ts';
import { createLink, type Link } from '../../electron/records/replication/link.ts';
import type { Identity } from '../../electron/records/replication/identity.ts';
import { nurse } from './stores.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function someChange(over: Partial<Change> = {}): Change {
  const device = uuidv4();
  return {
    id: uuidv4(),
    clock: { ms: Date.now(), counter: 0, device },
    author: nurse.staffId,
    happenedAt: new Date().toISOString(),
    establishment: nurse.establishment,
    patient: uuidv4(),
    record: { type: 'note', id: uuidv4() },
    fields: { text: { value: 'Seen', replaces: [] } },
    schema: 1,
    group: null,
    ...over,
  };
}

export interface RawClient {
  readonly device: string;
  readonly link: Link;
  /** Pushes lines as the next of the chain; a line may be anything. */
  push(lines: readonly (Change | string)[]): Promise<PushAnswer>;
  /** Sends the body of the last push again. */
  again(): Promise<PushAnswer>;
}

export function rawClient(identity: Identity, url = identity.url): RawClient {
  const link = createLink(url, identity);
  const device = uuidv4();
  let [seq, prev, body] = [0, FIRST_PREV, ''];
  const send = (): Promise<PushAnswer> => link.postLines('/v1/push', body, 'gzip', pushAnswerSchema);
  return {
    device,
    link,
    async push(items) {
      const lines = items.map((item) => (typeof item === 'string' ? item : canonicalText(item)));
      const header = { device, from: seq + 1, prev, count: lines.length };
      for (const line of lines) {
        seq += 1;
        prev = sha256(`${prev}:${device}:${seq}:${sha256(line)}`);
      }
      body = [JSON.stringify({ ...header, link: prev }), ...lines].join('\n');
      return send();
    },
    again: send,
  };
}
