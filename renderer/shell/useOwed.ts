/** Counts in the rail: things owed, not totals. */
import { useChannel } from '../bridge/queries.ts';
import { today } from '../components/time.ts';
import { useNow } from '../components/useNow.ts';
import type { RailArea } from './areas.ts';

/** Arrivals: people in the building whose first-stage assessment is not signed. Conflicts: those to decide. */
export function useOwed({ route }: RailArea): number {
  const now = useNow();
  const board = useChannel(
    'reception.board',
    { date: today(now) },
    { enabled: route.area === 'arrivals', keepPrevious: true },
  );
  const conflicts = useChannel('conflicts.list', {}, { enabled: route.area === 'conflicts' });
  if (route.area === 'conflicts') return conflicts.data?.length ?? 0;
  if (route.area !== 'arrivals') return 0;
  const owed = new Set(['here', 'in-screening', 'incomplete']);
  return board.data?.rows.filter(({ stage }) => owed.has(stage)).length ?? 0;
}
