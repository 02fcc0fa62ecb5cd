/** One task: by when, what, for whom, who tried what, and what can be recorded of it. */
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
  IconPhonePlus,
} from '@tabler/icons-react';
import { call } from '../../../../bridge/bridge.ts';
import { byWords, leftWords } from '../../../../components/acct/milestones.ts';
import { Flag } from '../../../../components/Flag.tsx';
import { showInstant } from '../../../../components/time.ts';
import { useCommand } from '../../../../bridge/queries.ts';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { toFragment } from '../../../../navigation/route.ts';
import { useMay } from '../../../../session/SessionContext.tsx';
import type { useUndo } from '../../../followup/useUndo.tsx';
import { personFacts, personName } from '../../../followup/words.ts';
import { planLink } from '../../diary/Line.tsx';
import styles from './FollowOn.module.css';
import type { Opened } from './FollowOnPage.tsx';
import { attemptWords, endingWord, owedWords, type Task } from './words.ts';

interface TaskLineProps {
  task: Task;
  now: number;
  onOpen: (opened: Opened) => void;
  did: ReturnType<typeof useUndo>['did'];
}

export function TaskLine({ task, now, onOpen, did }: TaskLineProps) {
  const { person, title, owner, dueBy, leftAt, attempts, state, ending } = task;
  const mayTakeBack = useMay('release.takeBackUnplanned');
  const name = personName(person);
  const late = state === 'open' && Date.parse(dueBy) < now;
  return (
    <li className={styles['task']} data-late={late || undefined}>
      <div className={styles['when']}>
        {state === 'open' ? (
          <>
            <Flag icon={late ? IconAlertTriangle : IconClock} tone={late ? 'emergency' : 'plain'}>
              {leftWords(dueBy, now)}
            </Flag>
            <span className={styles['small']}>{byWords(dueBy, now)}</span>
          </>
        ) : (
          <Flag icon={IconCircleCheck} tone="plain">
            {endingWord(ending?.how ?? '')}
          </Flag>
        )}
        <span>{owner}</span>
      </div>
      <div className={styles['what']}>
        <b>{title}</b>
        <span className={styles['small']}>{state === 'open' ? owedWords(task) : null}</span>
        {attempts.length === 0 ? null : (
          <ul className={styles['attempts']} aria-label={`Attempts: ${title}`}>
            {attempts.map((attempt) => (
              <li key={attempt.id}>
                <bdi>{attemptWords(attempt, now)}</bdi>
              </li>
            ))}
          </ul>
        )}
        {ending === null ? null : (
          <span>
            {ending.words}{' '}
            <span className={styles['small']}>{`${showInstant(ending.at)}, ${ending.by}`}</span>
          </span>
        )}
      </div>
      <div className={styles['who']}>
        <a className={styles['name']} href={planLink(person)}>
          <bdi>{name}</bdi>
        </a>
        <span className={styles['small']}>{personFacts(person)}</span>
        <span className={styles['small']}>Left {showInstant(leftAt)}</span>
        <a
          className={styles['link']}
          href={toFragment({ area: 'release-day', stayId: person.stayId })}
          aria-label={`What was handed over: ${name}, ${title}`}
        >
          What was handed over
        </a>
        {state === 'open' && mayTakeBack ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Is back, or a mistake: ${name}, ${title}`}
            onClick={() => onOpen({ what: 'back', task })}
          >
            Is back, or a mistake
          </Button>
        ) : null}
      </div>
      <Steps task={task} name={name} onOpen={onOpen} did={did} />
    </li>
  );
}

function Steps({ task, name, onOpen, did }: Omit<TaskLineProps, 'now'> & { name: string }) {
  const may = useMay('release.attempt');
  const reopen = useCommand('release.notContactable', ['release.followOn']);
  if (!may) return <div />;
  const { id, title, state, ending } = task;
  if (state === 'open')
    return (
      <div className={styles['steps']}>
        <Button
          size="compact-sm"
          leftSection={<IconPhonePlus size={16} aria-hidden />}
          aria-label={`Record an attempt: ${title}, ${name}`}
          onClick={() => onOpen({ what: 'attempt', task })}
        >
          Record an attempt
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Not contactable: ${title}, ${name}`}
          onClick={() => onOpen({ what: 'give-up', task })}
        >
          Not contactable
        </Button>
      </div>
    );
  if (ending?.how !== 'not-contactable') return <div />;
  const words = ending.words;
  return (
    <div className={styles['steps']}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        loading={reopen.isPending}
        aria-label={`Open again: ${title}, ${name}`}
        onClick={() =>
          reopen.mutate(
            { followOnId: id, words, undo: true },
            {
              onSuccess: () =>
                did([`Open again: ${title}.`], () =>
                  call('release.notContactable', { followOnId: id, words, undo: false }),
                ),
            },
          )
        }
      >
        Open again
      </Button>
      <FailureNotice error={reopen.error} />
    </div>
  );
}
