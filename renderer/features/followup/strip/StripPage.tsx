/** Follow-up: everybody in the establishment on a strip of days, who runs out first first. */
import { Button, NativeSelect, VisuallyHidden } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useChannel } from '../../../bridge/queries.ts';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { PeopleArriving } from '../../../components/arriving/PeopleArriving.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { useDraft } from '../../../session/draft.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { Clashes } from '../clashes/Clashes.tsx';
import { FollowUpFrame } from '../FollowUpFrame.tsx';
import { PersonDialog } from '../person/PersonDialog.tsx';
import { placingOf, usePlacing } from '../placing.ts';
import type { StripRow } from '../types.ts';
import { useUndo } from '../useUndo.tsx';
import { Warnings } from '../Warnings.tsx';
import { counted, filtered, NO_WING, showsChoices, wingsOf, type StripFilter } from './filters.ts';
import styles from './Strip.module.css';
import { StripTable } from './StripTable.tsx';

export function StripPage() {
  const strip = useChannel('followup.strip', {});
  const undo = useUndo();
  return (
    <FollowUpFrame title="Follow-up">
      {undo.line}
      <PeopleArriving />
      <Clashes did={undo.did} />
      <Loaded query={strip} what="the strip of days">
        {({ rows, today, warnings }) => (
          <>
            <Warnings sentences={warnings} />
            {rows.length === 0 ? (
              <Empty
                what="Nobody is in an open stay here."
                how="Everybody who has been received stands here from the day of arrival until the second stage is signed."
              />
            ) : (
              <People rows={rows} today={today} />
            )}
          </>
        )}
      </Loaded>
    </FollowUpFrame>
  );
}

function People({ rows, today }: { rows: readonly StripRow[]; today: string }) {
  const [filter, setFilter] = useDraft<StripFilter>('followup.filter', { shows: 'owed', wing: null });
  const [current, setCurrent] = useDraft<string | null>('followup.current', null);
  const [opened, setOpened] = useState<StripRow | null>(null);
  const [, setPlacing] = usePlacing();
  const mayBook = useMay('followup.book');
  const people = useMemo(() => filtered(rows, filter, today), [rows, filter, today]);
  const counts = useMemo(() => counted(rows, filter.wing, today), [rows, filter.wing, today]);
  const book = useCallback(
    (row: StripRow) => {
      setPlacing(placingOf(row.person, row.appointmentId, 'second-stage', row.next));
      navigate({ area: 'follow-up-week' });
    },
    [setPlacing],
  );
  return (
    <>
      <div className={styles['filters']}>
        <div className={styles['shows']} role="group" aria-label="Who is shown">
          {showsChoices.map(({ shows, label }) => (
            <Button
              key={shows}
              size="compact-sm"
              variant={filter.shows === shows ? 'filled' : 'default'}
              aria-pressed={filter.shows === shows}
              onClick={() => setFilter({ ...filter, shows })}
            >
              {label} ({counts.get(shows) ?? 0})
            </Button>
          ))}
        </div>
        <NativeSelect
          aria-label="Wing"
          size="xs"
          data={[
            { value: '', label: 'Every wing' },
            ...wingsOf(rows).map((wing) => ({
              value: wing,
              label: wing === NO_WING ? 'Wing not known' : `${wing} wing`,
            })),
          ]}
          value={filter.wing ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setFilter({ ...filter, wing: value === '' ? null : value })
          }
        />
      </div>
      <p className={styles['hint']}>
        Arrow keys move between people, Enter opens one{mayBook ? ', B books' : ''}. The double line is the
        end of day 7.
      </p>
      <VisuallyHidden role="status">{people.length} people shown</VisuallyHidden>
      {people.length === 0 ? (
        <Empty what="Nobody here fits this choice." how="Choose “Everybody” or another wing to see more." />
      ) : (
        <StripTable
          rows={people}
          current={current}
          onCurrent={setCurrent}
          onOpen={setOpened}
          onBook={mayBook ? book : null}
        />
      )}
      {opened === null ? null : <PersonDialog person={opened.person} onClose={() => setOpened(null)} />}
    </>
  );
}
