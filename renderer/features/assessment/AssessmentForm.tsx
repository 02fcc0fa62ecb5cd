/** The form as a whole: sections at left, questions in the middle, what they oblige at right. */
import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerTrackNext } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { ContentPack, ScreeningState } from '../../../shared/clinical/index.ts';
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import { announce } from '../../components/announce.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { useDraft } from '../../session/draft.ts';
import { CurrentSection } from './CurrentSection.tsx';
import { InterruptDialog } from './ending/InterruptDialog.tsx';
import { FormContext, FrameContext, type FormContextValue, type FormFrame } from './form-context.ts';
import { FormNotices } from './FormNotices.tsx';
import styles from './Form.module.css';
import { Obligations, owedCount } from './obligations/Obligations.tsx';
import { SaveFailures } from './saving/SaveFailures.tsx';

import { ReviewPanel } from './second-stage/ReviewPanel.tsx';
import { useFirstStage } from './second-stage/useFirstStage.ts';
import { SectionList } from './SectionList.tsx';
import { formSections, SIGNATURE } from './sections.ts';
import { useFields } from './useAssessment.ts';
import { useFormKeys } from './useFormKeys.ts';
import { firstPlace, usePlace } from './usePlace.ts';
import { useWhenSettled } from './useWhenSettled.ts';

export function AssessmentForm({ view, pack }: { view: AssessmentView; pack: ContentPack }) {
  const { saver, fields, state, evaluation, settled } = useFields(view, pack);
  const sections = useMemo(() => {
    const conflicts = [...fields].filter(([, held]) => held.view.conflict !== null).map(([name]) => name);
    return formSections(pack, evaluation, new Set(conflicts));
  }, [pack, evaluation, fields]);
  const { section, remember, goTo } = usePlace(view.id, sections, view.place);
  const [interrupting, setInterrupting] = useDraft(`${view.id}.interrupting`, false);
  const open = view.state !== 'signed';
  const firstStage = useFirstStage(view);
  const frame = useMemo((): FormFrame => {
    const known = view.screening as unknown as Pick<ScreeningState, 'per' | 'history'>;
    const save = saver.set.bind(saver);
    return { assessmentId: view.id, pack, known, firstStage, save, goTo, open };
  }, [view.id, view.screening, pack, firstStage, saver, goTo, open]);
  const whenSettled = useWhenSettled(settled);
  const form: FormContextValue = { ...frame, view, fields, state, evaluation, whenSettled };
  const enter = (id: string) => {
    const next = sections.find((each) => each.id === id);
    goTo(firstPlace(next) ?? SIGNATURE);
    announce(next === undefined ? 'Sign' : `${next.title}: ${next.answered} of ${next.total} answered`);
  };
  const order = [...sections.map((each) => each.id), SIGNATURE];
  const step = (by: 1 | -1) => {
    const next = order[order.indexOf(section) + by];
    if (next !== undefined) enter(next);
  };
  const toNext = useFormKeys(form, step);
  const ground = usePlacesWithin(remember);
  return (
    <FrameContext value={frame}>
      <FormContext value={form}>
        <PageFrame
          title={pack.title}
          banner={view.banner}
          tools={
            open ? (
              <>
                <Button
                  variant="default"
                  size="compact-md"
                  leftSection={<IconPlayerTrackNext size={16} aria-hidden />}
                  onClick={toNext}
                >
                  Next unanswered (F8)
                </Button>
                <Button
                  variant="default"
                  size="compact-md"
                  leftSection={<IconPlayerPause size={16} aria-hidden />}
                  onClick={() => setInterrupting(true)}
                >
                  Interrupt
                </Button>
              </>
            ) : undefined
          }
          obliges={{ heading: 'What this obliges', count: owedCount(evaluation), content: <Obligations /> }}
        >
          <FormNotices />
          {view.review === null ? null : <ReviewPanel review={view.review} />}
          <SaveFailures fields={fields} onRetry={() => saver.retry()} />
          <div className={styles['form']} data-form ref={ground}>
            <SectionList sections={sections} current={section} onSection={enter} />
            <CurrentSection sections={sections} current={section} onStep={step} />
          </div>
        </PageFrame>
        {interrupting ? <InterruptDialog onClose={() => setInterrupting(false)} /> : null}
      </FormContext>
    </FrameContext>
  );
}

/** Keeps the name of every field of the form that the cursor comes to. */
function usePlacesWithin(remember: (place: string) => void) {
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = ground.current;
    const onFocus = ({ target }: FocusEvent) => {
      const field = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
      if (field?.dataset['place'] !== undefined) remember(field.dataset['place']);
    };
    form?.addEventListener('focusin', onFocus);
    return () => form?.removeEventListener('focusin', onFocus);
  }, [remember]);
  return ground;
}
