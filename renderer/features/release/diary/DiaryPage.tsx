/** The release diary: a week of everybody with a date, and everybody who may go from court any day, lane by lane. */
import { VisuallyHidden } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { addDays } from '../../../../shared/identity/index.ts';
import { mondayOf } from '../../../../shared/followup/wall-time.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { PeopleArriving } from '../../../components/arriving/PeopleArriving.tsx';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { today } from '../../../components/time.ts';
import { useNow } from '../../../components/useNow.ts';
import { useDraft } from '../../../session/draft.ts';
import { Warnings } from '../../followup/Warnings.tsx';
import { useUndo } from '../../followup/useUndo.tsx';
import { UnplannedDialog, type LeavesUnplanned } from '../day/unplanned/UnplannedDialog.tsx';
import { ANY_DAY, fitting, linesOf, loadsOf, UNDATED, WEEK, type Choice } from './choice.ts';
import styles from './Diary.module.css';
import { DiaryTable } from './DiaryTable.tsx';
import { DiaryTools } from './DiaryTools.tsx';
import { ReleaseFrame } from './ReleaseFrame.tsx';
import { Tiles } from './Tiles.tsx';
import type { Diary, ReleaseSections, Undated } from './types.ts';
import { useRowActions } from './useRowActions.ts';
import { Workload } from './Workload.tsx';

const noChoice: Choice = { shown: WEEK, coordinator: null, name: '' };

export function DiaryPage() {
  const [from, setFrom] = useDraft('release.week', mondayOf(today()));
  const [choice, setChoice] = useDraft<Choice>('release.choice', noChoice);
  const [leaving, setLeaving] = useState<LeavesUnplanned | null>(null);
  const undo = useUndo();
  const diary = useChannel('release.diary', { from, to: addDays(from, 6) }, { keepPrevious: true });
  const undated = useChannel('release.undated', {});
  const content = useChannel('release.content', {});
  /** A day that was chosen is not in the week that is gone to: the whole week is shown then. */
  const goTo = useCallback(
    (monday: string) => {
      const { shown } = choice;
      const isDay = shown !== WEEK && shown !== ANY_DAY && shown !== UNDATED;
      setFrom(monday);
      if (isDay) setChoice({ ...choice, shown: WEEK });
    },
    [choice, setChoice, setFrom],
  );
  useWeekKeys((weeks) => goTo(addDays(from, 7 * weeks)));
  const actions = useRowActions(undo.did, setLeaving);
  return (
    <ReleaseFrame
      title="Release diary"
      tools={
        <DiaryTools
          from={from}
          onFrom={goTo}
          onToday={() => {
            setFrom(mondayOf(today()));
            setChoice({ ...choice, shown: today() });
          }}
        />
      }
    >
      {undo.line}
      <PeopleArriving />
      <Loaded query={diary} what="the release diary">
        {(data) => (
          <>
            <Warnings sentences={data.warnings} />
            <Week
              diary={data}
              undated={undated.data?.people ?? []}
              sections={content.data?.sections ?? null}
              choice={choice}
              onChoice={(change) => setChoice({ ...choice, ...change })}
              actions={actions}
            />
          </>
        )}
      </Loaded>
      {leaving === null ? null : <UnplannedDialog leaving={leaving} onClose={() => setLeaving(null)} />}
    </ReleaseFrame>
  );
}

interface WeekProps {
  diary: Diary;
  undated: readonly Undated[];
  /** Null until the content is read. */
  sections: ReleaseSections | null;
  choice: Choice;
  onChoice: (change: Partial<Choice>) => void;
  actions: ReturnType<typeof useRowActions>;
}

function Week({ diary, undated, sections, choice, onChoice, actions }: WeekProps) {
  const now = useNow();
  const [current, setCurrent] = useDraft<string | null>('release.current', null);
  const found = useMemo(() => fitting(diary, undated, choice), [diary, undated, choice]);
  const lines = useMemo(() => linesOf(diary.days, found, choice.shown), [diary.days, found, choice.shown]);
  const loads = useMemo(() => loadsOf(diary), [diary]);
  const people = lines.filter(({ kind }) => kind === 'person' || kind === 'undated').length;
  const narrowed = choice.coordinator !== null || choice.name.trim() !== '';
  return (
    <>
      <Workload loads={loads} choice={choice} onChoice={onChoice} />
      <Tiles days={diary.days} found={found} shown={choice.shown} onShown={(shown) => onChoice({ shown })} />
      <p className={styles['hint']}>
        Arrow keys move between people, Enter opens the plan, the right arrow reaches what else can be done.
        Page Up and Page Down change the week.
      </p>
      <VisuallyHidden role="status">{people} people shown</VisuallyHidden>
      {sections === null ? null : people === 0 ? (
        <Nobody shown={choice.shown} narrowed={narrowed} />
      ) : (
        <DiaryTable
          lines={lines}
          sections={sections}
          now={now}
          actions={actions}
          current={current}
          onCurrent={setCurrent}
        />
      )}
    </>
  );
}

function Nobody({ shown, narrowed }: { shown: string; narrowed: boolean }) {
  if (narrowed)
    return (
      <Empty
        what="Nobody here fits this choice."
        how="Choose “Everybody”, empty the name, or choose another day to see more."
      />
    );
  if (shown === UNDATED)
    return (
      <Empty
        what="Everybody here has a date that is still to come, or may go any day."
        how="Whoever has none stands here, so that nobody is lost between the weeks."
      />
    );
  if (shown === ANY_DAY)
    return (
      <Empty
        what="Nobody here may go from court any day, as far as this workstation holds."
        how="Everybody on remand stands here, and whoever is said in their plan to go any day."
      />
    );
  return (
    <Empty
      what="Nobody has a release date then."
      how="Dates come from the prison’s feed, or are put down in a person’s release plan. “No date” lists who has none."
    />
  );
}

/** Page Up and Page Down change the week from anywhere but a box to type in, a menu or a dialog. */
function useWeekKeys(go: (weeks: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const weeks = { PageUp: -1, PageDown: 1 }[event.key];
      if (weeks === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      const from = event.target instanceof Element ? event.target : null;
      if (from?.closest('input, textarea, select, [role=menu], [role=dialog]')) return;
      event.preventDefault();
      go(weeks);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
