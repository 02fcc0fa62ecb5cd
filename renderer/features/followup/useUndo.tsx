/** What was just done, said in a line, with one button that takes it back. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import styles from './FollowUp.module.css';

interface Done {
  words: readonly string[];
  undo: (() => Promise<unknown>) | null;
}

interface Undo {
  /** Says what was done; `undo` takes it back, null where nothing can. */
  did: (words: readonly string[], undo: Done['undo']) => void;
  /** The line itself, for the page to draw above its content. */
  line: ReactNode;
}

export function useUndo(): Undo {
  const [done, setDone] = useState<Done | null>(null);
  const [state, setState] = useState<{ error: unknown; busy: boolean }>({ error: null, busy: false });
  const did: Undo['did'] = (words, undo) => {
    setState({ error: null, busy: false });
    setDone({ words, undo });
    announce(words.join(' '));
  };
  const takeBack = async () => {
    if (done?.undo == null) return;
    setState({ error: null, busy: true });
    try {
      await done.undo();
      did(['Taken back.'], null);
    } catch (error) {
      setState({ error, busy: false });
    }
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
            loading={state.busy}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => void takeBack()}
          >
            Undo
          </Button>
        )}
        <FailureNotice error={state.error} />
      </div>
    );
  return { did, line };
}
