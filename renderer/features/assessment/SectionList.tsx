/** The sections at the left of the form: answered of total and alerts; each a key press away. */
import { IconAlertTriangle, IconCheck, IconSignature } from '@tabler/icons-react';
import styles from './Form.module.css';
import { SIGNATURE, type FormSection } from './sections.ts';

type Listed = Pick<FormSection, 'id' | 'title' | 'alerts' | 'answered' | 'total'>;

interface SectionListProps {
  sections: readonly Listed[];
  current: string;
  onSection: (id: string) => void;
  label?: string;
}

export function SectionList({
  sections,
  current,
  onSection,
  label = 'Sections of the assessment',
}: SectionListProps) {
  return (
    <nav aria-label={label} className={styles['sections']}>
      <ol>
        {sections.map((section) => (
          <li key={section.id}>
            <button
              type="button"
              className={styles['section']}
              aria-current={section.id === current ? 'step' : undefined}
              onClick={() => onSection(section.id)}
            >
              <span className={styles['sectionTitle']}>{section.title}</span>
              <Count {...section} />
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className={styles['section']}
            aria-current={current === SIGNATURE ? 'step' : undefined}
            onClick={() => onSection(SIGNATURE)}
          >
            <span className={styles['sectionTitle']}>
              <IconSignature size={16} aria-hidden /> Sign
            </span>
          </button>
        </li>
      </ol>
    </nav>
  );
}

function Count({ alerts, answered, total }: Listed) {
  return (
    <span className={styles['count']}>
      {alerts > 0 ? (
        <span className={styles['alerts']}>
          <IconAlertTriangle size={14} aria-hidden />
          {alerts}
          <span className={styles['unseen']}> to deal with, </span>
        </span>
      ) : null}
      {total === 0 ? null : (
        <>
          {answered >= total && alerts === 0 ? <IconCheck size={14} aria-hidden /> : null}
          {answered}/{total}
          <span className={styles['unseen']}> answered</span>
        </>
      )}
    </span>
  );
}
