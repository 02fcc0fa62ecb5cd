/** The sections at the left of the form: answered of total and alerts; each a key press away. */
import { NavLink } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconSignature } from '@tabler/icons-react';
import styles from './Form.module.css';
import { SIGNATURE, type FormSection } from './sections.ts';

interface SectionListProps {
  sections: readonly FormSection[];
  current: string;
  onSection: (id: string) => void;
}

export function SectionList({ sections, current, onSection }: SectionListProps) {
  return (
    <nav aria-label="Sections of the assessment" className={styles['sections']}>
      {sections.map((section) => {
        const full = section.answered >= section.total;
        return (
          <NavLink
            key={section.id}
            component="button"
            type="button"
            active={section.id === current}
            aria-current={section.id === current ? 'step' : undefined}
            label={section.title}
            onClick={() => onSection(section.id)}
            rightSection={
              <span className={styles['count']}>
                {section.alerts > 0 ? (
                  <span className={styles['alerts']}>
                    <IconAlertTriangle size={14} aria-hidden /> {section.alerts}
                    <span className={styles['unseen']}> to deal with</span>
                  </span>
                ) : null}
                {full ? <IconCheck size={14} aria-hidden /> : null}
                {section.answered}/{section.total}
              </span>
            }
          />
        );
      })}
      <NavLink
        component="button"
        type="button"
        active={current === SIGNATURE}
        aria-current={current === SIGNATURE ? 'step' : undefined}
        label="Sign"
        leftSection={<IconSignature size={16} aria-hidden />}
        onClick={() => onSection(SIGNATURE)}
      />
    </nav>
  );
}
