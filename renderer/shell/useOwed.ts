/** Counts in the rail: things owed, not totals. */
import type { Output } from '../../shared/contract/contract.ts';
import type { Area } from '../navigation/route.ts';
import { useChannel } from '../bridge/queries.ts';
import { useMay } from '../session/SessionContext.tsx';
import type { RailArea } from './areas.ts';

/** Times pass without an event. */
const AGAIN_MS = 60_000;

/**
 * Arrivals: people in the building whose first-stage assessment is not signed. Follow-up: those who are late, or due by
 * tomorrow without a slot. ACCT: those to which this role owes something within a day; for a manager, where somebody is late.
 * Release: tasks for people who left that are late or due within a day.
 * Patients: those who may be held twice. Conflicts: those to decide. Today counts nothing: it is a list of what the others count.
 */
const counts: Partial<Record<Area, keyof Output<'today.counts'>>> = {
  arrivals: 'arrivals',
  'follow-up': 'followUp',
  acct: 'acct',
  release: 'release',
  patients: 'duplicates',
  conflicts: 'conflicts',
};

export function useOwed({ route }: RailArea): number {
  const which = counts[route.area];
  const enabled = useMay('today.counts') && which !== undefined;
  const owed = useChannel('today.counts', {}, { enabled, againAfter: () => AGAIN_MS });
  return which === undefined ? 0 : (owed.data?.[which] ?? 0);
}
