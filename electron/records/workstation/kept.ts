/**
 * What people had typed and not saved when they locked: one text for each of them, inside the
 * encrypted file. Given to the same person alone, once.
 */
import { z } from 'zod';
import type { Store } from '../store/store.ts';

/** One shift. Later, what a form said is about another day. */
export const KEPT_FOR_MS = 12 * 3_600_000;

/** `version`: forms of another build may mean something else by the same words. */
const heldSchema = z.object({ at: z.number(), version: z.string(), kept: z.string() });

export interface KeptOptions {
  readonly settings: Store['settings'];
  readonly now: number;
  readonly version: string;
}

const keyOf = (staffId: string) => `kept.${staffId}`;

/** Replaces what was kept for this person. */
export function keepFor(staffId: string, kept: string, { settings, now, version }: KeptOptions): void {
  settings.set(keyOf(staffId), JSON.stringify({ at: now, version, kept }));
}

/** What was kept for this person, and keeps it no longer; null for nothing, or for what is too old or of another build. */
export function takeFor(staffId: string, { settings, now, version }: KeptOptions): string | null {
  const text = settings.get(keyOf(staffId)) ?? '';
  if (text === '') return null;
  settings.set(keyOf(staffId), '');
  const held = heldSchema.parse(JSON.parse(text));
  const fresh = held.version === version && now - held.at <= KEPT_FOR_MS;
  return fresh ? held.kept : null;
}
