/**
 * Reads again what has changed. A first answer that is still on its way when something changes may be of before the change, and
 * the library keeps it as it comes; so that one is asked for once more when it is there.
 */
import type { InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';

export async function readAgain(client: QueryClient, filters: InvalidateQueryFilters): Promise<void> {
  const coming = new Set(
    client
      .getQueryCache()
      .findAll(filters)
      .filter(({ state }) => state.fetchStatus === 'fetching' && state.data === undefined),
  );
  await client.invalidateQueries(filters);
  if (coming.size > 0) await client.invalidateQueries({ predicate: (query) => coming.has(query) });
}
