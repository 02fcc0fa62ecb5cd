/** The parts of one section, or the signature. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import formStyles from '../../assessment/Form.module.css';
import { AttendancePart } from './AttendancePart.tsx';
import { useInputForm } from './form-context.ts';
import styles from './Input.module.css';
import { PossessionLine } from './PossessionLine.tsx';
import { Referrals } from './Referrals.tsx';
import { TAKING_PART, WHAT_FOLLOWS, type InputSection } from './sections.ts';
import { SignInput } from './SignInput.tsx';
import { Supports } from './Supports.tsx';
import { TextPart } from './TextPart.tsx';

interface CurrentSectionProps {
  sections: readonly InputSection[];
  current: string;
  onStep: (by: 1 | -1) => void;
}

export function CurrentSection({ sections, current, onStep }: CurrentSectionProps) {
  const section = sections.find(({ id }) => id === current);
  const top = useTopOnChange(current);
  return (
    <div className={formStyles['questions']} ref={top}>
      <h2 className={formStyles['heading']}>{section?.title ?? 'Sign'}</h2>
      {section === undefined || section.hint === '' ? null : <p className={styles['hint']}>{section.hint}</p>}
      {section === undefined ? <SignInput what="health input" /> : <SectionBody section={section} />}
      <div className={formStyles['steps']}>
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

function SectionBody({ section }: { section: InputSection }) {
  const { view } = useInputForm();
  if (section.id === TAKING_PART) return <AttendancePart />;
  if (section.id === WHAT_FOLLOWS) {
    return (
      <>
        <PossessionLine />
        <Referrals />
        <Supports />
      </>
    );
  }
  return view.form.parts
    .filter(({ id }) => section.parts.includes(id))
    .map((part) => <TextPart key={part.id} part={part} />);
}

/** Another section begins at its top. */
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
