/** What a demonstration's folder holds, and whether it is whole. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Written last, so that a folder with it is a whole demonstration. */
const noteSchema = z.object({
  format: z.literal(1),
  seed: z.int(),
  patients: z.int(),
  /** Milliseconds since 1970 UTC. */
  madeAt: z.number(),
  /** Port of the central record: the workstations remember their central record's address. */
  port: z.int(),
  /** Civil date in Europe/London of the last feeds that came in. */
  feedsOf: z.string(),
});
export type DemoNote = z.infer<typeof noteSchema>;

/** The parts of a demonstration's folder. */
export const places = (folder: string) => ({
  note: path.join(folder, 'demonstration.json'),
  central: path.join(folder, 'central'),
  workstation: path.join(folder, 'workstation'),
  second: path.join(folder, 'second'),
});

/** How the demonstration in `folder` was made; null when there is none that is whole. */
export function readNote(folder: string): DemoNote | null {
  const { note } = places(folder);
  return existsSync(note) ? noteSchema.parse(JSON.parse(readFileSync(note, 'utf8'))) : null;
}

/** Replaces the note at once, so that it is never half written. */
export function writeNote(folder: string, note: DemoNote): void {
  const { note: file } = places(folder);
  writeFileSync(`${file}.new`, `${JSON.stringify(note, null, 1)}\n`);
  renameSync(`${file}.new`, file);
}
