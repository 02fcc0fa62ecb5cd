/** The current route, and going somewhere else. */
import { useSyncExternalStore } from 'react';
import { keeps } from '../session/kept.ts';
import { fromFragment, toFragment, type Route } from './route.ts';

keeps('route', {
  take: () => location.hash,
  // Ids alone stand in it, and whatever it names is asked for again with the rights of whoever is signed in.
  give: (fragment) => (typeof fragment === 'string' ? replaceRoute(fromFragment(fragment)) : undefined),
});

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Re-renders when the route changes. */
export function useRoute(): Route {
  const fragment = useSyncExternalStore(subscribe, () => location.hash);
  return fromFragment(fragment);
}

/** Opens another screen; Back returns. */
export function navigate(route: Route): void {
  location.hash = toFragment(route);
}

/** Says otherwise where the page is, without another step for Back. */
export function replaceRoute(route: Route): void {
  history.replaceState(null, '', toFragment(route));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Forgets where the last person was, so that the next one starts at home. */
export function forgetRoute(): void {
  history.replaceState(null, '', location.pathname);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
