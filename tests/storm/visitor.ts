/** One simulated workstation and what it has to tell afterwards; the words between the storm and its fleets. */
export interface Visitor {
  readonly establishment: string;
  readonly workstation: string;
  readonly device: string;
  readonly certificate: string;
  /** Changes that wait; 0 for a nurse who has only what she saves now. */
  readonly backlog: number;
  /** Milliseconds after the beginning at which it returns. */
  readonly returnsMs: number;
  /** Milliseconds between the saves of a nurse; null for a workstation that returns. */
  readonly savesEveryMs: number | null;
  /** Checks every hash it reads; the others check that nothing is stepped over. One of each establishment. */
  readonly checks: boolean;
}

export interface FleetOrder {
  readonly url: string;
  readonly authority: string;
  /** The key that all share: making a thousand would take longer than the storm. */
  readonly key: string;
  readonly visitors: readonly Visitor[];
}

export interface Told {
  readonly workstation: string;
  readonly establishment: string;
  /** Milliseconds after the beginning when the last waiting change was acknowledged; null for nurses. */
  readonly drainedMs: number | null;
  /** Milliseconds from a nurse's save to its acknowledgement, with everything it had to wait. */
  readonly saves: readonly number[];
  /** Milliseconds after the beginning when everything had been read. */
  readonly readMs: number;
  readonly read: number;
  readonly cursor: number;
  readonly slowedDown: number;
  /** How connections were lost, by the code of the error. */
  readonly lostConnections: Readonly<Record<string, number>>;
  /** What must not happen: a step over a change, a wrong digest, an unexpected answer. */
  readonly faults: readonly string[];
}

/** From the storm to a fleet. */
export type ToFleet =
  | { readonly type: 'prepare'; readonly order: FleetOrder }
  | { readonly type: 'begin' }
  | { readonly type: 'stop saving' }
  | { readonly type: 'finish'; readonly heads: Readonly<Record<string, number>> };

/** From a fleet to the storm. */
export type FromFleet =
  | { readonly type: 'ready' }
  | { readonly type: 'drained' }
  | { readonly type: 'saved' }
  | { readonly type: 'told'; readonly told: readonly Told[] };
