/** The form as a whole: sections at left, questions in the middle, what they oblige at right. */
import { Alert, Button, Group } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useMemo, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { ContentPack } from '../../../shared/clinical/index.ts';
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import { PageFrame } from '../../components/PageFrame.tsx';
import { InterruptDialog } from './ending/InterruptDialog.tsx';
import { SignSection } from './ending/SignSection.tsx';
import { FormContext, type FormContextValue } from './form-context.ts';
import { FormNotices } from './FormNotices.tsx';
import styles from './Form.module.css';
import { Obligations, owedCount } from './obligations/Obligations.tsx';
import { Question } from './question/Question.tsx';
import { SectionList } from './SectionList.tsx';
import { fieldOf, formSections, SIGNATURE } from './sections.ts';
import { useFields } from './useAssessment.ts';
import { usePlace } from './usePlace.ts';

export function AssessmentForm({ view, pack }: { view: AssessmentView; pack: ContentPack }) {
  const { saver, fields, state, evaluation } = useFields(view, pack);
  const sections = useMemo(() => formSections(pack, evaluation), [pack, evaluation]);
  const { section, setSection, remember, goTo } = usePlace(view.id, sections, view.place);
  const [interrupting, setInterrupting] = useState(false);
  const open = view.state !== 'signed';
  const form: FormContextValue = {
    view,
    pack,
    fields,
    state,
    evaluation,
    open,
    save: (field, value) => saver.set(field, value),
    goTo: (id) => goTo(fieldOf(pack, id)),
  };
  const order = [...sections.map((each) => each.id), SIGNATURE];
  const step = (by: number) => {
    const next = order[order.indexOf(section) + by];
    if (next !== undefined) enter(next);
  };
  const enter = (id: string) => {
    setSection(id);
    const item = sections.find((each) => each.id === id);
    const first = item?.items[0];
    if (item !== undefined && first !== undefined) goTo(`${item.family}${first.id}`);
    remember(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'PageDown' && event.key !== 'PageUp')) return;
    event.preventDefault();
    step(event.key === 'PageDown' ? 1 : -1);
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const place = event.target.closest<HTMLElement>('[data-place]')?.dataset['place'];
    if (place !== undefined) remember(place);
  };
  const failed = [...fields.values()].filter((field) => field.state === 'failed').length;
  return (
    <FormContext value={form}>
      <PageFrame
        title={pack.title}
        banner={view.banner}
        tools={
          open ? (
            <Button
              variant="default"
              leftSection={<IconPlayerPause size={16} aria-hidden />}
              onClick={() => setInterrupting(true)}
            >
              Interrupt
            </Button>
          ) : undefined
        }
        obliges={{ heading: 'What this obliges', count: owedCount(form), content: <Obligations /> }}
      >
        <FormNotices />
        {failed === 0 ? null : (
          <Alert
            color="red"
            variant="outline"
            role="alert"
            title={`${failed} answers are not saved yet`}
            mb="sm"
          >
            They stay here as typed. Earlier answers are safe.
            <Button ml="md" size="compact-sm" variant="default" onClick={() => saver.retry()}>
              Try again
            </Button>
          </Alert>
        )}
        <div className={styles['form']} data-form onKeyDown={onKeyDown} onFocus={onFocus}>
          <SectionList sections={sections} current={section} onSection={enter} />
          <CurrentSection
            sections={sections}
            current={section}
            onNext={() => step(1)}
            onPrevious={() => step(-1)}
          />
        </div>
      </PageFrame>
      {interrupting ? <InterruptDialog onClose={() => setInterrupting(false)} /> : null}
    </FormContext>
  );
}

interface CurrentSectionProps {
  sections: ReturnType<typeof formSections>;
  current: string;
  onNext: () => void;
  onPrevious: () => void;
}

function CurrentSection({ sections, current, onNext, onPrevious }: CurrentSectionProps) {
  const section = sections.find((each) => each.id === current);
  const unanswered = section === undefined ? 0 : section.total - section.answered;
  return (
    <div className={styles['questions']}>
      <h2>
        {section?.title ?? 'Sign'}
        {unanswered === 0 ? '' : ` (${unanswered} not answered)`}
      </h2>
      {section === undefined ? (
        <SignSection />
      ) : (
        section.items.map((item) => <Question key={item.id} item={item} family={section.family} />)
      )}
      <Group className={styles['steps']}>
        <Button variant="default" disabled={section?.id === sections[0]?.id} onClick={onPrevious}>
          Previous section (Alt+Page Up)
        </Button>
        {section === undefined ? null : <Button onClick={onNext}>Next section (Alt+Page Down)</Button>}
      </Group>
    </div>
  );
}
