/**
 * The network between workstations and the central record: carries the real client's requests, and loses, repeats, delays
 * and swaps them as a history says.
 */
import { LinkFault } from '../../electron/records/replication/fault.ts';
import type { Link } from '../../electron/records/replication/link.ts';
import type { LateMail } from './surroundings.ts';

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

/** A link whose messages meet `troubles` in order; what comes after them arrives. */
export function troubled(link: Link, troubles: readonly Trouble[], late: LateMail): Link {
  if (troubles.length === 0) return link;
  let sent = 0;
  let release: (() => void) | null = null;

  async function carry<T>(work: () => Promise<T>, mayWait: boolean): Promise<T> {
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
    const answer = work();
    // The client may give up on a later message first; that this one failed as well is then no news.
    answer.catch(() => undefined);
    if (waiting) {
      await answer.catch(() => undefined);
      waiting();
    }
    const result = await answer;
    if (trouble === 'arrives twice') await work().catch(() => undefined);
    if (trouble === 'arrives, its answer is lost, and it arrives again later') late.push(work);
    if (trouble.startsWith('arrives, its answer is lost')) throw noNetwork();
    return result;
  }

  return {
    ...link,
    get: (...of) => carry(() => link.get(...of), false),
    post: (...of) => carry(() => link.post(...of), false),
    postLines: (...of) => carry(() => link.postLines(...of), true),
    getLines: (...of) => carry(() => link.getLines(...of), false),
  };
}
