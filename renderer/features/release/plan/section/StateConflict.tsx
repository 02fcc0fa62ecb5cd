/** Two people said different things of a section without seeing each other. */
import { storedSectionSchema } from '../../../../../shared/records/release.ts';
import type { PlanSection } from '../../../../../shared/release/section-content.ts';
import { call } from '../../../../bridge/bridge.ts';
import { ConflictCard, type Json } from '../../../../components/conflict/ConflictCard.tsx';
import { usePlan } from '../plan-context.ts';
import type { SectionView } from '../types.ts';
import { usePlanAct } from '../usePlanAct.ts';
import { stateLabel } from '../words.ts';
import { ReadConflict } from './ReadConflict.tsx';

export function StateConflict({ section, view }: { section: PlanSection; view: SectionView }) {
  const { stayId, content, mayPlan } = usePlan();
  const act = usePlanAct();
  const versions = view.differing['state'] ?? [];
  const show = (value: Json): string => {
    const stored = storedSectionSchema.safeParse(value).data ?? null;
    if (stored === null) return stateLabel(content, 'not-assessed');
    const label = stateLabel(content, stored.state);
    return stored.reason === null || stored.reason === '' ? label : `${label}: ${stored.reason}`;
  };
  const decide = (value: Json) =>
    act.run(async () => {
      const stored = storedSectionSchema.safeParse(value).data ?? null;
      const { before } = await call('release.saveSection', {
        stayId,
        section: section.id,
        state: { state: stored?.state ?? 'not-assessed', reason: stored?.reason ?? null },
        // Either value is one that somebody said already: it needs no steps in between.
        undo: true,
      });
      return {
        words: [`${section.title}: decided, ${show(value)}.`],
        undo: () => call('release.saveSection', { stayId, section: section.id, ...before, undo: true }),
      };
    });
  const label = `How ${section.title} stands`;
  const inForce = versions.find(({ value }) => {
    const stored = storedSectionSchema.safeParse(value).data ?? null;
    return (stored?.state ?? 'not-assessed') === view.state && (stored?.reason ?? null) === view.reason;
  })?.value;
  if (!mayPlan) return <ReadConflict label={label} versions={versions} show={show} />;
  return (
    <ConflictCard
      fieldLabel={label}
      versions={versions}
      inForce={inForce ?? null}
      why="safer"
      show={show}
      onDecide={decide}
      busy={act.busy}
      error={act.error}
    />
  );
}
