/** Who may look into a running application: the window tests, and nobody where the inspector is refused by a fuse. */
import { expect, it, vi } from 'vitest';

const { switches, url } = vi.hoisted(() => ({
  switches: new Set<string>(),
  url: vi.fn<() => string | undefined>(),
}));
vi.mock('electron', () => ({
  app: { commandLine: { removeSwitch: (name: string) => void switches.delete(name) } },
}));
vi.mock('node:inspector', () => ({ default: { url } }));

const { attended, refuseDebuggers } = await import('../../../electron/shell/attended.ts');

it.each([
  ['without Node’s inspector, which a release never has', undefined, []],
  ['with it', 'ws://127.0.0.1:9/x', ['remote-debugging-pipe', 'remote-debugging-port']],
])('takes Chromium’s debugger off the command line %s', (_when, address, left) => {
  url.mockReturnValue(address);
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) switches.add(name);
  refuseDebuggers();
  expect([...switches].toSorted()).toEqual(left);
});

it('waits for nobody where no inspector can attach', async () => {
  url.mockReturnValue(undefined);
  await attended(true);
});
