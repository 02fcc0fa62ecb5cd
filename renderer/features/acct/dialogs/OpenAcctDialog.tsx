/** An ACCT is opened by healthcare, or heard of from the prison. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../bridge/bridge.ts';
import { useNow } from '../../../components/useNow.ts';
import { showInstant } from '../../../components/time.ts';
import { useSession } from '../../../session/SessionContext.tsx';
import type { Did } from '../../../components/useActing.ts';
import { ActDialog } from './ActDialog.tsx';
import { Choice, given, LineField, WordsField } from './fields.tsx';
import { useAct } from './useAct.ts';
import { instantIn, never, readWhen, todayAt } from './when.ts';
import { WhenField } from './WhenField.tsx';

interface OpenAcctDialogProps {
  stayId: string;
  /** Whose, as it stands in the title. */
  name: string;
  did: Did;
  onClose: () => void;
}

const sources = [
  { value: 'health', label: 'Healthcare opens it' },
  { value: 'prison', label: 'Heard from the prison' },
] as const;

export function OpenAcctDialog({ stayId, name, did, onClose }: OpenAcctDialogProps) {
  const { me } = useSession();
  const now = useNow();
  const [source, setSource] = useState<'health' | 'prison' | null>(null);
  const [openedBy, setOpenedBy] = useState('');
  const [words, setWords] = useState({ log: '', reason: '', handedTo: '' });
  const [opened, setOpened] = useState(todayAt);
  const [handed, setHanded] = useState(never);
  const [notified, setNotified] = useState(never);
  const act = useAct(did, onClose);
  const openedAt = readWhen(opened, 'past', now);
  const handedAt = readWhen(handed, 'past', now);
  const notifiedAt = readWhen(notified, 'past', now);
  const prison = source === 'prison';
  const choose = (next: 'health' | 'prison') => {
    setSource(next);
    // Healthcare that opens it is whoever is signed in, until somebody writes another name.
    if (next === 'health' && openedBy === '') setOpenedBy(me.name);
    if (next === 'prison' && openedBy === me.name) setOpenedBy('');
  };
  const send = () => {
    const at = instantIn(openedAt);
    if (source === null || at === null) return;
    act.run(async () => {
      await call('acct.open', {
        stayId,
        source,
        logNumber: given(words.log),
        openedAt: at,
        openedBy: openedBy.trim(),
        reason: words.reason.trim(),
        handedTo: given(words.handedTo),
        handedAt: instantIn(handedAt),
        notifiedAt: prison ? instantIn(notifiedAt) : null,
      });
      return {
        words: [`ACCT open since ${showInstant(at)}. What healthcare owes to it counts from then.`],
        undo: null,
      };
    });
  };
  return (
    <ActDialog
      title={`Open an ACCT for ${name}`}
      does={prison ? 'Record that it is open' : 'Open the ACCT'}
      act={act}
      missing={[
        source === null && 'who opened it',
        openedAt.kind !== 'instant' && 'when it was opened',
        openedBy.trim() === '' && 'by whom',
        words.reason.trim() === '' && 'why',
        handedAt.kind === 'wrong' && 'when the concern was handed over, or nothing there',
        prison && notifiedAt.kind === 'wrong' && 'when healthcare heard, or nothing there',
      ]}
      onSend={send}
      onClose={onClose}
    >
      <Text size="sm">
        The ACCT document stays the prison’s. Tell the wing as well: this record does not tell them.
      </Text>
      <Choice label="Who opened it, needed" choices={sources} value={source} onValue={choose} />
      <WhenField label="Opened" needed when={opened} onWhen={setOpened} read={openedAt} />
      <LineField label="Opened by, needed" text={openedBy} onText={setOpenedBy} max={120} />
      <LineField
        label="ACCT log number"
        description="Empty where it is not known yet. It can be added later."
        text={words.log}
        onText={(log) => setWords({ ...words, log })}
        max={40}
      />
      <WordsField
        label="Why, needed"
        description="The concern in words. Clinicians alone read it."
        text={words.reason}
        onText={(reason) => setWords({ ...words, reason })}
        max={2000}
      />
      <LineField
        label="Concern handed to"
        description="Name and post"
        text={words.handedTo}
        onText={(handedTo) => setWords({ ...words, handedTo })}
        max={200}
      />
      <WhenField label="Handed over" when={handed} onWhen={setHanded} read={handedAt} />
      {prison ? (
        <WhenField label="Healthcare heard of it" when={notified} onWhen={setNotified} read={notifiedAt} />
      ) : null}
    </ActDialog>
  );
}
