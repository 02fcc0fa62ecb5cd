/** Locks when nobody is at the keyboard, the computer sleeps, or its own screen is locked. */
import { powerMonitor } from 'electron';

const LOOK_EVERY_MS = 5_000;

/** Milliseconds since the last input anywhere on this computer. */
export function idleMs(): number {
  return powerMonitor.getSystemIdleTime() * 1000;
}

/** Calls `lock` on suspend, on the system's own lock, and after `minutes` without input. */
export function lockWhenAway(minutes: number, lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  let wasIdle = false;
  setInterval(() => {
    const idle = idleMs() >= minutes * 60_000;
    if (idle && !wasIdle) lock();
    wasIdle = idle;
  }, LOOK_EVERY_MS);
}
