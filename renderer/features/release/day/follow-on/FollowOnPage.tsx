/** What has to follow for people who left without notice: soonest first, with who tried what, until each is reached, back, or given up. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useChannel } from '../../../../bridge/queries.ts';
import { Empty, Loaded } from '../../../../components/Status.tsx';
import { useNow } from '../../../../components/useNow.ts';
import { useDraft } from '../../../../session/draft.ts';
import { useUndo } from '../../../followup/useUndo.tsx';
import { ReleaseFrame } from '../../diary/ReleaseFrame.tsx';
import { AttemptDialog } from './AttemptDialog.tsx';
import styles from './FollowOn.module.css';
import { GiveUpDialog } from './GiveUpDialog.tsx';
import { BackDialog } from './BackDialog.tsx';
import { TaskLine } from './TaskLine.tsx';
import type { Task } from './words.ts';

type Shows = 'open' | 'ended';
export type Opened = { readonly what: 'attempt' | 'give-up' | 'back'; readonly task: Task };

export function FollowOnPage() {
  const [shows, setShows] = useDraft<Shows>('release.follow-on', 'open');
  const [owner, setOwner] = useDraft<string | null>('release.follow-on.owner', null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const tasks = useChannel('release.followOn', { state: shows }, { keepPrevious: true });
  const undo = useUndo();
  const close = () => setOpened(null);
  return (
    <ReleaseFrame title="Follow-on tasks">
      {undo.line}
      <Loaded query={tasks} what="the follow-on tasks">
        {({ tasks: all }) => {
          const held = all.filter(({ state }) => state === shows);
          const owners = [...new Set(held.map((task) => task.owner))].toSorted();
          const chosen = owner !== null && owners.includes(owner) ? owner : null;
          const shown = held.filter((task) => chosen === null || task.owner === chosen);
          const count = (of: string): number => held.filter((task) => task.owner === of).length;
          return (
            <>
              <div className={styles['filters']}>
                <div role="group" aria-label="Which tasks are shown" className={styles['choices']}>
                  {choice('Still open', shows === 'open', () => setShows('open'))}
                  {choice('Ended', shows === 'ended', () => setShows('ended'))}
                </div>
                {owners.length < 2 ? null : (
                  <div role="group" aria-label="Whose tasks are shown" className={styles['choices']}>
                    {choice(`Everybody’s (${held.length})`, chosen === null, () => setOwner(null))}
                    {owners.map((each) =>
                      choice(`${each} (${count(each)})`, chosen === each, () => setOwner(each)),
                    )}
                  </div>
                )}
              </div>
              {shown.length === 0 ? (
                <Nothing shows={shows} />
              ) : (
                <Tasks tasks={shown} onOpen={setOpened} did={undo.did} />
              )}
            </>
          );
        }}
      </Loaded>
      {opened?.what === 'attempt' ? (
        <AttemptDialog task={opened.task} did={undo.did} onClose={close} />
      ) : null}
      {opened?.what === 'give-up' ? <GiveUpDialog task={opened.task} did={undo.did} onClose={close} /> : null}
      {opened?.what === 'back' ? <BackDialog task={opened.task} did={undo.did} onClose={close} /> : null}
    </ReleaseFrame>
  );
}

function choice(label: string, pressed: boolean, act: () => void) {
  return (
    <Button
      key={label}
      size="compact-sm"
      variant={pressed ? 'filled' : 'default'}
      aria-pressed={pressed}
      onClick={act}
    >
      {label}
    </Button>
  );
}

function Nothing({ shows }: { shows: Shows }) {
  return shows === 'open' ? (
    <Empty
      what="Nothing has to follow for anybody, as far as this workstation holds."
      how="When “Did not return from court” or “Released now” is recorded of somebody, what has to follow stands here until it has ended."
    />
  ) : (
    <Empty
      what="No task has ended yet."
      how="A task ends only as reached, back in custody, or not contactable after enough attempts."
    />
  );
}

interface TasksProps {
  tasks: readonly Task[];
  onOpen: (opened: Opened) => void;
  did: ReturnType<typeof useUndo>['did'];
}

function Tasks({ tasks, onOpen, did }: TasksProps) {
  const now = useNow();
  return (
    <ul className={styles['tasks']} aria-label="Tasks, soonest first">
      {tasks.map((task) => (
        <TaskLine key={task.id} task={task} now={now} onOpen={onOpen} did={did} />
      ))}
    </ul>
  );
}
