/** What a history needs around its workstations: their stores, and the central record behind its network. */
import type { LoggedChange } from '../../shared/changes/fold.ts';
import type { Link } from '../../electron/records/replication/link.ts';
import type { Trouble } from './courier.ts';
import type { NewReplica } from './replica.ts';

/** Messages whose repetition is still underway. */
export type LateMail = (() => Promise<unknown>)[];

/** One entry of a feed as the checks look at it. */
export interface Heard extends LoggedChange {
  readonly id: string;
  readonly receivedAt: Date;
}

export interface Central {
  /** The feed of an establishment, as it was when last looked at. */
  entries(establishment: string): readonly Heard[];
  /** Looks again. */
  look(): Promise<void>;
  /** Why changes were refused. */
  refused(establishment: string): readonly string[];
  /** First sentence about a feed that is not as it should be, or null. */
  broken(establishment: string): string | null;
  /** Where a person is, as far as transfers say. */
  holderOf(patient: string, otherwise: string): string;
  transfer(patient: string, to: string): void;
  /** Passes the n-th of the changes underway to another establishment on; false when there is none. */
  handOver(n: number): boolean;
  backUp(): Promise<void>;
  /** Goes back to the n-th backup; `newEpoch` is what the operator does then, and some forget. False without a backup. */
  restore(n: number, newEpoch: boolean): Promise<boolean>;
  /** A new connection of the n-th workstation; `troubles` befall its messages in order. */
  link(
    station: { readonly index: number; readonly establishment: string },
    troubles: readonly Trouble[],
    late: LateMail,
  ): Link;
}

export interface Surroundings {
  readonly newReplica: NewReplica;
  /** `clock` is the true time, milliseconds since 1970 UTC. */
  newCentral(
    establishments: readonly string[],
    clock: () => number,
    newId: () => string,
  ): Promise<Central> | Central;
  /** The true time at which histories begin. */
  readonly begins: number;
}
