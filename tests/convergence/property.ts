/** Lives a history to its end and says, in words, what went wrong. */
import fc from 'fast-check';
import { newer } from './builds.ts';
import { checkAll, checkClocks, must } from './checks.ts';
import type { Surroundings } from './surroundings.ts';
import type { History } from './steps.ts';
import { World } from './world.ts';

const MOST_ROUNDS = 8;

/** Everything that was lost or late has arrived, and everybody has the newest program. */
async function calm(world: World): Promise<void> {
  for (const letter of world.late.splice(0)) await letter().catch(() => undefined);
  world.required = world.required.union(await world.heldAnywhere());
  for (const station of world.stations) {
    station.types = newer;
    station.replica.update(newer);
  }
}

/** Whether everybody has been heard and has heard everything, as far as numbers tell. */
function looksStill(world: World): boolean {
  return world.stations.every(({ establishment, replica }) => {
    const { log } = replica.store;
    const heard = log.cursor(establishment)?.feedSeq ?? 0;
    return log.acknowledged() === log.head().seq && heard === world.central.entries(establishment).length;
  });
}

/** Everybody exchanges in turn until nothing moves any more. */
async function settle(world: World): Promise<void> {
  let before = '';
  for (let round = 0; ; round += 1) {
    for (const station of world.stations) {
      await world.exchange(station, [], true);
      while (world.central.handOver(0));
    }
    await world.central.look();
    // Most histories are at rest here, and another round would only show that.
    if (looksStill(world) && holds(world)) return;
    const now = stillness(world);
    if (now === before) break;
    before = now;
    must(round < MOST_ROUNDS, () => `after ${MOST_ROUNDS} rounds changes still move about`);
  }
  checkAll(world);
}

function holds(world: World): boolean {
  try {
    checkAll(world);
    return true;
  } catch {
    return false;
  }
}

function stillness(world: World): string {
  const stations = world.stations.map(({ replica, establishment }) => {
    const { log } = replica.store;
    return [log.device, log.acknowledged(), log.head().seq, log.cursor(establishment), replica.held().length];
  });
  return JSON.stringify([stations, world.establishments.map((name) => world.central.entries(name).length)]);
}

export async function live(history: History, surroundings: Surroundings): Promise<World> {
  const world = await World.begin(history, surroundings);
  try {
    await world.live(history.steps);
    checkClocks(world);
    world.told.push(
      'Everything underway arrives, and every workstation is updated and exchanges until all is still.',
    );
    await calm(world);
    await settle(world);
    return world;
  } catch (error) {
    throw new HistoryFailed(world, error as Error);
  } finally {
    for (const { replica, backups } of world.stations) {
      replica.discard();
      for (const backup of backups) backup.discard();
    }
  }
}

/** What happened, one line a step, and what did not hold. */
class HistoryFailed extends Error {
  constructor(world: World, cause: Error) {
    const lines = world.told.map(
      (line, n) => `${String(n + 1).padStart(4)}. ${line || 'The step that did not end.'}`,
    );
    const where = world.stations.map(({ name, establishment }) => `${name} (${establishment})`).join(', ');
    super(`${cause.message}\n\nWorkstations ${where}.\n${lines.join('\n')}`, { cause });
    this.name = 'HistoryFailed';
  }
}

/** Lives `runs` histories; throws with the seed and the smallest history that fails, in words. */
export async function assertHistories(
  histories: fc.Arbitrary<History>,
  surroundings: Surroundings,
  parameters: { readonly runs: number; readonly seed: number; readonly path?: string },
): Promise<void> {
  const property = fc.asyncProperty(histories, async (history) => void (await live(history, surroundings)));
  const { runs, seed, path } = parameters;
  const result = await fc.check(property, { numRuns: runs, seed, ...(path ? { path } : {}) });
  if (!result.failed) return;
  const [history] = result.counterexample ?? [];
  const error = result.errorInstance as Error;
  throw new Error(
    `seed ${result.seed}, path ${result.counterexamplePath}, made smaller ${result.numShrinks} times\n\n${error.message}\n\nAs data: ${JSON.stringify(history)}`,
    { cause: error },
  );
}
