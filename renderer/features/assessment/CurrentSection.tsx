/** The questions of one section, or the signature. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { SignSection } from './ending/SignSection.tsx';
import { useForm } from './form-context.ts';
import styles from './Form.module.css';
import { Question } from './question/Question.tsx';
import { ScreeningTable } from './second-stage/Screening.tsx';
import type { FormSection } from './sections.ts';

interface CurrentSectionProps {
  sections: readonly FormSection[];
  current: string;
  onStep: (by: 1 | -1) => void;
}

export function CurrentSection({ sections, current, onStep }: CurrentSectionProps) {
  const { fields, evaluation, pack } = useForm();
  const section = sections.find((each) => each.id === current);
  const top = useTopOnChange(current);
  const blank = new Set(evaluation.unanswered);
  const left = section === undefined ? 0 : section.total - section.answered;
  return (
    <div className={styles['questions']} ref={top}>
      <h2 className={styles['heading']}>
        {section?.title ?? 'Sign'}
        {section === undefined ? null : (
          <small> {left === 0 ? 'all answered' : `${left} not answered`}</small>
        )}
      </h2>
      {pack.screening !== undefined && pack.screening.section === current ? (
        <ScreeningTable rules={pack.screening} />
      ) : null}
      {section === undefined ? (
        <SignSection />
      ) : (
        section.items.map((item) => (
          <Question
            key={item.id}
            item={item}
            family={section.family}
            held={fields.get(`${section.family}${item.id}`)}
            blank={blank.has(item.id)}
          />
        ))
      )}
      <div className={styles['steps']}>
        <Button variant="default" disabled={section?.id === sections[0]?.id} onClick={() => onStep(-1)}>
          Previous section (Alt+Page Up)
        </Button>
        {section === undefined ? null : (
          <Button onClick={() => onStep(1)}>Next section (Alt+Page Down)</Button>
        )}
      </div>
    </div>
  );
}

/** Another section begins at its top; the first one drawn stays where the page put it. */
function useTopOnChange(current: string) {
  const top = useRef<HTMLDivElement>(null);
  const last = useRef(current);
  useEffect(() => {
    if (last.current === current) return;
    last.current = current;
    top.current?.scrollIntoView({ block: 'start' });
  }, [current]);
  return top;
}
