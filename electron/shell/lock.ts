/** Locks when nobody is at the keyboard, the computer sleeps, or its own screen is locked. */
import { powerMonitor, type WebContents } from 'electron';

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

/** Calls `lock` on suspend, on the system's own lock, and after `minutes` without input; asked at every look, because the policy may change. */
export function lockWhenAway(minutes: () => number, lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  let wasIdle = false;
  setInterval(() => {
    const idle = idleMs() >= minutes() * 60_000;
    if (idle && !wasIdle) lock();
    wasIdle = idle;
  }, LOOK_EVERY_MS);
}
