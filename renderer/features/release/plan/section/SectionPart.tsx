/** One section of the plan: how it stands, what says when it is due, and its fields. */
import type { PlanSection } from '../../../../../shared/release/section-content.ts';
import { Flag } from '../../../../components/Flag.tsx';
import { showDay } from '../../../../components/time.ts';
import { SaveFailures } from '../../../assessment/saving/SaveFailures.tsx';
import { MedicinesPart } from '../../care/MedicinesPart.tsx';
import { MEDICINES } from '../parts.ts';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import { SourceLine } from '../SourceLine.tsx';
import type { PlanView, SectionView } from '../types.ts';
import { milestoneMarks, milestoneState } from '../words.ts';
import { FieldBox } from './FieldBox.tsx';
import { ReadFields } from './ReadFields.tsx';
import { SectionState } from './SectionState.tsx';
import { useSectionSaving } from './useSectionSaving.ts';

export function SectionPart({ section, held }: { section: PlanSection; held: PlanView }) {
  const { mayPlan } = usePlan();
  const view = held.sections.find(({ id }) => id === section.id);
  const { fields: failing, retry } = useSectionSaving(section.id);
  if (view === undefined) return null;
  return (
    <>
      <SaveFailures fields={failing} onRetry={retry} />
      <section className={styles['card']} aria-labelledby="section-title">
        <div className={styles['head']}>
          <h3 id="section-title" tabIndex={-1}>
            {section.title}
          </h3>
          <SourceLine mark={section.mark} source={section.source} />
        </div>
        {section.help === '' ? null : <p className={styles['small']}>{section.help}</p>}
        <Due section={section} />
        <SectionState section={section} view={view} />
      </section>
      {section.id === MEDICINES ? <MedicinesPart /> : null}
      <Fields section={section} view={view} mayPlan={mayPlan} />
    </>
  );
}

function Fields({ section, view, mayPlan }: { section: PlanSection; view: SectionView; mayPlan: boolean }) {
  return (
    <section className={styles['card']} aria-label={`What ${section.title} says`}>
      {mayPlan ? (
        <div className={styles['fields']}>
          {section.fields.map((field) => (
            <FieldBox key={field.id} section={section} field={field} view={view} />
          ))}
        </div>
      ) : (
        <ReadFields section={section} view={view} />
      )}
    </section>
  );
}

/** Milestones that this section settles. */
function Due({ section }: { section: PlanSection }) {
  const { view } = usePlan();
  const own = view.milestones.filter((each) => each.section === section.id && each.settledBy === 'section');
  return own.map(({ id, title, state, dueOn }) => (
    <div key={id} className={styles['head']}>
      <Flag {...milestoneMarks[state]}>{milestoneState(state)}</Flag>
      <span>
        {title}
        {dueOn === null ? '' : `: due ${showDay(dueOn)}`}
      </span>
    </div>
  ));
}
