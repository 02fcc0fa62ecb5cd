/**
 * Delivers batches of a file as their workstation would push them: same judging, same transaction, same chain. Where the
 * chain held here is another (a copy of the workstation has sent meanwhile) or ends earlier (the central record was
 * restored), the workstation would take a new device id and issue its changes again; the file does the same, under an id
 * that follows from where it leaves the chain, so that taking it in again finds everything held.
 */
import { v5 as uuidv5 } from 'uuid';
import { FIRST_PREV } from '../../shared/changes/change.ts';
import type { PushAnswer, PushHeader } from '../../shared/replication/messages.ts';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../replication/caller.ts';
import { checkLines } from '../replication/check.ts';
import { storePush } from '../replication/push.ts';
import { sha256 } from '../sha256.ts';
import type { BatchLine } from './batches.ts';

/** Any constant: names the device ids made here. */
const NAMESPACE = '0a1f3a52-6a43-4c0b-9c55-4b0d7a1c9e21';
/** Copies of copies; more would mean that something else is wrong. */
const ATTEMPTS = 16;

interface Chain {
  readonly device: string;
  readonly seq: number;
  readonly link: string;
}

function headerOf(chain: Chain, batch: readonly BatchLine[]): PushHeader {
  let link = chain.link;
  batch.forEach(({ envelope }, index) => {
    link = sha256(`${link}:${chain.device}:${chain.seq + index + 1}:${envelope.hash}`);
  });
  return {
    device: chain.device,
    from: chain.seq + 1,
    prev: chain.link,
    count: batch.length,
    link,
    // As a push that was asked for hashes: a payload that does not fit its hash is set aside by itself.
    hashes: batch.map(({ envelope }) => envelope.hash),
  };
}

export interface Delivery {
  /** Stores one batch after the one before it. */
  next(batch: readonly BatchLine[]): Promise<PushAnswer>;
  /** Device ids that changes were issued again under. */
  readonly reissued: ReadonlySet<string>;
}

export function createDelivery(central: Central, caller: Caller, start: Chain): Delivery {
  const reissued = new Set<string>();
  let chain = start;

  async function send(at: Chain, batch: readonly BatchLine[]): Promise<PushAnswer> {
    const header = headerOf(at, batch);
    const lines = checkLines(
      header,
      batch.map(({ text }) => text),
      caller.establishment,
    );
    const answer = await storePush(central, caller, header, lines);
    chain = { device: at.device, seq: at.seq + batch.length, link: header.link };
    return answer;
  }

  return {
    reissued,
    async next(batch) {
      const left = `${chain.device} ${chain.seq} ${chain.link}`;
      for (let attempt = 0; ; attempt += 1) {
        const device = attempt === 0 ? chain.device : uuidv5(`${left} ${attempt}`, NAMESPACE);
        const at = attempt === 0 ? chain : { device, seq: 0, link: FIRST_PREV };
        try {
          const answer = await send(at, batch);
          if (attempt > 0) reissued.add(device);
          return answer;
        } catch (error) {
          const apart = error instanceof Refusal && (error.code === 'gap' || error.code === 'fork');
          if (!apart || attempt === ATTEMPTS) throw error;
        }
      }
    },
  };
}
