/** Client of the floor: the same encrypted store, gzip pages, nothing else. */
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { Agent, type Dispatcher } from 'undici';
import type { Change } from '../../shared/changes/change.ts';
import { chainLink, FIRST_PREV, payloadHash } from '../../shared/changes/change.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { sha256 } from '../../electron/records/replication/wire.ts';

const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);
const BATCH_BYTES = 512 * 1024;
const PAGE = 1000;

export interface Cost {
  readonly ms: number;
  readonly bytes: number;
}

async function ask(
  agent: Agent,
  options: Dispatcher.RequestOptions,
): Promise<{ value: unknown; bytes: number }> {
  const answer = await agent.request(options);
  const body = Buffer.from(await answer.body.arrayBuffer());
  return { value: JSON.parse((await gunzip(body)).toString('utf8')), bytes: body.length };
}

/** Sends everything after `seq`. */
export async function floorPush(store: Store, origin: string, after = 0): Promise<Cost> {
  const agent = new Agent({ connections: 1 });
  const began = performance.now();
  let [seq, bytes] = [after, 0];
  for (;;) {
    const envelopes = store.log.ownAfter(seq, BATCH_BYTES);
    if (envelopes.length === 0) break;
    const body = await gzip(JSON.stringify(envelopes.map((envelope) => envelope.change)));
    const answer = await ask(agent, { origin, path: '/push', method: 'POST', body });
    bytes += body.length + answer.bytes;
    seq = envelopes.at(-1)?.seq ?? seq;
  }
  const ms = performance.now() - began;
  await agent.close();
  return { ms, bytes };
}

/** Fetches everything after `after` into a store by its own applyPage, the cheapest durable way in that it offers. */
export async function floorPull(store: Store, origin: string, device: string, after = 0): Promise<Cost> {
  const agent = new Agent({ connections: 1 });
  const began = performance.now();
  let [last, bytes, seq, prev] = [after, 0, 0, FIRST_PREV];
  for (;;) {
    const path = `/pull?after=${last}&limit=${PAGE}`;
    const answer = await ask(agent, { origin, path, method: 'GET' });
    bytes += answer.bytes;
    const rows = answer.value as { seq: number; change: Change }[];
    if (rows.length === 0) break;
    const entries = rows.map(({ change }) => {
      seq += 1;
      const hash = payloadHash(change, sha256);
      const envelope = { device, seq, prev, hash, change };
      prev = chainLink(envelope, sha256);
      const receivedAt = new Date(change.clock.ms).toISOString();
      return { feedSeq: seq, effectiveMs: change.clock.ms, receivedAt, id: change.id, hash, envelope };
    });
    last = rows.at(-1)?.seq ?? last;
    store.log.applyPage({ scope: 'LEI', epoch: 'floor', next: seq, entries });
  }
  const ms = performance.now() - began;
  await agent.close();
  return { ms, bytes };
}
