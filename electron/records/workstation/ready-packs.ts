/** The night's work on ready packs: begun by the first minute after 02:00 that finds the store open, be it days later. */
import { buildAll, isNightDue, isRunning, lastRunAt } from '../services/release/pack/ready/nightly.ts';
import type { ServiceContext } from '../services/context.ts';
import type { WorkstationCore } from './core.ts';
import { workingContext } from './service-context.ts';

const EVERY_MS = 60_000;

export interface ReadyPacksWork {
  stop(): void;
}

/** Looks once a minute; never throws, because nobody waits for it. */
export function startReadyPacks(core: WorkstationCore, everyMs = EVERY_MS): ReadyPacksWork {
  const timer = setInterval(() => lookAtReadyPacks(core), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Not while a first replication is bringing people: what is built would be out of date with the next page. */
export function lookAtReadyPacks(core: WorkstationCore): Promise<void> {
  try {
    if (!core.host.isOpen || core.enrolment === null) return Promise.resolve();
    const context = systemContext(core);
    const { store, now } = context;
    if (store.isArriving() || isRunning(store) || !isNightDue(lastRunAt(context), now()))
      return Promise.resolve();
    return buildAll(context).catch((error: unknown) => void core.log.report('ready packs', error));
  } catch (error) {
    core.log.report('ready packs', error);
    return Promise.resolve();
  }
}

/** Nobody is signed in at night: what is written there is this workstation's own, and nothing of it is a change. */
function systemContext(core: WorkstationCore): ServiceContext {
  return {
    ...workingContext(core),
    staff: {
      staffId: 'system',
      username: 'system',
      name: 'Healthcare team',
      role: 'auditor',
      registration: null,
    },
    passwordIsRight: () => Promise.resolve(false),
    audit: (event, patient, detail) => core.noteEvent('system', event, patient, detail),
  };
}
