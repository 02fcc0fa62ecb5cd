/** The content packs as found at start; a damaged one keeps the application closed, in words. */
import path from 'node:path';
import { loadPacks, type LoadedPack } from '../content/load-packs.ts';
import { preparedPacks } from '../content/prepared-packs.ts';
import type { FailureLog } from './failure-log.ts';

export interface FoundPacks {
  readonly packs: readonly LoadedPack[];
  /** Why the application stays closed; null when every pack is whole. */
  readonly problem: string | null;
}

/** Reads `clinical/` under the resources; from `prepared`, where the build checked the very same files already. */
export function findPacks(resources: string, log: FailureLog, prepared?: string): FoundPacks {
  const folder = path.join(resources, 'clinical');
  try {
    const checked = prepared === undefined ? null : preparedPacks(prepared, folder);
    return { packs: checked ?? loadPacks(folder), problem: null };
  } catch (error) {
    const reference = log.report('content packs', error);
    const reason = error instanceof Error ? error.message : '';
    return {
      packs: [],
      problem: `The clinical content of this installation is damaged, so Throughcare stays closed: ${reason.slice(0, 400)} Install the application again. Reference ${reference}.`,
    };
  }
}
