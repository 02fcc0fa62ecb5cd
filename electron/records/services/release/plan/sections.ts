/** Sections of a plan: how each stands, and saving one with what it had before. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { SectionView } from '../../../../../shared/contract/release-views.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { planValueSchema, type PlanValue } from '../../../../../shared/records/release.ts';
import { valueProblem } from '../../../../../shared/release/field-values.ts';
import type { PlanSection } from '../../../../../shared/release/section-content.ts';
import { nextStates, stepProblems } from '../../../../../shared/release/section-states.ts';
import { openConflicts } from '../../common/conflicts.ts';
import { valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import type { ServiceContext } from '../../context.ts';
import { differingIn } from './differing.ts';
import { planScene, type PlanScene, storedSection } from './scene.ts';
import { changePlan } from './write.ts';

export function sectionView(context: ServiceContext, { plan }: PlanScene, section: PlanSection): SectionView {
  const stored = storedSection(plan, section.id);
  const state = stored?.state ?? 'not-assessed';
  const open = plan === null ? [] : openConflicts(plan);
  const prefix = `detail.${section.id}.`;
  const ownName = (name: string): string[] =>
    name === `section.${section.id}` ? ['state'] : name.startsWith(prefix) ? [name.slice(prefix.length)] : [];
  return {
    id: section.id,
    state,
    reason: stored?.reason ?? null,
    said: stored && { by: staffName(context.store, stored.by), at: stored.at },
    fields: fieldsOf(plan, section),
    next: [...nextStates(state)],
    conflicts: open.flatMap(ownName),
    differing: Object.fromEntries(
      Object.entries(differingIn(context, plan, open)).flatMap(([name, versions]) =>
        ownName(name).map((own) => [own, versions] as const),
      ),
    ),
  };
}

function fieldsOf(plan: PlanScene['plan'], section: PlanSection): Record<string, PlanValue> {
  return Object.fromEntries(
    section.fields.map(({ id }) => [id, planValueSchema.parse(valueOf(plan, `detail.${section.id}.${id}`))]),
  );
}

export function saveSection(
  context: ServiceContext,
  input: Parsed<'release.saveSection'>,
): Output<'release.saveSection'> {
  const section = knownSection(context, input.section);
  const scene = planScene(context, input.stayId);
  const was = sectionView(context, scene, section);
  const unknown = Object.keys(input.fields).find((field) => !section.fields.some(({ id }) => id === field));
  if (unknown !== undefined)
    throw new Failure('invalid', `${section.title} has no such field.`, { field: unknown });
  for (const field of section.fields) {
    const wrong = valueProblem(field, input.fields[field.id] ?? null);
    if (wrong !== null) throw new Failure('invalid', wrong, { field: field.id });
  }
  const to = input.state ?? { state: was.state, reason: was.reason };
  if (!input.undo) {
    const { sections } = context.release();
    const fields = { ...was.fields, ...input.fields };
    const [problem] = stepProblems(sections, section, {
      from: was.state,
      to: to.state,
      reason: to.reason,
      fields,
    });
    if (problem !== undefined) throw new Failure('invalid', problem, { field: 'state' });
  }
  const values: Record<string, Json> = Object.fromEntries(
    Object.entries(input.fields).map(([field, value]) => [`detail.${section.id}.${field}`, value]),
  );
  const said = was.conflicts.includes('state') || to.state !== was.state || to.reason !== was.reason;
  if (input.state !== undefined && said)
    values[`section.${section.id}`] =
      to.state === 'not-assessed'
        ? null
        : { ...to, by: context.staff.staffId, at: instantInLondon(context.now()) };
  changePlan(context, scene, values);
  const before = {
    state: { state: was.state, reason: was.reason },
    fields: Object.fromEntries(Object.keys(input.fields).map((field) => [field, was.fields[field] ?? null])),
  };
  return { section: sectionView(context, planScene(context, input.stayId), section), before };
}

function knownSection(context: ServiceContext, id: string): PlanSection {
  const section = context.release().sections.sections.find((each) => each.id === id);
  if (section === undefined) throw new Failure('invalid', 'There is no such section.', { field: 'section' });
  return section;
}
