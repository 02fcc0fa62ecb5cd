/** A page that crashes is loaded again once; one that crashes again gives way to words. */
import { beforeEach, expect, it, vi } from 'vitest';

interface FakeWindow {
  readonly did: string[];
  readonly listeners: Map<string, (event: unknown, details: { reason: string }) => void>;
}
const made = vi.hoisted(() => [] as FakeWindow[]);
vi.mock('electron', () => {
  class BrowserWindow implements FakeWindow {
    readonly did: string[] = [];
    readonly listeners: FakeWindow['listeners'] = new Map();
    readonly webContents = {
      on: (name: string, listener: (event: unknown, details: { reason: string }) => void) =>
        void this.listeners.set(name, listener),
      reload: () => void this.did.push('reload'),
    };
    constructor() {
      made.push(this);
    }
    on(): void {}
    once(): void {}
    isDestroyed(): boolean {
      return false;
    }
    loadURL(url: string): Promise<void> {
      this.did.push(url);
      return Promise.resolve();
    }
  }
  return { BrowserWindow, session: {}, protocol: {} };
});

const { openMainWindow } = await import('../../../electron/shell/window.ts');

beforeEach(() => void made.splice(0));

function open() {
  const said: string[] = [];
  openMainWindow('preload.cjs', (sentence) => void said.push(sentence));
  const [window] = made;
  if (window === undefined) throw new Error('no window was made');
  const crash = (reason: string) => window.listeners.get('render-process-gone')?.({}, { reason });
  return { said, did: window.did, crash };
}

it('loads a crashed page again, and after a second crash says so and tries no more', () => {
  const { said, did, crash } = open();
  crash('crashed');
  expect(did).toEqual(['app://throughcare/', 'reload']);
  crash('oom');
  expect(did.at(-1)).toBe('app://throughcare/words.html');
  expect(said).toEqual([expect.stringContaining('Everything that was saved is safe')]);
});

it('does nothing where the page ended as it was meant to, as at every lock', () => {
  const { said, did, crash } = open();
  for (let time = 0; time < 3; time += 1) crash('clean-exit');
  expect([said, did]).toEqual([[], ['app://throughcare/']]);
});
