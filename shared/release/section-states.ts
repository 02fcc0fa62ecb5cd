/** How a section may go from one state to another, and what each step needs (release-and-standards.md §1.2). Pure. */
import type { SectionStateName } from '../records/release-words.ts';
import type { PlanValue } from '../records/release.ts';
import { type PlanSection, type SectionContent, stateWords } from './section-content.ts';

const steps: Readonly<Record<SectionStateName, readonly SectionStateName[]>> = {
  'not-assessed': ['needed', 'not-needed'],
  needed: ['in-progress', 'done', 'declined', 'unavailable', 'not-needed', 'not-assessed'],
  'not-needed': ['needed', 'not-assessed'],
  'in-progress': ['done', 'declined', 'unavailable', 'needed', 'not-needed'],
  done: ['in-progress', 'needed', 'declined', 'unavailable'],
  declined: ['needed', 'in-progress', 'done'],
  unavailable: ['needed', 'in-progress', 'done', 'declined'],
};

/** States that a section may go to from this one, in the order of the content. */
export function nextStates(from: SectionStateName): readonly SectionStateName[] {
  return steps[from];
}

export interface SectionStep {
  readonly from: SectionStateName;
  readonly to: SectionStateName;
  readonly reason: string | null;
  /** Fields as they will stand after the save. */
  readonly fields: Readonly<Record<string, PlanValue | undefined>>;
}

/** Why this step may not be taken, in sentences; none when it may. Staying in a state with another reason is a step too. */
export function stepProblems(content: SectionContent, section: PlanSection, step: SectionStep): string[] {
  const { from, to, reason, fields } = step;
  const target = stateWords(content, to);
  const problems: string[] = [];
  if (from !== to && !steps[from].includes(to))
    problems.push(
      `${section.title} cannot go from “${stateWords(content, from).label}” to “${target.label}” at once: say first whether it is needed.`,
    );
  if (target.asksReason && (reason ?? '').trim() === '')
    problems.push(`“${target.label}” needs a reason: it prints as a gap with it.`);
  if (to === 'done') {
    const missing = section.fields.filter(({ id }) => section.doneNeeds.includes(id) && isEmpty(fields[id]));
    if (missing.length > 0)
      problems.push(
        `${section.title} is arranged only when this is filled in: ${missing.map(({ label }) => label).join(', ')}.`,
      );
  }
  return problems;
}

export function isEmpty(value: PlanValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  return (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
}

/** How a lane of the diary stands: the section with most left to do speaks for it. */
export function laneState(states: readonly SectionStateName[]): SectionStateName {
  return worstFirst.find((state) => states.includes(state)) ?? 'not-assessed';
}

const worstFirst: readonly SectionStateName[] = [
  'unavailable',
  'needed',
  'not-assessed',
  'in-progress',
  'declined',
  'done',
  'not-needed',
];
