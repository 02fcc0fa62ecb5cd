/** The link to the central record, in the terms of the contract with the page. */
import { createReplication, type Replication } from '../replication/replication.ts';
import type { ReplicationLink, StartReplication } from './options.ts';
import { createStatusView } from './status-view.ts';

/** Saves come in bursts; what waits is counted after one, not at every key press. */
const COUNT_AFTER_MS = 250;

/** Runs replication until it is stopped. */
export const startReplication: StartReplication = (context): ReplicationLink => {
  const view = createStatusView(context.store, context.now);
  const tell = () => context.onStatus(view.read(replication.status()));
  const replication: Replication = createReplication({
    store: context.store,
    identity: context.identity,
    ...(context.centralUrl !== undefined && { url: context.centralUrl }),
    clock: { now: context.now },
    // Only spreads retries in time; nothing secret hangs on it.
    random: () => Math.random(),
    timers: { setTimeout, clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout) },
    newId: context.newId,
    app: context.version,
    ...(context.pageWorker !== undefined && { pageWorker: context.pageWorker }),
    keepIdentity: context.keepIdentity,
    onEvent(event) {
      if (event.type === 'applied') context.onPulled(event.patients);
      if (event.type === 'incident') context.log(event.sentence);
      if (event.type === 'progress') view.progress(event);
      if (event.type === 'status') context.onStatus(view.read(event.status));
    },
  });
  replication.start();
  let counting: NodeJS.Timeout | undefined;
  // With no network nothing happens on the link, and the status line would count no save until the next attempt.
  const countSoon = () => {
    counting ??= setTimeout(() => {
      counting = undefined;
      tell();
    }, COUNT_AFTER_MS);
  };
  return {
    status: () => view.read(replication.status()),
    changed() {
      replication.changed();
      countSoon();
    },
    // Why it did not work stands in the status, which the caller reads next.
    now: () => replication.syncNow().then(undefined, () => undefined) as Promise<void>,
    ask: (path, body, schema) => replication.ask(path, body, schema),
    async cut(cut) {
      view.cut(cut);
      if (cut) await replication.stop();
      else replication.start();
      tell();
    },
    stop() {
      clearTimeout(counting);
      return replication.stop();
    },
  };
};
