/** Where a demonstration on a virtual screen can be found by other commands. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runtimeFolder } from '../setup/paths.mjs';

/** The folder in which Xvfb keeps the pixels of the demonstration's screen. */
export const screenFolder = path.join(runtimeFolder, 'screen');

const note = path.join(screenFolder, 'running.json');

/** The pixels, while a demonstration runs. */
export const screenImage = path.join(screenFolder, 'Xvfb_screen0');

/** Notes that this process shows a demonstration on a virtual screen. */
export function noteRunning(): void {
  mkdirSync(screenFolder, { recursive: true });
  writeFileSync(note, JSON.stringify({ process: process.pid }));
}

/** Takes the note away. */
export function forgetRunning(): void {
  rmSync(note, { force: true });
}

/** Whether a demonstration is on a virtual screen now. */
export function isRunning(): boolean {
  if (!existsSync(note) || !existsSync(screenImage)) return false;
  const { process: pid } = JSON.parse(readFileSync(note, 'utf8')) as { process: number };
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
