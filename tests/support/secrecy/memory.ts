/** What each process of a running application holds in memory. */
import { expect, type ElectronApplication } from '@playwright/test';
import type { Needles } from './needles.ts';
import { occurrences, whyNoLook } from './process-memory.ts';

interface Process {
  /** As Electron names it: `Browser`, `Tab` for pages, `GPU`, `Utility` with a name. */
  readonly kind: string;
  /** How often each needle stands there; those found alone. */
  readonly found: Readonly<Record<string, number>>;
}

/** Looks through every process; null, saying why, where memory cannot be looked at. */
export async function lookInMemory(app: ElectronApplication, needles: Needles): Promise<Process[] | null> {
  const why = whyNoLook();
  if (why !== null) {
    console.log(`  memory was not looked at: ${why}`);
    return null;
  }
  const processes = await app.evaluate(({ app: { getAppMetrics } }) =>
    getAppMetrics().map(({ type, name, pid }) => ({ kind: `${type} ${name ?? ''}`.trim(), pid })),
  );
  return processes.map(({ kind, pid }) => {
    const found = Object.entries(occurrences(pid, needles)).filter(([, times]) => times > 0);
    return { kind, found: Object.fromEntries(found) };
  });
}

/** What stands in pages, and in what draws and fetches for them. */
export function inPages(looked: readonly Process[] | null): Readonly<Record<string, number>>[] {
  return (looked ?? [])
    .filter(({ kind }) => kind !== 'Browser' && kind !== RECORDS)
    .map(({ found }) => found)
    .filter((found) => Object.keys(found).length > 0);
}

/**
 * After a lock no page holds anything of `needles`, and no process but the one that keeps the records holds the key. That one has the
 * store open, so that saves go on travelling (docs/decisions/0011-store-open-until-quit.md); what it and the shell still hold is printed.
 * `before`: a look at the same needles on the screen, which shows that looking finds them.
 */
export function pagesAreEmpty(before: readonly Process[] | null, locked: readonly Process[] | null): void {
  if (before === null || locked === null) return;
  for (const { kind, found } of locked) console.log(`  in memory after the lock, ${kind}: ${said(found)}`);
  expect(inPages(before)).not.toEqual([]);
  expect(inPages(locked)).toEqual([]);
  const withKey = locked.filter(({ found }) => Object.keys(found).some((name) => name.startsWith('key')));
  expect(withKey.map(({ kind }) => kind)).toEqual([RECORDS]);
}

const RECORDS = 'Utility Throughcare records';

function said(found: Readonly<Record<string, number>>): string {
  const parts = Object.entries(found).map(([name, times]) => `${name} ${times}×`);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
