/** The case review closed an ACCT, its post-closure period ended, or it is open again. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { call } from '../../../bridge/bridge.ts';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { useNow } from '../../../components/useNow.ts';
import { showInstant } from '../../../components/time.ts';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { WordsField } from './fields.tsx';
import { useAct } from './useAct.ts';
import { instantIn, readWhen, todayAt } from './when.ts';
import { WhenField } from './WhenField.tsx';

export function CloseDialog({ acct: { acctId }, did, onClose }: AboutAcct) {
  const now = useNow();
  const [when, setWhen] = useState(todayAt);
  const [due, setDue] = useState('');
  const act = useAct(did, onClose);
  const read = readWhen(when, 'past', now);
  const day = readDate(due, 'other');
  const send = () => {
    const closedAt = instantIn(read);
    if (closedAt === null) return;
    act.run(async () => {
      await call('acct.close', {
        acctId,
        closedAt,
        postClosureDue: day.kind === 'date' ? day.iso : null,
      });
      return {
        words: [`The ACCT was closed ${showInstant(closedAt)}. The post-closure review is owed.`],
        undo: () =>
          call('acct.reopen', {
            acctId,
            at: new Date().toISOString(),
            reason: 'The closing was recorded by mistake and taken back.',
          }),
      };
    });
  };
  return (
    <ActDialog
      title="The case review closed the ACCT"
      does="Save that it is closed"
      act={act}
      missing={[
        read.kind !== 'instant' && 'when it was closed',
        due.trim() !== '' && day.kind !== 'date' && 'a day of the post-closure review that can be read',
      ]}
      onSend={send}
      onClose={onClose}
      grave
    >
      <Text size="sm">
        The case review closes an ACCT, not this record. Healthcare’s view on closing has to be signed before.
      </Text>
      <WhenField label="Closed" needed when={when} onWhen={setWhen} read={read} />
      <DateField
        label="Post-closure review by"
        description="As the case review set it; empty takes the usual time after closing"
        text={due}
        onText={setDue}
        use="other"
      />
    </ActDialog>
  );
}

export function EndPostClosureDialog({ acct, did, onClose }: AboutAcct) {
  const now = useNow();
  const [when, setWhen] = useState(todayAt);
  const act = useAct(did, onClose);
  const read = readWhen(when, 'past', now);
  const send = () => {
    const at = instantIn(read);
    if (at === null) return;
    act.run(async () => {
      const entry = { acctId: acct.acctId, at };
      await call('acct.endPostClosure', entry);
      return {
        words: [`The post-closure period ended ${showInstant(at)}.`],
        undo: () => call('acct.endPostClosure', { ...entry, undo: true }),
      };
    });
  };
  return (
    <ActDialog
      title="The post-closure period ended"
      does="Save that it has ended"
      act={act}
      missing={[read.kind !== 'instant' && 'when it ended']}
      onSend={send}
      onClose={onClose}
    >
      {acct.postClosureDue === null ? null : (
        <Text>The post-closure review was due by {formatCivilDate(acct.postClosureDue)}.</Text>
      )}
      <WhenField label="Ended" needed when={when} onWhen={setWhen} read={read} />
    </ActDialog>
  );
}

export function ReopenDialog({ acct: { acctId }, did, onClose }: AboutAcct) {
  const now = useNow();
  const [when, setWhen] = useState(todayAt);
  const [reason, setReason] = useState('');
  const act = useAct(did, onClose);
  const read = readWhen(when, 'past', now);
  const send = () => {
    const at = instantIn(read);
    if (at === null) return;
    act.run(async () => {
      await call('acct.reopen', { acctId, at, reason: reason.trim() });
      return { words: [`The ACCT is open again since ${showInstant(at)}.`], undo: null };
    });
  };
  return (
    <ActDialog
      title="The ACCT is open again"
      does="Open it again"
      act={act}
      missing={[read.kind !== 'instant' && 'since when', reason.trim() === '' && 'why']}
      onSend={send}
      onClose={onClose}
    >
      <WhenField label="Open again since" needed when={when} onWhen={setWhen} read={read} />
      <WordsField label="Why, needed" text={reason} onText={setReason} max={2000} />
      <Text size="sm" c="dimmed">
        The thread goes on: what was written before stays with it.
      </Text>
    </ActDialog>
  );
}
