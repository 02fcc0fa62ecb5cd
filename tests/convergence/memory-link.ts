/** A link to a central record in memory, which answers at once. */
import { refusalFault } from '../../electron/records/replication/fault.ts';
import type { Link } from '../../electron/records/replication/link.ts';
import { Refusal } from '../../central/refusal.ts';
import type { MemoryCentral } from './memory-central.ts';

/** The answer to questions that have nothing to do with changes; made once, because it is given often. */
const unknown = refusalFault('not-found', 'This central record does not know the question.', {});

/** Turns a refusal of the central record into what the client makes of it. */
async function asTheClientHears<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw refusalFault(error.code, error.message, { through: error.through });
  }
}

export function memoryLink(central: MemoryCentral, establishment: string): Link {
  return {
    traffic: { sent: 0, received: 0 },
    datesHold: () => true,
    speak: () => undefined,
    get: (path, schema) =>
      asTheClientHears(() => {
        const [, segment] = /^\/v1\/segment\/(\d+)$/.exec(path) ?? [];
        if (segment === undefined) throw unknown;
        return schema.parse(central.segmentIds(establishment, Number(segment)));
      }),
    post: (path, body, schema) =>
      asTheClientHears(async () => {
        if (path === '/v1/hello') return schema.parse(await central.hello(establishment, body));
        if (path === '/v1/digest') return schema.parse(central.digest(establishment, body));
        if (path === '/v1/missing') return schema.parse(central.missing(establishment, body));
        throw unknown;
      }),
    postLines: (path, text, _coding, schema) =>
      asTheClientHears(async () => {
        if (path === '/v1/push') return schema.parse(await central.push(establishment, text));
        if (path === '/v1/relay') return schema.parse(central.relay(establishment, text));
        throw unknown;
      }),
    getLines: (path) =>
      asTheClientHears(() => central.page(establishment, new URL(path, 'https://x').searchParams)),
    close: () => Promise.resolve(),
  };
}
