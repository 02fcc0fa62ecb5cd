/** Counts in the rail: things owed, not totals. */
import { useChannel } from '../bridge/queries.ts';
import { today } from '../components/time.ts';
import { filtered } from '../features/acct/board/owed.ts';
import { isPressing } from '../features/followup/strip/filters.ts';
import { useNow } from '../components/useNow.ts';
import { useMay, useSession } from '../session/SessionContext.tsx';
import type { RailArea } from './areas.ts';

/**
 * Arrivals: people in the building whose first-stage assessment is not signed. Follow-up: those who are late, or due by
 * tomorrow without a slot. ACCT: those to which this role owes something within a day; for a manager, where somebody is late.
 * Patients: those who may be held twice. Conflicts: those to decide. Today counts nothing: it is a list of what the others count.
 */
export function useOwed({ route }: RailArea): number {
  const now = useNow();
  const { me } = useSession();
  const board = useChannel(
    'reception.board',
    { date: today(now) },
    { enabled: route.area === 'arrivals', keepPrevious: true },
  );
  const decides = useMay('patients.toDecide') && ['conflicts', 'patients'].includes(route.area);
  const waiting = useChannel('patients.toDecide', {}, { enabled: decides });
  const strip = useChannel('followup.strip', {}, { enabled: route.area === 'follow-up' });
  const accts = useChannel('acct.board', {}, { enabled: route.area === 'acct' });
  if (route.area === 'acct') return filtered(accts.data?.rows ?? [], 'mine', me.role, now).length;
  if (route.area === 'follow-up')
    return strip.data?.rows.filter((row) => isPressing(row, today(now))).length ?? 0;
  if (route.area === 'conflicts') return waiting.data?.conflicts ?? 0;
  if (route.area === 'patients') return waiting.data?.duplicates ?? 0;
  if (route.area !== 'arrivals') return 0;
  const owed = new Set(['here', 'in-screening', 'incomplete']);
  return board.data?.rows.filter(({ stage }) => owed.has(stage)).length ?? 0;
}
