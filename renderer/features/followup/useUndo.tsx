/** What was just done, said in a line, with one button that takes it back. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { type Did, type Done, useWork } from '../../components/useActing.ts';
import styles from './FollowUp.module.css';

interface Undo {
  did: Did;
  /** The line itself, for the page to draw above its content. */
  line: ReactNode;
}

export function useUndo(): Undo {
  const [done, setDone] = useState<Done | null>(null);
  const { busy, error, run, clear } = useWork();
  const did: Did = (words, undo) => {
    clear();
    setDone({ words, undo });
    announce(words.join(' '));
  };
  const takeBack = async () => {
    await done?.undo?.();
    did(['Taken back.'], null);
  };
  const line =
    done === null ? null : (
      <div className={styles['done']}>
        <IconCircleCheck size={18} aria-hidden />
        <div>
          {done.words.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {done.undo === null ? null : (
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => run(takeBack)}
          >
            Undo
          </Button>
        )}
        <FailureNotice error={error} />
      </div>
    );
  return { did, line };
}
