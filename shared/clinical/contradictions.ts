/** Where what was answered does not fit what is written elsewhere, or tonight is not safe: each needs a decision and a reason. */
import { shownDate } from './civil-time.ts';
import type { Context } from './context.ts';
import { evidenceOfRule } from './evidence.ts';
import type { CriticalMedicine, OpenContradiction } from './evaluation.ts';
import { answerLabel } from './labels.ts';
import type { ContradictionRule } from './pack/types.ts';
import { escortMedicines } from './per.ts';
import { criticalMatch } from './critical-medicines.ts';

/** All contradictions that stand, decided or not, in pack order. */
export function openContradictions(context: Context): OpenContradiction[] {
  return context.pack.contradictions
    .filter((rule) => context.holds(rule.when))
    .flatMap((rule) => (rule.each ? perMedicine(rule, context) : [single(rule, context)]));
}

function single(rule: ContradictionRule, context: Context): OpenContradiction {
  const first = rule.items[0] ?? '';
  const said = answerLabel(context.item(first), context.answer(first)?.value);
  return finish(
    rule,
    rule.id,
    rule.text.replaceAll('{answer}', said),
    evidenceOfRule(rule.when, context),
    context,
  );
}

/** A row whose supply is still blank is a missing detail, not yet a contradiction: the nurse may be typing it. */
function perMedicine(rule: ContradictionRule, context: Context): OpenContradiction[] {
  return context
    .criticalMedicines()
    .filter((medicine) => medicine.supply === 'not-available' || medicine.supply === 'no-row')
    .map((medicine) => {
      const text = rule.text
        .replaceAll('{medicine}', medicine.name)
        .replaceAll('{class}', medicine.classTitle);
      return finish(rule, `${rule.id}:${medicine.key}`, text, medicineEvidence(medicine, context), context);
    });
}

function medicineEvidence(medicine: CriticalMedicine, context: Context): string[] {
  const classes = context.pack.medicines?.classes ?? [];
  const same = (text: string): boolean =>
    (criticalMatch(classes, text)?.key ?? text.trim().toLowerCase()) === medicine.key ||
    text.trim() === medicine.name;
  const escort = escortMedicines(context.state.per)
    .filter((row) => same(row.name))
    .map((row) => {
      const parts = [row.name, row.dosage, row.frequency, row.lastGiven && `last given ${row.lastGiven}`];
      return `Escort record: ${parts.filter((part) => part !== '').join(', ')}`;
    });
  const history = context.state.history
    .filter((entry) => (entry.kind === 'medicine' || entry.kind === 'critical-medicine') && same(entry.text))
    .map((entry) => `Earlier record, ${shownDate(entry.date)}: ${entry.text}`);
  const row = medicine.supply === 'no-row' ? [] : ['This assessment: no supply for tonight is confirmed'];
  return [...row, ...escort, ...history];
}

function finish(
  rule: ContradictionRule,
  id: string,
  text: string,
  evidence: readonly string[],
  context: Context,
): OpenContradiction {
  const made = context.state.contradictionDecisions[id] ?? null;
  const stale = made?.text !== undefined && made.text !== text;
  const known = made !== null && rule.decisions.some((option) => option.id === made.decision);
  const resolved = made !== null && known && !stale && made.reason.trim() !== '';
  return {
    id,
    rule: rule.id,
    text,
    evidence,
    items: rule.items.filter((item) => context.visible(item)),
    decisions: rule.decisions,
    decision: stale ? null : made,
    resolved,
    signOff: rule.signOff,
  };
}
