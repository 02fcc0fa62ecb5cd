/** Find as you type: one search for a burst of keys, because every search stands in the audit. */
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { useChannel } from '../../bridge/queries.ts';

const TYPING_MS = 120;

/** Most people shown. */
export const MOST = 12;

/**
 * @param onChoose is called with the one person found when Enter came before the answer did (a scanner, a quick typist)
 */
export function useSearch(onChoose: (patientId: string) => void) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  /** The words for which Enter is still owed an answer. */
  const [owed, setOwed] = useState<string | null>(null);
  const asked = text.trim();
  const [settled] = useDebouncedValue(asked, TYPING_MS);
  const found = useChannel(
    'patients.search',
    { text: settled, limit: MOST },
    { enabled: settled !== '', keepPrevious: true },
  );
  const people = asked === '' ? [] : (found.data ?? []);
  // While the list still shows the answer to fewer letters, Enter could open somebody else.
  const answered = settled === asked && found.data !== undefined && !found.isPlaceholderData;
  const current = people[Math.min(at, people.length - 1)]?.person.id;

  const choose = useEffectEvent(onChoose);
  const only = answered && owed === asked && people.length === 1 ? current : undefined;
  useEffect(() => {
    if (only !== undefined) choose(only);
  }, [only]);

  return {
    text,
    asked,
    people,
    current,
    error: found.error,
    count: answered ? people.length : undefined,
    type: (typed: string) => {
      setText(typed);
      setAt(0);
      setOwed(null);
    },
    move: (by: number) => setAt(Math.max(0, Math.min(people.length - 1, at + by))),
    enter: () => {
      if (!answered) setOwed(asked);
      else if (current !== undefined) onChoose(current);
    },
  };
}
