/** The form of health input: sections at left, its texts with what the record holds beside them, and the signature. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AcctDraftView } from '../../../../shared/contract/acct-views.ts';
import type { BannerView } from '../../../../shared/contract/views.ts';
import { announce } from '../../../components/announce.tsx';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { focusPlace } from '../../assessment/focus-place.ts';
import formStyles from '../../assessment/Form.module.css';
import { SaveFailures } from '../../assessment/saving/SaveFailures.tsx';
import { SectionList } from '../../assessment/SectionList.tsx';
import { inputName } from '../words.ts';
import { CurrentSection } from './CurrentSection.tsx';
import { placeIn } from './drafts.ts';
import { InputFormContext } from './form-context.ts';
import { InputNotices } from './InputNotices.tsx';
import { PutAway } from './PutAway.tsx';
import { inputSections, placeOfMissing, sectionOf, SIGNATURE } from './sections.ts';
import { useParts } from './useParts.ts';
import { usePlaces, useSectionKeys } from './usePlaces.ts';

interface InputFormProps {
  view: AcctDraftView;
  banner: BannerView | undefined;
}

export function InputForm({ view, banner }: InputFormProps) {
  const parts = useParts(view);
  const sections = useMemo(() => inputSections(view, parts.held), [view, parts.held]);
  const [start] = useState(() => placeIn.of(view.draftId));
  const [current, setCurrent] = useState(
    () => (start === null ? null : sectionOf(sections, start)) ?? sections[0]?.id ?? SIGNATURE,
  );
  const latest = useRef(sections);
  useEffect(() => {
    latest.current = sections;
  });
  const ground = usePlaces(view.draftId, start);
  const open = view.state === 'in-progress';
  const goTo = (part: string) => {
    const section = sectionOf(latest.current, part);
    if (section !== null) setCurrent(section);
    focusPlace(part);
  };
  const enter = (id: string) => {
    const next = sections.find((section) => section.id === id);
    goTo(next?.parts[0] ?? SIGNATURE);
    announce(next === undefined ? 'Sign' : `${next.title}: ${next.answered} of ${next.total} written`);
  };
  const placeOf = (sentence: string) => placeOfMissing(view, sentence);
  const order = [...sections.map(({ id }) => id), SIGNATURE];
  const step = (by: 1 | -1) => {
    const next = order[order.indexOf(current) + by];
    if (next !== undefined) enter(next);
  };
  useSectionKeys(step);
  return (
    <InputFormContext value={{ ...parts, view, open, goTo, placeOf }}>
      <PageFrame
        title={inputName(view.kind)}
        banner={banner}
        ownScroll
        tools={open ? <PutAway view={view} settled={parts.settled} /> : undefined}
      >
        <InputNotices view={view} signOff={view.form.signOff} source={view.form.source} />
        <SaveFailures fields={parts.held} onRetry={parts.retry} />
        <div className={formStyles['form']} data-form ref={ground}>
          <SectionList
            label="Sections of the health input"
            sections={sections}
            current={current}
            onSection={enter}
          />
          <CurrentSection sections={sections} current={current} onStep={step} />
        </div>
      </PageFrame>
    </InputFormContext>
  );
}
