/** Locks when nobody is at the keyboard, the computer sleeps, or its own screen is locked. */
import { powerMonitor, type WebContents } from 'electron';
import { watchAway } from './away.ts';

const LOOK_EVERY_MS = 5_000;

let lastInput = -Infinity;

/**
 * Counts input in this page. The system's own idle clock knows keyboard and mouse alone: somebody who works through an
 * assistive technology, or from another computer, would be locked out while working.
 */
export function noticeInput(contents: WebContents): void {
  contents.on('input-event', () => (lastInput = performance.now()));
}

/** Milliseconds since the last input anywhere on this computer. */
export function idleMs(): number {
  return Math.min(powerMonitor.getSystemIdleTime() * 1000, performance.now() - lastInput);
}

/** Calls `lock` on suspend, on the system's own lock, and after `minutes` without input. */
export function lockWhenAway(minutes: () => number, lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  setInterval(watchAway({ idleMs, minutes, lock }), LOOK_EVERY_MS);
}
