/** A page drawn anew: through an empty page, so that its process ends; by itself where a page that was told to lock does not. */
import type { WebContents } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noteLock, renewPage, renewUnlessLocked } from '../../../electron/shell/renew.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function page() {
  const loaded: string[] = [];
  const contents = {
    loadURL: (url: string) => Promise.resolve(void loaded.push(url)),
    navigationHistory: { clear: () => void loaded.push('history cleared') },
    isDestroyed: () => false,
  };
  return { loaded, contents: contents as unknown as WebContents };
}

const anew = ['about:blank', 'app://throughcare/', 'history cleared'];

it('goes through an empty page of no origin, back to the start, and leaves no way back', async () => {
  const { contents, loaded } = page();
  await renewPage(contents);
  expect(loaded).toEqual(anew);
});

it('takes a page away that was told to lock and hangs', async () => {
  const { contents, loaded } = page();
  noteLock(contents);
  await vi.advanceTimersByTimeAsync(60_000);
  renewUnlessLocked(contents);
  await vi.advanceTimersByTimeAsync(2_900);
  expect(loaded).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(loaded).toEqual(anew);
});

it('leaves a page alone that locks: it goes by itself, once its words are kept', async () => {
  const { contents, loaded } = page();
  renewUnlessLocked(contents);
  await vi.advanceTimersByTimeAsync(50);
  noteLock(contents);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(loaded).toEqual([]);
});
