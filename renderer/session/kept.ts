/**
 * What the page holds that nobody has saved yet, and where the person was. The lock ends the page's process, so that no word of
 * a patient stays in its memory; this goes to the records process before, and comes back to the same person alone, also when
 * somebody else signed in meanwhile. Who signs out themselves leaves nothing behind.
 */
import { z } from 'zod';
import type { Json } from '../../shared/changes/change.ts';

/** One part of the page that has something to keep. */
export interface Keeper {
  /** Answered as the page leaves; what is still being saved may be waited for. */
  readonly take: () => Json | Promise<Json>;
  readonly give: (kept: Json) => void;
}

const keepers = new Map<string, Keeper>();
/** Given back before the part of the page that it is for was loaded. */
const waiting = new Map<string, Json>();

/** Adds a part of the page; what was kept of it is given at once. */
export function keeps(name: string, keeper: Keeper): void {
  keepers.set(name, keeper);
  const held = waiting.get(name);
  if (held === undefined) return;
  waiting.delete(name);
  keeper.give(held);
}

/** All of it as text. */
export async function takeKept(): Promise<string> {
  const taken: Record<string, Json> = Object.fromEntries(waiting);
  for (const [name, keeper] of keepers) {
    taken[name] = await keeper.take();
  }
  return JSON.stringify(taken);
}

/** Gives each part what it had. Text that no part of the page wrote changes nothing. */
export function giveKept(text: string): void {
  const read = z.record(z.string(), z.json()).safeParse(parsed(text));
  for (const [name, held] of Object.entries(read.success ? read.data : {})) {
    const keeper = keepers.get(name);
    if (keeper === undefined) waiting.set(name, held);
    else keeper.give(held);
  }
}

/** Forgets what waits, when somebody else signs in. */
export function forgetKept(): void {
  waiting.clear();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
