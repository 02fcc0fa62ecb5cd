/** The home page: what the reader or their role owes today, from every area. Worked out at each reading, so that nothing is forgotten. */
import type { Output } from '../../../../shared/contract/contract.ts';
import type { OwedItem } from '../../../../shared/contract/today.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../context.ts';
import { warningsOf } from '../followup/warnings.ts';
import { acctItems } from './accts.ts';
import { actionItems } from './actions.ts';
import { reasonItems, unplacedItems } from './bookings.ts';
import { conflictItems } from './conflicts.ts';
import { draftItems } from './drafts.ts';
import { possessionItems } from './possession.ts';
import { followOnItems, releaseItems } from './releases.ts';
import { todayScene } from './scene.ts';

/** Of those who give care. */
const ofCare = [
  acctItems,
  possessionItems,
  draftItems,
  actionItems,
  reasonItems,
  unplacedItems,
  conflictItems,
];

/** Of each kind; nobody reads further than this on one day, and the page counts the rest. */
const MOST = 100;

export function owedToday(context: ServiceContext): Output<'today.owed'> {
  const scene = todayScene(context);
  const kinds = [...(scene.role === 'release-coordinator' ? [] : ofCare), followOnItems, releaseItems]
    .map((read) => read(scene).toSorted(soonestFirst))
    .filter((items) => items.length > 0);
  return {
    now: instantInLondon(scene.now),
    items: kinds.flatMap((items) => items.slice(0, MOST)).toSorted(soonestFirst),
    totals: kinds.flatMap((items) => items.slice(0, 1).map(({ kind }) => ({ kind, total: items.length }))),
    warnings: warningsOf(context, null),
  };
}

/** Overdue is soonest of all; what has no time stands last. */
function soonestFirst(a: OwedItem, b: OwedItem): number {
  if (a.dueAt === null || b.dueAt === null)
    return Number(a.dueAt === null) - Number(b.dueAt === null) || compareKeys(a, b);
  return Date.parse(a.dueAt) - Date.parse(b.dueAt) || compareKeys(a, b);
}

function compareKeys(a: OwedItem, b: OwedItem): number {
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
