/**
 * The key ring on disk: two generations, each with a checksum, each replaced as a whole. Losing it would lose the
 * records of this workstation that the central record does not hold, so one damaged generation must not matter.
 */
import { createHash } from 'node:crypto';
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { canonicalText, sha256Schema, uuidSchema } from '../../../shared/changes/change.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { readIfThere, syncFolder, writeBeside } from './durable-file.ts';
import { scryptSchema, wrappedSchema } from './key-wrapping.ts';

const staffEntrySchema = z.strictObject({
  /** HMAC of the username under the device secret: a stolen file does not say who works here. */
  user: sha256Schema,
  staffId: uuidSchema,
  kdf: scryptSchema,
  wrapped: wrappedSchema,
});
export type StaffEntry = z.infer<typeof staffEntrySchema>;

const keyRingSchema = z.strictObject({
  format: z.literal('throughcare-keyring'),
  version: z.literal(1),
  generation: z.int().min(1),
  ring: uuidSchema,
  /** Tells a wrong key from a damaged store; says nothing about the key. */
  keyCheck: sha256Schema,
  staff: z.array(staffEntrySchema).max(500),
  recovery: wrappedSchema,
});
export type KeyRingContent = z.infer<typeof keyRingSchema>;

/** What was found: the newest whole generation, and whether the other one was damaged or lost. */
export interface LoadedKeyRing {
  readonly content: KeyRingContent;
  readonly damaged: boolean;
}

const current = (dataDir: string) => path.join(dataDir, 'keyring.json');
const previous = (dataDir: string) => path.join(dataDir, 'keyring.previous.json');

/** The key ring of this workstation, or null when there never was one. Throws when both generations are damaged. */
export function loadKeyRing(dataDir: string): LoadedKeyRing | null {
  const texts = [current(dataDir), previous(dataDir)].map(readIfThere);
  if (texts.every((text) => text === null)) return null;
  const whole = texts.map((text) => (text === null ? null : parseKeyRing(text)));
  const [newest] = whole
    .filter((content) => content !== null)
    .toSorted((a, b) => b.generation - a.generation);
  if (newest === undefined) {
    throw new Failure(
      'corrupt',
      'Both copies of the key ring of this workstation are damaged. Nothing was changed. Restore the file keyring.json from a backup of the data folder.',
    );
  }
  return { content: newest, damaged: whole.includes(null) };
}

/**
 * Stores the next generation. `forget` also replaces the older one, for writes that take a password or a person away:
 * what was revoked must not come back with the older copy.
 */
export function saveKeyRing(dataDir: string, content: KeyRingContent, forget = false): KeyRingContent {
  const next = { ...content, generation: content.generation + 1 };
  rotate(dataDir, next);
  if (forget || !existsSync(previous(dataDir))) rotate(dataDir, next);
  return next;
}

/** New file beside, old one kept as previous, new one into place: at every instant one whole generation is there. */
function rotate(dataDir: string, content: KeyRingContent): void {
  const temporary = writeBeside(current(dataDir), withChecksum(content));
  if (existsSync(current(dataDir)) && parseKeyRing(readIfThere(current(dataDir)) ?? '') !== null) {
    // A second name first, then over the older copy: `keyring.json` is never missing in between.
    const kept = `${previous(dataDir)}.partial`;
    rmSync(kept, { force: true });
    linkSync(current(dataDir), kept);
    renameSync(kept, previous(dataDir));
  }
  renameSync(temporary, current(dataDir));
  syncFolder(dataDir);
}

function withChecksum(content: KeyRingContent): string {
  return `${JSON.stringify({ content, checksum: checksum(content) }, null, 1)}\n`;
}

function parseKeyRing(text: string): KeyRingContent | null {
  try {
    const held = JSON.parse(text) as { content?: unknown; checksum?: unknown };
    const content = keyRingSchema.parse(held.content);
    return held.checksum === checksum(content) ? content : null;
  } catch {
    return null;
  }
}

function checksum(content: KeyRingContent): string {
  return createHash('sha256').update(canonicalText(content)).digest('hex');
}
