/** What a central record in memory keeps, and would restore from a backup. */
import type { Change } from '../../shared/changes/change.ts';
import type { LogEntry } from '../../central/store/log.ts';

export type Entry = LogEntry & {
  readonly change: Change;
  readonly receivedAt: Date;
  readonly origin: null;
  /** Came from another establishment, and is no part of a chain of this one. */
  readonly copied?: true;
};

export interface Chain {
  readonly seq: number;
  readonly link: string;
}

export interface Feed {
  epoch: string;
  epochBase: number | null;
  readonly entries: Entry[];
  /** Change id to hash. */
  readonly ids: Map<string, string>;
  readonly chains: Map<string, Chain>;
  /** `device seq` to what stands there; only the link before it for a change that stands elsewhere. */
  readonly places: Map<string, Entry | { readonly prev: string }>;
  /** Why changes were refused. */
  readonly quarantine: string[];
}

/** By establishment. */
export type Books = Map<string, Feed>;

export function emptyBooks(establishments: readonly string[], newId: () => string): Books {
  return new Map(
    establishments.map((establishment) => [
      establishment,
      {
        epoch: newId(),
        epochBase: null,
        entries: [],
        ids: new Map(),
        chains: new Map(),
        places: new Map(),
        quarantine: [],
      },
    ]),
  );
}

export function copyOf(books: Books): Books {
  return new Map(
    [...books].map(([establishment, feed]) => [
      establishment,
      {
        ...feed,
        entries: [...feed.entries],
        ids: new Map(feed.ids),
        chains: new Map(feed.chains),
        places: new Map(feed.places),
        quarantine: [...feed.quarantine],
      },
    ]),
  );
}
