/** The write-ahead log is emptied when nobody is waiting for it: after some seconds without a write, and at a lock. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IDLE_CHECKPOINT_MS, idleCheckpoint } from '../../../electron/records/workstation/idle-checkpoint.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs once, some seconds after the last of several writes', () => {
  const run = vi.fn();
  const checkpoint = idleCheckpoint(run);
  for (let write = 0; write < 5; write += 1) {
    checkpoint.written();
    vi.advanceTimersByTime(IDLE_CHECKPOINT_MS - 1);
  }
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10 * IDLE_CHECKPOINT_MS);
  expect(run).toHaveBeenCalledTimes(1);
});

it('runs at a lock where something was written, and otherwise not', () => {
  const run = vi.fn();
  const checkpoint = idleCheckpoint(run);
  checkpoint.now();
  vi.advanceTimersByTime(1);
  expect(run).not.toHaveBeenCalled();
  checkpoint.written();
  checkpoint.now();
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
});

it('does not run once the store is to be closed', () => {
  const run = vi.fn();
  const checkpoint = idleCheckpoint(run);
  checkpoint.written();
  checkpoint.stop();
  vi.advanceTimersByTime(10 * IDLE_CHECKPOINT_MS);
  expect(run).not.toHaveBeenCalled();
});
