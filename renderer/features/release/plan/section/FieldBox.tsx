/** One field of a section with its mark of being saved, the way back, and what stands against each other in it. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { PlanValue } from '../../../../../shared/records/release.ts';
import type { PlanSection, SectionField } from '../../../../../shared/release/section-content.ts';
import { call } from '../../../../bridge/bridge.ts';
import { ConflictCard, type Json } from '../../../../components/conflict/ConflictCard.tsx';
import { SavedMark } from '../../../assessment/question/SavedMark.tsx';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import type { SectionView } from '../types.ts';
import { usePlanAct } from '../usePlanAct.ts';
import { FieldInput } from './FieldInput.tsx';
import { GpBefore } from './GpBefore.tsx';
import { showField } from './show-field.ts';
import { useField } from './useField.ts';

interface FieldBoxProps {
  section: PlanSection;
  field: SectionField;
  view: SectionView;
}

export function FieldBox({ section, field, view }: FieldBoxProps) {
  const one = useField(section.id, field.id);
  const { held, putBack } = one;
  const conflict = view.conflicts.includes(field.id);
  const label = section.doneNeeds.includes(field.id) ? `${field.label}, needed to be arranged` : field.label;
  return (
    <div
      className={styles['field']}
      data-wide={field.kind === 'long' || undefined}
      data-conflict={conflict || undefined}
    >
      {conflict ? <FieldConflict section={section} field={field} view={view} /> : null}
      <FieldInput section={section.id} field={field} label={label} one={one} />
      {section.id === 'gp-registration' && field.id === 'before' ? <GpBefore one={one} /> : null}
      <div className={styles['fieldMarks']}>
        <SavedMark held={held?.state === 'untouched' ? undefined : held} />
        {putBack === null ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            aria-label={`Undo: ${field.label}, back to ${showField(field, putBack.value)}`}
            onClick={putBack.run}
          >
            Undo
          </Button>
        )}
      </div>
    </div>
  );
}

function FieldConflict({ section, field, view }: FieldBoxProps) {
  const { stayId } = usePlan();
  const act = usePlanAct();
  const decide = (value: Json) =>
    act.run(async () => {
      const { before } = await call('release.saveSection', {
        stayId,
        section: section.id,
        fields: { [field.id]: value as PlanValue },
      });
      return {
        words: [`${field.label}: decided, ${showField(field, value)}.`],
        undo: () =>
          call('release.saveSection', { stayId, section: section.id, fields: before.fields, undo: true }),
      };
    });
  return (
    <ConflictCard
      fieldLabel={field.label}
      versions={view.differing[field.id] ?? []}
      inForce={view.fields[field.id] ?? null}
      show={(value) => showField(field, value)}
      onDecide={decide}
      busy={act.busy}
      error={act.error}
    />
  );
}
