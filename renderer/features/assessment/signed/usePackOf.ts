/** The question set an edition was signed with; where that version is no longer held here, the current one for its words. */
import { useChannel } from '../../../bridge/queries.ts';
import type { SignedEdition } from './signed-record.ts';

export function usePackOf(edition: SignedEdition | undefined) {
  const id = edition?.pack ?? '';
  const exact = useChannel(
    'content.pack',
    { id, version: edition?.packVersion ?? '' },
    { enabled: edition !== undefined },
  );
  const gone = exact.error?.failure.kind === 'not-found';
  const current = useChannel('content.pack', { id }, { enabled: gone });
  return { query: gone ? current : exact, another: gone };
}
