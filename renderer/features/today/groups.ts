/** How what is owed is grouped: overdue first, then today, then later, then what has no time. */
import type { OwedItem, OwedKind } from '../../../shared/contract/today.ts';
import { civilDay, today } from '../../components/time.ts';

export type GroupId = 'overdue' | 'today' | 'later' | 'open';

export interface Group {
  readonly id: GroupId;
  readonly title: string;
  readonly items: readonly OwedItem[];
}

const titles: Record<GroupId, string> = {
  overdue: 'Overdue',
  today: 'Today',
  later: 'Later',
  open: 'Waiting, without a time',
};

const names: Record<OwedKind, string> = {
  acct: 'ACCT',
  possession: 'Medicines in possession',
  draft: 'To be signed',
  action: 'Actions',
  'no-show': 'Reasons owed',
  'follow-up': 'Follow-up',
  'follow-on': 'After leaving',
  release: 'Release',
  conflict: 'Conflicts',
};

export function kindName(kind: OwedKind): string {
  return names[kind];
}

export const kindChoices = (Object.keys(names) as OwedKind[]).map((kind) => ({ kind, label: names[kind] }));

/** Its time may have passed since it was read. */
export function isLate({ overdue, dueAt }: OwedItem, now: number): boolean {
  return overdue || (dueAt !== null && Date.parse(dueAt) < now);
}

function groupOf(item: OwedItem, now: number): GroupId {
  if (isLate(item, now)) return 'overdue';
  if (item.dueAt === null) return 'open';
  return civilDay(item.dueAt) <= today(now) ? 'today' : 'later';
}

/** Soonest first in each group; groups with nothing in them are left out. */
export function groupsOf(items: readonly OwedItem[], now: number): Group[] {
  const sorted = items.toSorted(
    (a, b) => timeOf(a) - timeOf(b) || (a.key < b.key ? -1 : Number(a.key > b.key)),
  );
  const held = Map.groupBy(sorted, (item) => groupOf(item, now));
  return (Object.keys(titles) as GroupId[]).flatMap((id) => {
    const found = held.get(id);
    return found === undefined ? [] : [{ id, title: titles[id], items: found }];
  });
}

/** Far beyond any date; `Infinity` less itself is no number. */
const LAST = 8.64e15;

function timeOf({ dueAt }: OwedItem): number {
  return dueAt === null ? LAST : Date.parse(dueAt);
}
