/** Which folder is watched: kept in the store, taken up at every start, changed from the settings page. */
import type { Store } from '../../../store/store.ts';
import {
  startWatchedFolder,
  WATCHED_FOLDER,
  type WatchedFolder,
  type WatchingContext,
} from './watched-folder.ts';

/** The watcher of each open store. */
const watching = new WeakMap<Store, WatchedFolder>();

/** Stops watching, keeping the setting; before the store is closed. */
export async function stopWatching(store: Store): Promise<void> {
  const running = watching.get(store);
  watching.delete(store);
  await running?.close();
}

/** Takes up the folder kept in the store, if any. Called once the store is open. */
export async function resumeWatching(context: WatchingContext): Promise<string | null> {
  const folder = context.store.settings.get(WATCHED_FOLDER) || null;
  await stopWatching(context.store);
  if (folder !== null) watching.set(context.store, startWatchedFolder(context, folder));
  return folder;
}

/** Watches another folder from now on, or none. */
export async function watchFolder(context: WatchingContext, folder: string | null): Promise<string | null> {
  context.store.settings.set(WATCHED_FOLDER, folder ?? '');
  return resumeWatching(context);
}
