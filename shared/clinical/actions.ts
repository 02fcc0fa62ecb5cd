/** Actions that the answers so far oblige somebody to take, most urgent first. */
import type { Context } from './context.ts';
import type { TriggeredAction } from './evaluation.ts';
import { itemOfLeaf, itemsOfCondition, leavesOf } from './leaves.ts';
import type { ActionRule, Item, Urgency } from './pack/types.ts';

const order: readonly Urgency[] = ['emergency', 'tonight', 'urgent', 'routine'];

/** Triggered actions by urgency, then in pack order. */
export function triggeredActions(context: Context): TriggeredAction[] {
  return context.pack.actions
    .filter((rule) => context.holds(rule.when))
    .map((rule) => describe(rule, context))
    .sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency));
}

function describe(rule: ActionRule, context: Context): TriggeredAction {
  const given = rule.because.filter((reason) => context.holds(reason.when)).map((reason) => reason.text);
  const items = contributing(rule, context);
  const because = given.length > 0 ? given : items.map((id) => nameOf(context.item(id)));
  const handling = context.state.actionHandling[rule.id] ?? null;
  const reopened =
    handling?.because !== undefined && because.some((reason) => !handling.because?.includes(reason));
  return {
    id: rule.id,
    title: rule.title,
    ...(rule.detail === undefined ? {} : { detail: rule.detail }),
    urgency: rule.urgency,
    owner: rule.owner,
    because: because.length > 0 ? because : [rule.title],
    items,
    silent: rule.silent,
    ...(rule.creates === undefined ? {} : { creates: rule.creates }),
    signOff: rule.signOff,
    handling: reopened ? null : handling,
    reopened,
  };
}

/** The questions whose tests hold; all that the rule reads where none does by itself (a rule on the escort record, say). */
function contributing(rule: ActionRule, context: Context): string[] {
  const holding = leavesOf(rule.when, context.pack.facts).filter((leaf) => context.holds(leaf));
  const ids = [
    ...holding.map(itemOfLeaf).filter((id): id is string => id !== undefined),
    ...holding.flatMap((leaf) => ('toolItem' in leaf ? hostsOf(leaf.toolItem[0], context) : [])),
  ];
  const found = ids.length > 0 ? ids : itemsOfCondition(rule.when, context.pack.facts);
  return [...new Set(found)].filter((id) => context.visible(id));
}

/** The questions in which a tool stands open. */
function hostsOf(tool: string, context: Context): string[] {
  return context.pack.items
    .filter((item) =>
      item.details.some((field) => field.tool === tool && context.fieldVisible(item.id, field.id)),
    )
    .map(({ id }) => id);
}

/** "question 13: alcohol", or the short name alone for local additions. */
export function nameOf(item: Item | undefined): string {
  if (!item) return '';
  return item.number === undefined ? item.short : `question ${item.number}: ${item.short}`;
}
