/** The evaluation of an assessment in progress. Pure and deterministic: the same pack and state give the same result. */
import { triggeredActions } from './actions.ts';
import { openContradictions } from './contradictions.ts';
import type { Worked } from './calculate.ts';
import { createContext } from './context.ts';
import type { Context } from './context.ts';
import type { Evaluation, Missing, SectionProgress } from './evaluation.ts';
import { interruptionMissing } from './interrupted.ts';
import { leavesOf } from './leaves.ts';
import {
  isNotObtained,
  missingAnswers,
  missingConsequences,
  missingDecisions,
  missingHandling,
} from './missing.ts';
import type { ContentPack } from './pack/types.ts';
import type { ScreeningState } from './state.ts';
import type { ScoreResult } from './tools/types.ts';

/** Everything that follows from the answers so far: what is shown, owed, contradicted and still missing. */
export function evaluate(pack: ContentPack, state: ScreeningState): Evaluation {
  const context = createContext(pack, state);
  const all = [...pack.items, ...pack.decisions].filter((item) => context.visible(item.id));
  const actions = triggeredActions(context);
  const contradictions = openContradictions(context);
  const sooner = pack.sooner
    .filter((rule) => context.holds(rule.when))
    .map(({ id, reason }) => ({ id, reason }));
  const missing: Missing[] = [
    ...missingAnswers(context),
    ...missingHandling(actions),
    ...missingDecisions(contradictions),
    ...missingConsequences(contradictions, context),
  ];
  const interruption = interruptionMissing(pack, state);
  return {
    visible: all.map((item) => item.id),
    visibleDetails: Object.fromEntries(
      all.map((item) => [
        item.id,
        item.details.map((field) => field.id).filter((field) => context.fieldVisible(item.id, field)),
      ]),
    ),
    unanswered: all.filter((item) => item.required && !context.answer(item.id)).map((item) => item.id),
    notObtained: all.filter((item) => isNotObtained(context.answer(item.id)?.value)).map((item) => item.id),
    noActionNeeded: noActionNeeded(context),
    sections: sectionProgress(context, actions, contradictions),
    actions,
    contradictions,
    sooner,
    secondStage: pack.secondStage
      ? {
          targetDay: sooner.length > 0 ? pack.secondStage.targetSooner : pack.secondStage.target,
          deadlineDay: pack.secondStage.deadline,
        }
      : null,
    criticalMedicines: context.criticalMedicines(),
    tools: Object.fromEntries(
      pack.tools
        .map((tool) => [tool.id, context.tool(tool.id)] as const)
        .filter((entry): entry is readonly [string, ScoreResult] => entry[1] !== undefined),
    ),
    calculations: Object.fromEntries(
      (pack.calculations ?? [])
        .map((each) => [each.id, context.calculation(each.id)] as const)
        .filter((entry): entry is readonly [string, Worked] => entry[1] !== undefined),
    ),
    screening: (pack.screening?.programmes ?? [])
      .map((each) => context.programme(each.id))
      .filter((each) => each !== undefined),
    readyToSign: { ok: missing.length === 0, missing: missing.map((each) => each.sentence), items: missing },
    readyToInterrupt: { ok: interruption.length === 0, missing: interruption },
  };
}

/** NG57's pattern: a "no" is stored together with "no action needed", unless the "no" itself triggers something. */
function noActionNeeded(context: Context): string[] {
  const { pack } = context;
  const obliging = new Set(
    pack.actions
      .filter((rule) => context.holds(rule.when))
      .flatMap((rule) => leavesOf(rule.when, pack.facts))
      .flatMap((leaf) => ('answer' in leaf && leaf.is.includes('no') ? [leaf.answer] : [])),
  );
  return pack.items
    .filter((item) => context.answer(item.id)?.value === 'no' && !obliging.has(item.id))
    .map((item) => item.id);
}

function sectionProgress(
  context: Context,
  actions: Evaluation['actions'],
  contradictions: Evaluation['contradictions'],
): SectionProgress[] {
  const pressing = actions.filter((a) => !a.silent && a.handling === null).map((a) => a.items);
  const standing = contradictions.filter((c) => !c.resolved).map((c) => c.items);
  return context.pack.sections.map((section) => {
    const items = [...context.pack.items, ...context.pack.decisions].filter(
      (item) => item.section === section.id && context.visible(item.id),
    );
    const ids = new Set(items.map((item) => item.id));
    const responses = items
      .map((item) => context.answer(item.id)?.value)
      .filter((value) => value !== undefined);
    const notObtained = responses.filter(isNotObtained).length;
    return {
      id: section.id,
      title: section.title,
      total: items.length,
      responded: responses.length,
      answered: responses.length - notObtained,
      notObtained,
      alerts: [...pressing, ...standing].filter((each) => each.some((id) => ids.has(id))).length,
    };
  });
}
