/** What Mantine asks of a browser and jsdom does not have. */
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

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

// How long to wait for what a page shows later: a busy machine draws slowly.
configure({ asyncUtilTimeout: 5000 });
afterEach(cleanup);
