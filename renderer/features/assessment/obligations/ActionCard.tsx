/** One action: how urgent, why, and how it was dealt with. Emergency and tonight ones cannot be left silent. */
import { Button, Text, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ActionHandling, TriggeredAction } from '../../../../shared/clinical/index.ts';
import { announce } from '../../../components/announce.tsx';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { useDraft } from '../../../session/draft.ts';
import { focusPlace } from '../focus-place.ts';
import { useForm } from '../form-context.ts';
import { FieldConflict } from '../question/FieldConflict.tsx';
import { handlingWords } from '../question/value-words.ts';
import { fieldOf } from '../sections.ts';
import styles from './Obligations.module.css';

type Handling = ActionHandling['state'];

export function ActionCard({ action }: { action: TriggeredAction }) {
  const { save, goTo, open, pack, fields, assessmentId, whenSettled } = useForm();
  const field = `action.${action.id}`;
  const [asking, setAsking, stopAsking] = useDraft<Handling | null>(`${assessmentId}.${field}.how`, null);
  const held = fields.get(field);
  const handling = action.reopened ? null : action.handling;
  const put = (state: Handling, words: string) => {
    const more: Record<string, string> =
      words === '' ? {} : state === 'handed-over' ? { to: words } : { note: words };
    save(field, { state, ...more, because: [...action.because], at: new Date().toISOString() });
    stopAsking();
    announce(`${action.title}: ${handlingWords({ state, ...more, at: '' })}`);
    whenSettled(() => focusPlace(field));
  };
  const question = action.items[0];
  return (
    <article
      className={styles['card']}
      data-handled={handling !== null || undefined}
      data-urgency={action.urgency}
      aria-label={action.title}
    >
      <div className={styles['head']}>
        <UrgencyMark urgency={action.urgency} />
        <span className={styles['owner']}>{action.owner}</span>
      </div>
      <p className={styles['title']}>{action.title}</p>
      {action.detail === undefined || handling !== null ? null : <Text size="sm">{action.detail}</Text>}
      {handling === null ? <Text size="sm">Because of {action.because.join('; ')}.</Text> : null}
      {action.reopened ? (
        <Text size="sm" fw={600} c="var(--tc-bad)">
          A further reason has appeared since this was dealt with.
        </Text>
      ) : null}
      {handling === null ? null : <Text size="sm">✓ {handlingWords(handling)}</Text>}
      {held?.view.conflict == null ? null : <FieldConflict field={field} label={action.title} held={held} />}
      {asking === null ? null : (
        <Words
          name={`${assessmentId}.${field}.words`}
          label={asking === 'handed-over' ? 'Handed over to whom' : 'Why it is not needed'}
          onWords={(words) => put(asking, words)}
          onCancel={stopAsking}
        />
      )}
      {asking !== null ? null : (
        <div className={styles['buttons']}>
          {!open ? null : handling === null ? (
            <>
              <Button
                size="compact-sm"
                variant="default"
                data-place={field}
                aria-label={`Done: ${action.title}`}
                onClick={() => put('done', '')}
              >
                Done
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Hand over: ${action.title}`}
                onClick={() => setAsking('handed-over')}
              >
                Hand over
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Not needed: ${action.title}`}
                onClick={() => setAsking('not-needed')}
              >
                Not needed
              </Button>
            </>
          ) : (
            <Button
              size="compact-sm"
              variant="subtle"
              data-place={field}
              aria-label={`Undo: ${action.title}`}
              onClick={() => save(field, null)}
            >
              Undo
            </Button>
          )}
          {question === undefined ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`To the question: ${action.title}`}
              onClick={() => goTo(fieldOf(pack, question))}
            >
              Question
            </Button>
          )}
        </div>
      )}
      {action.silent || handling !== null ? null : (
        <Text size="xs" fw={600} c="var(--tc-warn)">
          Before signing: done, handed over, or why not.
        </Text>
      )}
    </article>
  );
}

interface WordsProps {
  name: string;
  label: string;
  onWords: (words: string) => void;
  onCancel: () => void;
}

function Words({ name, label, onWords, onCancel }: WordsProps) {
  const [text, setText, clear] = useDraft(name, '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const record = () => {
    if (text.trim() === '') return;
    clear();
    onWords(text.trim());
  };
  return (
    <div className={styles['buttons']}>
      <TextInput
        label={label}
        value={text}
        maxLength={200}
        w="100%"
        autoComplete="off"
        data-place={name}
        onChange={(event) => setText(event.currentTarget.value)}
        ref={input}
      />
      <Button size="compact-sm" disabled={text.trim() === ''} onClick={record}>
        Record
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
