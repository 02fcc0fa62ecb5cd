/** Channels that an emergency access opens for the person on the page, so that their parts are drawn. */
import { createContext, useContext } from 'react';

const nothing: ReadonlySet<string> = new Set();
export const OpenedChannels = createContext<ReadonlySet<string>>(nothing);

export function useOpened(): ReadonlySet<string> {
  return useContext(OpenedChannels);
}
