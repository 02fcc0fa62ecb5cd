/** Looks at a store after every page it applies, as a screen that is read at that moment would. */
import type { PulledPage } from '../../electron/records/store/log-types.ts';
import type { Store } from '../../electron/records/store/store.ts';

export interface WatchedPage {
  readonly store: Store;
  readonly page: PulledPage;
}

export function watchPages(store: Store, look: (watched: WatchedPage) => void): void {
  const { applyPage } = store.log;
  store.log.applyPage = (page) => {
    const result = applyPage(page);
    look({ store, page });
    return result;
  };
}
