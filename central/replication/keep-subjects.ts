/** Keeps the projection of whose a record is near the feed while nobody pushes, so that a first replication need not wait for it. */
import type { Central } from '../central.ts';
import { busy } from './gates.ts';
import { behindSubjects, catchUpSubjects } from '../store/subjects.ts';

const LOOK_MS = 5_000;
/** Behind by more than this it is caught up even while pushes go on. */
const TOO_FAR = 50_000;

export interface SubjectKeeper {
  stop(): Promise<void>;
}

export function keepSubjects({
  database,
  log,
  gates,
}: Pick<Central, 'database' | 'log' | 'gates'>): SubjectKeeper {
  /** Heads at the last look: an establishment whose feed has not moved since is quiet. */
  let heads = new Map<string, number>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const found = await behindSubjects(database.query);
    // After an outage everybody has much to send and to read: that comes first, and what is projected meanwhile is projected in vain.
    const calm = !busy(gates.write) && !busy(gates.read);
    const quiet = found.filter(
      ({ id, head, behind }) => (calm && heads.get(id) === head) || behind > TOO_FAR,
    );
    heads = new Map(found.map(({ id, head }) => [id, head]));
    for (const { id, head } of quiet) {
      if (stopped) return;
      await catchUpSubjects(database, id, head, () => stopped);
    }
  }
  const again = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      looking = look()
        .catch((error: Error) => void (stopped || log(`cannot project whose records are: ${error.message}`)))
        .finally(again);
    }, LOOK_MS);
    timer.unref();
  };
  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
