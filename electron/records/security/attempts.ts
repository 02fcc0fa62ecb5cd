/**
 * Wrong passwords cost time, and more each time.
 *
 * Only the count of failures is stored, and it is stored before the password is tried, so ending the process does not
 * save the guesser anything. The waiting itself runs on the monotonic clock and starts again in full after a restart:
 * neither a restart nor turning the wall clock shortens it.
 */
import path from 'node:path';
import { z } from 'zod';
import { readIfThere, writeDurably } from './durable-file.ts';

const FREE_FAILURES = 3;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 300_000;
/** Guessing over many names: all of them together get this many failures before they wait too. */
const FREE_FAILURES_TOGETHER = 30;
const NAMES_KEPT = 200;

const attemptsSchema = z.object({
  byName: z.record(z.string(), z.int().min(0)),
  together: z.int().min(0),
  /** Failures not yet in the audit trail, which cannot be written before the store is open. */
  unaudited: z
    .array(z.object({ at: z.string(), staff: z.string(), detail: z.string().default('') }))
    .max(1000),
});
type AttemptsContent = z.infer<typeof attemptsSchema>;

/** How long `failures` in a row cost, in milliseconds. */
export function delayAfter(failures: number, free = FREE_FAILURES): number {
  if (failures <= free) return 0;
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - free - 1));
}

export interface FailedAttempt {
  readonly at: string;
  readonly staff: string;
  /** What was tried, when it was not a password. */
  readonly detail: string;
}

export interface Attempts {
  /** Milliseconds until this name may be tried; 0 when now. */
  waitFor(name: string): number;
  /** Counts an attempt as failed; before it is tried. */
  begin(name: string, at: string, staff: string, detail?: string): void;
  /** The password was right: this name owes nothing more, and the attempt begun last was no failure. */
  succeeded(name: string): void;
  /** Failures for the audit trail; they are forgotten once `write` has returned. */
  flush(write: (failed: FailedAttempt) => void): void;
}

/** Attempts of one data folder; `monotonic` is milliseconds that never go back. */
export function openAttempts(dataDir: string, monotonic: () => number): Attempts {
  const file = path.join(dataDir, 'attempts.json');
  const held = load(file);
  const startedAt = monotonic();
  const lastTried = new Map<string, number>();
  let lastTriedTogether = startedAt;
  const save = () => writeDurably(file, JSON.stringify(held));
  const remaining = (delay: number, since: number) => Math.max(0, delay - (monotonic() - since));

  return {
    waitFor: (name) =>
      Math.max(
        remaining(delayAfter(held.byName[name] ?? 0), lastTried.get(name) ?? startedAt),
        remaining(delayAfter(held.together, FREE_FAILURES_TOGETHER), lastTriedTogether),
      ),
    begin(name, at, staff, detail = '') {
      held.byName[name] = (held.byName[name] ?? 0) + 1;
      held.together += 1;
      held.unaudited = [...held.unaudited, { at, staff, detail }].slice(-1000);
      for (const oldest of Object.keys(held.byName).slice(0, -NAMES_KEPT)) delete held.byName[oldest];
      save();
      lastTried.set(name, monotonic());
      lastTriedTogether = monotonic();
    },
    succeeded(name) {
      delete held.byName[name];
      held.together = 0;
      held.unaudited = held.unaudited.slice(0, -1);
      save();
    },
    flush(write) {
      if (held.unaudited.length === 0) return;
      for (const failed of held.unaudited) write(failed);
      held.unaudited = [];
      save();
    },
  };
}

/** A damaged file counts as many failures, not as none: damaging it must not be a way around the wait. */
function load(file: string): AttemptsContent {
  const text = readIfThere(file);
  if (text === null) return { byName: {}, together: 0, unaudited: [] };
  try {
    return attemptsSchema.parse(JSON.parse(text));
  } catch {
    return { byName: {}, together: FREE_FAILURES_TOGETHER + 4, unaudited: [] };
  }
}

/** The sentence for somebody who has to wait. */
export function waitSentence(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const time = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return `Too many wrong passwords. Try again in ${time}.`;
}
