/** The second client behind the cases' interface. */
import { generateKeyPairSync } from 'node:crypto';
import { SHORT } from '../support/central.ts';
import { Client } from './client/client.mjs';
import { enrol } from './client/enrol.mjs';
import type { ClientKind, Enrolled, Replica } from './replica.ts';

/** What of it is used; the client itself is plain JavaScript. */
interface Installation {
  readonly log: {
    readonly device: string;
    readonly head: { seq: number };
    readonly acknowledged: number;
    readonly feed: Map<number, string>;
    readonly envelopes: Map<string, { hash: string }>;
    readonly refused: Map<string, string>;
  };
  readonly exchange: { readonly equal: boolean | null };
  save(texts: readonly string[], more: object): string[];
  sync(): Promise<void>;
  follow(): void;
  leave(): Promise<void>;
  copy(): Installation;
}

function replica(client: Installation): Replica {
  const { log } = client;
  return {
    device: () => log.device,
    save: (texts, { establishment, type } = {}) =>
      client.save(texts, {
        ...(establishment === undefined ? {} : { establishment }),
        ...(type === undefined ? {} : { record: { type, id: crypto.randomUUID() } }),
      }),
    sync: () => client.sync(),
    async follow() {
      await client.sync();
      client.follow();
    },
    leave: () => client.leave(),
    held: () => new Map([...log.feed.values()].map((id) => [id, log.envelopes.get(id)?.hash ?? ''])),
    waiting: () => log.head.seq - log.acknowledged,
    refused: () => [...log.refused.keys()],
    equal: () => client.exchange.equal === true,
    copy: () => replica(client.copy()),
    forget(id) {
      for (const [feed, held] of log.feed) if (held === id) log.feed.delete(feed);
    },
    end: () => client.leave(),
  };
}

export const independent: ClientKind = {
  name: 'the second client',
  async enrol(url, code, name) {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    return (await enrol({ url, code, name, key: privateKey })) as unknown as Enrolled;
  },
  create: (enrolled, url) =>
    replica(
      new Client(
        enrolled as never,
        (url === undefined ? {} : { url, answerMs: SHORT.answerMs }) as never,
      ) as unknown as Installation,
    ),
};
