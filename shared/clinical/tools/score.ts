/** Scoring: arithmetic over a tool's own data. No total exists while an item is missing, and the working is always shown. */
import type { ScoreResult, ToolAnswers, ToolBand, ToolDefinition, ToolItem, ToolSubject } from './types.ts';

type Points = { readonly value: number; readonly answer: string } | { readonly invalid: string } | null;

/**
 * Score a tool for a person. "not-applicable" comes first, then "incomplete" (a blank or impossible answer never counts as 0),
 * then the total with its band and the arithmetic.
 */
export function score(tool: ToolDefinition, answers: ToolAnswers, subject: ToolSubject): ScoreResult {
  const barred = tool.notFor.find((bar) =>
    bar.who === 'pregnant'
      ? subject.pregnant
      : subject.ageYears !== null && subject.ageYears < (bar.years ?? 0),
  );
  if (barred) return { state: 'not-applicable', why: barred.why };

  const missing: string[] = [];
  const invalid: string[] = [];
  const working: { item: string; label: string; answer: string; value: number }[] = [];
  for (const item of tool.items) {
    const points = pointsOf(item, answers);
    if (points === null) missing.push(item.label);
    else if ('invalid' in points) invalid.push(points.invalid);
    else working.push({ item: item.id, label: item.label, answer: points.answer, value: points.value });
  }
  if (missing.length > 0 || invalid.length > 0) return { state: 'incomplete', missing, invalid };

  const total = working.reduce((sum, line) => sum + line.value, 0);
  const highest = Math.max(...working.map((line) => line.value));
  const band = tool.bands.find((candidate) => fits(candidate, total, highest));
  if (!band)
    return { state: 'incomplete', missing: [], invalid: [`${tool.title}: no band is defined for ${total}.`] };
  return { state: 'scored', tool: tool.id, version: tool.version, total, band, action: band.action, working };
}

function fits(band: ToolBand, total: number, highestItem: number): boolean {
  if (band.min !== undefined && total < band.min) return false;
  if (band.max !== undefined && total > band.max) return false;
  return band.anyItem === undefined || highestItem >= band.anyItem;
}

function pointsOf(item: ToolItem, answers: ToolAnswers): Points {
  const given = answers[item.id];
  if (given === undefined || given === null || given === '') return null;
  if (item.kind === 'options') {
    const option = item.options.find((o) => o.value === String(given));
    return option
      ? { value: option.score, answer: option.label }
      : { invalid: `${item.label}: "${given}" is not one of the answers.` };
  }
  if (typeof given !== 'number' || !Number.isFinite(given))
    return { invalid: `${item.label}: a number is needed.` };
  if (given < item.min || given > item.max) {
    return { invalid: `${item.label}: ${given} is outside ${item.min} to ${item.max} ${item.unit}.` };
  }
  if (Math.abs(given * 10 ** item.decimals - Math.round(given * 10 ** item.decimals)) > 1e-6) {
    return { invalid: `${item.label}: give it to ${item.decimals} decimal place(s) at most.` };
  }
  const scale = item.scales.find((s) =>
    Object.entries(s.when ?? {}).every(([id, value]) => answers[id] === value),
  );
  // Which scale applies depends on another item that is itself still missing.
  if (!scale) return null;
  const band = scale.bands.find(
    (b) => (b.min === undefined || given >= b.min) && (b.max === undefined || given <= b.max),
  );
  if (!band) return { invalid: `${item.label}: ${given} falls in no band.` };
  return { value: band.score, answer: `${given} ${item.unit}${scale.label ? ` (${scale.label})` : ''}` };
}
