/** Says what a new answer has brought up in the right column, which a screen reader would not notice by itself. */
import { useEffect, useRef } from 'react';
import type { Evaluation } from '../../../../shared/clinical/index.ts';
import { announce } from '../../../components/announce.tsx';

export function useAnnounced({ contradictions, actions }: Evaluation): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const pressing = actions.filter((action) => !action.silent && action.handling === null);
    const now = new Map([
      ...contradictions
        .filter((each) => !each.resolved)
        .map((each) => [`contradiction.${each.id}`, `Does not fit: ${each.text}`] as const),
      ...pressing.map((each) => [`action.${each.id}`, `${each.urgency}: ${each.title}`] as const),
    ]);
    const before = known.current;
    known.current = new Set(now.keys());
    // What stood there when the form was opened is read with the form.
    if (before === null) return;
    const fresh = [...now].filter(([id]) => !before.has(id)).map(([, words]) => words);
    if (fresh.length > 0) announce(fresh.join('. '));
  }, [contradictions, actions]);
}
