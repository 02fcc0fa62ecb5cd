/** The content packs as found at start; a damaged one keeps the application closed, in words. */
import path from 'node:path';
import { loadPacks, type LoadedPack } from '../content/load-packs.ts';
import type { FailureLog } from './failure-log.ts';

export interface FoundPacks {
  readonly packs: readonly LoadedPack[];
  /** Why the application stays closed; null when every pack is whole. */
  readonly problem: string | null;
}

/** Reads `clinical/` under the resources. */
export function findPacks(resources: string, log: FailureLog): FoundPacks {
  try {
    return { packs: loadPacks(path.join(resources, 'clinical')), problem: null };
  } catch (error) {
    const reference = log.report('content packs', error);
    const reason = error instanceof Error ? error.message : '';
    return {
      packs: [],
      problem: `The clinical content of this installation is damaged, so Throughcare stays closed: ${reason.slice(0, 400)} Install the application again. Reference ${reference}.`,
    };
  }
}
