/** Keeps a section, or one field of it, out of editions. Whoever is signed in authorises it. */
import { Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../../../shared/contract/contract.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import type { Edition, WithheldReason } from '../../../../shared/records/release-words.ts';
import { call } from '../../../bridge/bridge.ts';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { useSession } from '../../../session/SessionContext.tsx';
import { ActDialog } from '../../acct/dialogs/ActDialog.tsx';
import { Choice, LineField, WordsField } from '../../acct/dialogs/fields.tsx';
import { usePlan } from '../plan/plan-context.ts';
import type { PlanView } from '../plan/types.ts';
import { usePlanAct } from '../plan/usePlanAct.ts';
import styles from './Care.module.css';
import { becauseChoices, keepable } from './withheld-words.ts';

type Withheld = PlanView['withheld'][number];
type Saved = Omit<Input<'release.saveWithheld'>, 'stayId' | 'id'>;

export function WithheldDialog({ item, onClose }: { item: Withheld | null; onClose: () => void }) {
  const { content, view } = usePlan();
  const { me } = useSession();
  const held = item?.item;
  const [section, setSection] = useState(held === undefined || held.kind === 'record' ? '' : held.section);
  const [field, setField] = useState(held?.kind === 'field' ? held.field : '');
  const [words, setWords] = useState(item?.words ?? '');
  const [because, setBecause] = useState<WithheldReason | null>(item?.because ?? null);
  const [reason, setReason] = useState(item?.reason ?? '');
  const [editions, setEditions] = useState<readonly Edition[]>(item?.editions ?? []);
  const [day, setDay] = useState(item === null ? '' : formatCivilDate(item.reviewOn));
  const { act, save } = useSaveWithheld(item, onClose);
  const sections = keepable(content);
  const chosen = sections.find(({ id }) => id === section);
  const read = readDate(day, 'other');
  const reviewOn = read.kind === 'date' && read.iso >= view.today ? read.iso : null;
  const send = () => {
    if (because === null || reviewOn === null || chosen === undefined) return;
    save({
      item: field === '' ? { kind: 'section', section } : { kind: 'field', section, field },
      words: words.trim(),
      because,
      reason: reason.trim(),
      editions: [...editions],
      reviewOn,
    });
  };
  return (
    <ActDialog
      title={item === null ? 'Keep something back' : `Change: ${item.words}`}
      does="Keep it back"
      act={act}
      size="min(960px, 94vw)"
      missing={[
        section === '' && 'what it is about',
        words.trim() === '' && 'what it is, in words',
        because === null && 'why',
        reason.trim() === '' && 'the reason in words',
        editions.length === 0 && 'out of which editions',
        reviewOn === null && 'the day on which it is looked at again, today or later',
      ]}
      onSend={send}
      onClose={onClose}
    >
      <div className={styles['two']}>
        <NativeSelect
          label="Section, needed"
          data={[
            { value: '', label: 'Choose' },
            ...sections.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={section}
          onChange={({ currentTarget: { value } }) => {
            setSection(value);
            setField('');
          }}
        />
        <NativeSelect
          label="Of it"
          data={[
            { value: '', label: 'The whole section' },
            ...(chosen?.fields ?? []).map(({ id, label }) => ({ value: id, label })),
          ]}
          value={field}
          onChange={({ currentTarget: { value } }) => setField(value)}
        />
      </div>
      <LineField
        label="What it is, in words, needed"
        description="For who decides; it is never printed"
        text={words}
        onText={setWords}
        max={300}
      />
      <Choice label="Why, needed" choices={becauseChoices} value={because} onValue={setBecause} />
      <WordsField label="The reason in words, needed" text={reason} onText={setReason} max={1000} />
      <Checkbox.Group
        label="Out of which editions, needed"
        value={[...editions]}
        onChange={(next) => setEditions(next as Edition[])}
      >
        <Group gap="md" mt={4}>
          {content.editions.editions.map(({ id, title }) => (
            <Checkbox key={id} value={id} label={title} />
          ))}
        </Group>
      </Checkbox.Group>
      <DateField label="Looked at again on, needed" text={day} onText={setDay} use="other" />
      <Text size="sm" c="dimmed">
        Authorised by {me.name}.
      </Text>
    </ActDialog>
  );
}

function useSaveWithheld(before: Withheld | null, onClose: () => void) {
  const { stayId, view } = usePlan();
  const act = usePlanAct(onClose);
  const save = (saved: Saved) =>
    act.run(async () => {
      const { id } = await call('release.saveWithheld', { stayId, id: before?.id ?? null, ...saved });
      return { words: [`${saved.words}: kept back.`], undo: undoOf(id) };
    });
  const undoOf = (id: string) => {
    if (before === null) return () => call('release.liftWithheld', { id });
    const { item, words, because, reason, editions, reviewOn } = before;
    // A review that was overdue cannot be set again: the contract takes none that has passed.
    if (reviewOn < view.today) return null;
    return () =>
      call('release.saveWithheld', { stayId, id, item, words, because, reason, editions, reviewOn });
  };
  return { act, save };
}
