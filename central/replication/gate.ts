/**
 * How much the central record takes on at once, and who is next. A thousand workstations that return together must neither fill its
 * memory nor keep a nurse waiting behind another prison's backlog:
 * - work waits before its body is read, so that what waits costs a connection's buffers and nothing more;
 * - establishments take turns, however much each has waiting; a small request goes before large ones, most of the time;
 * - what would wait too long, or is too much, is sent away with `slow-down` and a time to come back.
 */
import { Refusal } from '../refusal.ts';

export interface GateOptions {
  /** At work at once, in all and of one establishment; asked anew each time, as it may depend on other work. */
  readonly running: () => number;
  readonly ofOne: number;
  /** Waiting at most, in all and of one workstation. */
  readonly waiting: number;
  readonly ofWorkstation: number;
  /** Longest wait, milliseconds; well below what a client waits for an answer. */
  readonly patienceMs: number;
  /** 0 ≤ n < 1; spreads the times to come back. */
  readonly random: () => number;
}

export interface Asking {
  readonly establishment: string;
  readonly workstation: string;
  readonly small: boolean;
}

/** A place at work. `leave` may be called more than once. */
export interface Place {
  leave(): void;
}

export interface Gate {
  /** Resolves when it is this one's turn; throws `slow-down`, or the signal's reason when the asker is gone. */
  enter(asking: Asking, signal?: AbortSignal): Promise<Place>;
  readonly counts: { readonly running: number; readonly waiting: number; readonly turnedAway: number };
}

interface Ticket extends Asking {
  go(): void;
  turnAway(): void;
}

/** So many small requests go before a large one has its turn. */
const SMALL_FIRST = 8;
/** Seconds after which somebody sent away may come back. */
const LONGEST_AWAY = 20;

/** Waiting requests of one size: a ring of establishments, each with its own queue. */
class Lane {
  readonly queues = new Map<string, Ticket[]>();

  add(ticket: Ticket): void {
    const queue = this.queues.get(ticket.establishment);
    if (queue) queue.push(ticket);
    else this.queues.set(ticket.establishment, [ticket]);
  }

  remove(ticket: Ticket): void {
    const queue = this.queues.get(ticket.establishment) ?? [];
    const rest = queue.filter((other) => other !== ticket);
    if (rest.length === 0) this.queues.delete(ticket.establishment);
    else this.queues.set(ticket.establishment, rest);
  }

  /** The next of the establishment whose turn it is among those that may; it goes to the end of the ring. */
  take(may: (establishment: string) => boolean): Ticket | null {
    for (const [establishment, queue] of this.queues) {
      if (!may(establishment)) continue;
      const ticket = queue.shift() ?? null;
      this.queues.delete(establishment);
      if (queue.length > 0) this.queues.set(establishment, queue);
      return ticket;
    }
    return null;
  }

  /** The longest queue's last. */
  worst(): { ticket: Ticket; length: number } | null {
    let longest: Ticket[] = [];
    for (const queue of this.queues.values()) if (queue.length > longest.length) longest = queue;
    const ticket = longest.at(-1);
    return ticket ? { ticket, length: longest.length } : null;
  }
}

export function createGate(options: GateOptions): Gate {
  const small = new Lane();
  const large = new Lane();
  const atWork = new Map<string, number>();
  const waitingOf = new Map<string, number>();
  const counts = { running: 0, waiting: 0, turnedAway: 0 };
  let smallInARow = 0;
  /** Milliseconds between two that finish, smoothed. */
  let pace = 50;
  let finishedAt = performance.now();

  const count = (map: Map<string, number>, key: string, by: number): void => {
    const next = (map.get(key) ?? 0) + by;
    if (next <= 0) map.delete(key);
    else map.set(key, next);
  };
  const laneOf = (asking: Asking): Lane => (asking.small ? small : large);

  function slowDown(): Refusal {
    counts.turnedAway += 1;
    const whole = Math.min(LONGEST_AWAY, 1 + (counts.waiting * pace) / 1000);
    return new Refusal(
      'slow-down',
      'The central record has much to do just now. It is tried again in a moment.',
      {
        retryAfter: Math.max(1, Math.round(whole * (0.75 + options.random() / 2))),
      },
    );
  }

  function work(asking: Asking): Place {
    counts.running += 1;
    count(atWork, asking.establishment, 1);
    let left = false;
    return {
      leave() {
        if (left) return;
        left = true;
        counts.running -= 1;
        count(atWork, asking.establishment, -1);
        const now = performance.now();
        pace += (Math.min(1000, now - finishedAt) - pace) / 20;
        finishedAt = now;
        callNext();
      },
    };
  }

  const may = (establishment: string): boolean => (atWork.get(establishment) ?? 0) < options.ofOne;

  function callNext(): void {
    while (counts.running < options.running()) {
      const smallNow = smallInARow < SMALL_FIRST ? small.take(may) : null;
      const ticket = smallNow ?? large.take(may) ?? small.take(may);
      if (!ticket) return;
      smallInARow = ticket.small ? smallInARow + 1 : 0;
      ticket.go();
    }
  }

  /** Makes room for a newcomer by sending away the last of whoever waits with most; false when that is the newcomer's own. */
  function makeRoom(newcomer: Asking): boolean {
    const worst = large.worst() ?? small.worst();
    const own = laneOf(newcomer).queues.get(newcomer.establishment)?.length ?? 0;
    if (!worst || worst.length <= own + 1) return false;
    worst.ticket.turnAway();
    return true;
  }

  function wait(asking: Asking, signal: AbortSignal | undefined): Promise<Place> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', gone);
        counts.waiting -= 1;
        count(waitingOf, asking.workstation, -1);
      };
      const ticket: Ticket = {
        ...asking,
        go() {
          done();
          resolve(work(asking));
        },
        turnAway() {
          laneOf(asking).remove(ticket);
          done();
          reject(slowDown());
        },
      };
      const gone = (): void => {
        laneOf(asking).remove(ticket);
        done();
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(ticket.turnAway, options.patienceMs);
      signal?.addEventListener('abort', gone);
      counts.waiting += 1;
      count(waitingOf, asking.workstation, 1);
      laneOf(asking).add(ticket);
    });
  }

  return {
    counts,
    async enter(asking, signal) {
      signal?.throwIfAborted();
      const free = counts.running < options.running() && may(asking.establishment);
      if (free && counts.waiting === 0) return work(asking);
      if ((waitingOf.get(asking.workstation) ?? 0) >= options.ofWorkstation) throw slowDown();
      if (counts.waiting >= options.waiting && !makeRoom(asking)) throw slowDown();
      const place = wait(asking, signal);
      callNext();
      return place;
    },
  };
}
