/** Lock by idleness, and one screen for several people: each comes back to their own words and place, and nobody meets another's. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { App } from '../../../renderer/App.tsx';
import { BridgeProvider } from '../../../renderer/bridge/BridgeProvider.tsx';
import { useLock } from '../../../renderer/session/useLock.ts';
import { ThemeProvider } from '../../../renderer/theme/ThemeProvider.tsx';
import type { SessionState } from '../../../shared/contract/session.ts';
import { makeFakeBridge } from '../../support/fake-bridge/fake-bridge.ts';
import { pageWith } from '../../support/page-with.tsx';

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.useRealTimers());

const patience = { timeout: 15_000 };
const button = (name: string | RegExp) => screen.findByRole('button', { name }, patience);
const surname = () => screen.findByLabelText<HTMLInputElement>(/^Surname/, {}, patience);

async function signIn(username: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText('User name', {}, patience), { target: { value: username } });
  fireEvent.change(screen.getByLabelText('Password', { selector: 'input' }), { target: { value: 'x' } });
  fireEvent.click(await button('Sign in'));
}

async function lockAndSwitch(to: string): Promise<void> {
  fireEvent.keyDown(window, { key: 'l', ctrlKey: true });
  await screen.findByRole('heading', { name: 'Locked' }, patience);
  expect(document.body.innerHTML).not.toContain('O’Brien');
  fireEvent.click(await button('Somebody else? Sign in instead'));
  await signIn(to);
}

test('switching keeps each person’s typed words and place; signing out keeps nothing', async () => {
  history.replaceState(null, '', '#/arrivals');
  // jsdom lays nothing out.
  Element.prototype.scrollTo = () => undefined;
  window.throughcare = makeFakeBridge(new URLSearchParams('role=nurse'));
  render(
    <ThemeProvider>
      <BridgeProvider>
        <App />
      </BridgeProvider>
    </ThemeProvider>,
  );
  fireEvent.click(await button(/^Add by hand/));
  fireEvent.change(await surname(), { target: { value: 'O’Brien' } });

  await lockAndSwitch('tbeck');
  await waitFor(() => expect(location.hash).not.toBe('#/arrivals'), patience);
  location.hash = '#/arrivals';
  fireEvent.click(await button(/^Add by hand/));
  expect((await surname()).value).toBe('');

  await lockAndSwitch('rokafor');
  await waitFor(() => expect(location.hash).toBe('#/arrivals'), patience);
  fireEvent.click(await button(/^Add by hand/));
  expect((await surname()).value).toBe('O’Brien');
  fireEvent.keyDown(await surname(), { key: 'Escape' });

  fireEvent.click(await button(/^Ruth Okafor/));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }, patience));
  await signIn('rokafor');
  await waitFor(() => expect(location.hash).not.toBe('#/arrivals'), patience);
  location.hash = '#/arrivals';
  fireEvent.click(await button(/^Add by hand/));
  expect((await surname()).value).toBe('');
});

function Probe({ minutes }: { minutes: number }) {
  const session = { phase: 'signed-in', idleLockMinutes: minutes } as SessionState;
  return <p>{useLock(session).locked ? 'locked' : 'open'}</p>;
}

test('locks after the minutes of the policy without input, and not before', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { asked } = pageWith(<Probe minutes={5} />, { 'session.lock': () => ({ ok: true }) });
  let idle = 5 * 60_000 - 1;
  window.throughcare.shell = {
    idleMs: () => Promise.resolve(idle),
  } as unknown as typeof window.throughcare.shell;
  await vi.advanceTimersByTimeAsync(5000);
  expect(screen.getByText('open')).toBeTruthy();
  idle = 5 * 60_000;
  await vi.advanceTimersByTimeAsync(5000);
  expect(await screen.findByText('locked')).toBeTruthy();
  expect(asked.filter(({ channel }) => channel === 'session.lock')).toHaveLength(1);
});
