/** Sorting history into lanes, and placing it on one scale of time. */
import {
  IconAlertTriangle,
  IconBandage,
  IconHeartHandshake,
  IconMedicineSyrup,
  IconPill,
  IconVirus,
  type Icon,
} from '@tabler/icons-react';
import type { HistoryEntry } from '../../../shared/contract/views.ts';

export interface Lane {
  kind: HistoryEntry['kind'];
  title: string;
  icon: Icon;
  /** Newest first; those without a date last. */
  entries: HistoryEntry[];
  oldest: string | null;
  newest: string | null;
}

const looks: readonly { kind: HistoryEntry['kind']; title: string; icon: Icon }[] = [
  { kind: 'self-harm', title: 'Self-harm', icon: IconBandage },
  { kind: 'acct', title: 'ACCT', icon: IconHeartHandshake },
  { kind: 'critical-medicine', title: 'Critical medicines', icon: IconPill },
  { kind: 'medicine', title: 'Other medicines', icon: IconMedicineSyrup },
  { kind: 'allergy', title: 'Allergies', icon: IconVirus },
  { kind: 'alert', title: 'Alerts', icon: IconAlertTriangle },
];

/** Lanes that hold something, in a fixed order. */
export function lanesOf(history: readonly HistoryEntry[]): Lane[] {
  return looks.flatMap((look) => {
    const entries = history
      .filter(({ kind }) => kind === look.kind)
      .toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
    if (entries.length === 0) return [];
    const scale = scaleOf(entries);
    return [{ ...look, entries, oldest: scale?.oldest ?? null, newest: scale?.newest ?? null }];
  });
}

export interface Scale {
  oldest: string;
  newest: string;
}

/** The oldest and newest date as they are written; null when nothing is dated. */
export function scaleOf(history: readonly HistoryEntry[]): Scale | null {
  const dates = history.flatMap(({ date }) => date ?? []).toSorted();
  const [oldest] = dates;
  const newest = dates.at(-1);
  return oldest === undefined || newest === undefined ? null : { oldest, newest };
}

/** Where a date lies between oldest (0) and newest (1). A year alone counts as its first day. */
export function shareOf(date: string, { oldest, newest }: Scale): number {
  const span = Date.parse(newest) - Date.parse(oldest);
  return span === 0 ? 1 : (Date.parse(date) - Date.parse(oldest)) / span;
}
