/**
 * The network between workstations and a central record in memory: carries the real client's requests, and loses, repeats,
 * delays and swaps them as a history says.
 */
import { LinkFault, refusalFault } from '../../electron/records/replication/fault.ts';
import type { Link } from '../../electron/records/replication/link.ts';
import { Refusal } from '../../central/refusal.ts';
import type { MemoryCentral } from './memory-central.ts';

/** What happens to one message. */
export const TROUBLES = [
  'arrives',
  'is lost',
  'arrives, its answer is lost',
  'arrives twice',
  'arrives, its answer is lost, and it arrives again later',
  'is held back until the next one has arrived',
] as const;
export type Trouble = (typeof TROUBLES)[number];

const noNetwork = (): LinkFault => new LinkFault('no-network', 'No network to the central record.');

/** The answer to questions that have nothing to do with changes; made once, because it is given often. */
const unknown = refusalFault('not-found', 'This central record does not know the question.', {});

/** Messages whose repetition is still underway. */
export type LateMail = (() => Promise<unknown>)[];

/** Turns a refusal of the central record into what the client makes of it. */
async function asTheClientHears<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw refusalFault(error.code, error.message, { through: error.through });
  }
}

/**
 * A link of a workstation of `establishment`. `troubles` befall its messages in order; what comes after them arrives.
 */
export function courier(
  central: MemoryCentral,
  establishment: string,
  troubles: readonly Trouble[],
  late: LateMail,
): Link {
  let sent = 0;
  let release: (() => void) | null = null;

  async function carry<T>(work: () => Promise<T> | T, mayWait: boolean): Promise<T> {
    const trouble = troubles[sent] ?? 'arrives';
    sent += 1;
    const waiting = release;
    release = null;
    if (trouble === 'is lost') {
      waiting?.();
      throw noNetwork();
    }
    if (mayWait && trouble === 'is held back until the next one has arrived') {
      // Nothing may follow it; then it arrives by itself.
      await new Promise<void>((resolve) => {
        release = resolve;
        setImmediate(resolve);
      });
    }
    const answer = asTheClientHears(work);
    // The client may give up on a later message first; that this one failed as well is then no news.
    answer.catch(() => undefined);
    if (waiting) {
      await answer.catch(() => undefined);
      waiting();
    }
    const result = await answer;
    if (trouble === 'arrives twice') await asTheClientHears(work).catch(() => undefined);
    if (trouble === 'arrives, its answer is lost, and it arrives again later') late.push(async () => work());
    if (trouble.startsWith('arrives, its answer is lost')) throw noNetwork();
    return result;
  }

  return {
    traffic: { sent: 0, received: 0 },
    datesHold: () => true,
    speak: () => undefined,
    get: (path, schema) =>
      carry(() => {
        const [, segment] = /^\/v1\/segment\/(\d+)$/.exec(path) ?? [];
        if (segment === undefined) throw unknown;
        return schema.parse(central.segmentIds(establishment, Number(segment)));
      }, false),
    post: (path, body, schema) =>
      carry(async () => {
        if (path === '/v1/hello') return schema.parse(await central.hello(establishment, body));
        if (path === '/v1/digest') return schema.parse(central.digest(establishment, body));
        if (path === '/v1/missing') return schema.parse(central.missing(establishment, body));
        throw new Refusal('not-found', path);
      }, false),
    postLines: (path, text, _coding, schema) =>
      carry(async () => {
        if (path === '/v1/push') return schema.parse(await central.push(establishment, text));
        if (path === '/v1/relay') return schema.parse(central.relay(establishment, text));
        throw new Refusal('not-found', path);
      }, true),
    getLines: (path) =>
      carry(() => central.page(establishment, new URL(path, 'https://x').searchParams), false),
    close: () => Promise.resolve(),
  };
}
