/** What Mantine asks of a browser and jsdom does not have. */
import { cleanup, configure } from '@testing-library/react';
import * as React from 'react';
import { afterEach, vi } from 'vitest';

class ResizeObserverStub implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

window.ResizeObserver ??= ResizeObserverStub;
window.matchMedia ??= (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
});
Element.prototype.scrollIntoView ??= () => {};
if (!('fonts' in document)) Object.assign(document, { fonts: new EventTarget() });

/**
 * React's development build takes a stack trace for each of the first 10,000 elements of every second, to say in a warning who made
 * one: a fifth of the time of these tests. It counts them here; told that they are used up, it takes none and warns all the same.
 */
const internals = (React as unknown as Record<string, object | undefined>)[
  '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE'
];
if (internals !== undefined && 'recentlyCreatedOwnerStacks' in internals)
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', {
    get: () => Infinity,
    set: () => {},
    configurable: true,
  });

// How long to wait for what a page shows later: a busy machine draws slowly.
configure({ asyncUtilTimeout: 5000 });
afterEach(() => {
  cleanup();
  // Files share a process: a clock that one has set would stand in the invented data that the next one imports.
  vi.useRealTimers();
});
