/** A support action of healthcare: what, whose, by when, and how it stands. */
import { useState } from 'react';
import type { AcctNarrative } from '../../../../shared/contract/acct-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { Choice, given, LineField, WordsField } from './fields.tsx';
import { useAct } from './useAct.ts';

export type Support = AcctNarrative['supports'][number];
const states = [
  { value: 'open', label: 'Open' },
  { value: 'done', label: 'Done' },
  { value: 'cancelled', label: 'Cancelled' },
] as const;

/** @param support null adds one */
export function SupportDialog({
  acct: { acctId },
  support,
  did,
  onClose,
}: AboutAcct & { support: Support | null }) {
  const [words, setWords] = useState({
    title: support?.title ?? '',
    owner: support?.owner ?? '',
    note: support?.note ?? '',
  });
  const [due, setDue] = useState(support?.due == null ? '' : formatCivilDate(support.due));
  const [state, setState] = useState<Support['state']>(support?.state ?? 'open');
  const act = useAct(did, onClose);
  const read = readDate(due, 'other');
  const send = () =>
    act.run(async () => {
      const entry = {
        acctId,
        title: words.title.trim(),
        owner: words.owner.trim(),
        due: read.kind === 'date' ? read.iso : null,
        state,
        note: given(words.note),
      };
      const { supportId } = await call('acct.support', { ...entry, supportId: support?.id ?? null });
      const before =
        support === null ? { ...entry, state: 'cancelled' as const } : { acctId, ...shape(support) };
      return {
        words: [`Support action “${entry.title}” is saved.`],
        undo: () => call('acct.support', { ...before, supportId }),
      };
    });
  return (
    <ActDialog
      title={support === null ? 'A support action of healthcare' : 'Change the support action'}
      does="Save"
      act={act}
      missing={[
        words.title.trim() === '' && 'what is done',
        words.owner.trim() === '' && 'whose it is',
        due.trim() !== '' && read.kind !== 'date' && 'a day that can be read, or nothing there',
      ]}
      onSend={send}
      onClose={onClose}
    >
      <LineField
        label="What is done, needed"
        text={words.title}
        onText={(title) => setWords({ ...words, title })}
        max={400}
      />
      <LineField
        label="Whose it is, needed"
        description="A name or a post"
        text={words.owner}
        onText={(owner) => setWords({ ...words, owner })}
        max={120}
      />
      <DateField label="By" text={due} onText={setDue} use="other" />
      {support === null ? null : (
        <Choice label="How it stands" choices={states} value={state} onValue={setState} />
      )}
      <WordsField label="Note" text={words.note} onText={(note) => setWords({ ...words, note })} max={2000} />
    </ActDialog>
  );
}

function shape({ title, owner, due, state, note }: Support) {
  return { title, owner, due, state, note };
}
