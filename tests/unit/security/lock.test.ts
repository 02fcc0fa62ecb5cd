/** When the shell locks: on suspend, on the system's own lock, and once for every time nobody was at the keyboard for long enough. */
import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';

const power = vi.hoisted(() => ({ idleSeconds: 0, monitor: null as EventEmitter | null }));
vi.mock('electron', () => {
  power.monitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => power.idleSeconds });
  return { powerMonitor: power.monitor };
});
const { lockWhenAway } = await import('../../../electron/shell/lock.ts');
afterEach(() => vi.useRealTimers());

test('suspend and the system’s own lock lock at once; idleness after the minutes of the policy, and again the next time', () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  let minutes = 5;
  let locked = 0;
  lockWhenAway(
    () => minutes,
    () => (locked += 1),
  );
  const look = (idleSeconds: number): number => {
    power.idleSeconds = idleSeconds;
    vi.advanceTimersByTime(5000);
    return locked;
  };
  expect([look(299), look(300), look(600)]).toEqual([0, 1, 1]);
  minutes = 20;
  expect([look(0), look(600), look(1200)]).toEqual([1, 1, 2]);
  power.monitor?.emit('suspend');
  power.monitor?.emit('lock-screen');
  expect(locked).toBe(4);
});
