/** What a section says, for who reads it and does not change it. */
import type { PlanSection } from '../../../../../shared/release/section-content.ts';
import styles from '../Plan.module.css';
import type { SectionView } from '../types.ts';
import { showField } from './show-field.ts';

export function ReadFields({ section, view }: { section: PlanSection; view: SectionView }) {
  return (
    <dl className={styles['facts']}>
      {section.fields.map((field) => (
        <div key={field.id} style={{ display: 'contents' }}>
          <dt>{field.label}</dt>
          <dd>
            <bdi>{showField(field, view.fields[field.id] ?? null)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
