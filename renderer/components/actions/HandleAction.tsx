/** Saying what became of an action: done, handed over to somebody named, not needed and why; and taking it back. */
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useCommand } from '../../bridge/queries.ts';
import { useDraft } from '../../session/draft.ts';
import { useMay } from '../../session/SessionContext.tsx';
import { announce } from '../announce.tsx';
import { ClinicalForm } from '../ClinicalForm.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import type { Action } from './ActionList.tsx';

type Handling = 'done' | 'handed-over' | 'not-needed';

interface Draft {
  how: Handling;
  to: string;
  note: string;
}

const words: Record<Handling, { button: string; note: string; noteNeeded: boolean }> = {
  done: { button: 'Done', note: 'What was done (optional)', noteNeeded: false },
  'handed-over': { button: 'Hand over', note: 'What they were told (optional)', noteNeeded: false },
  'not-needed': { button: 'Not needed', note: 'Why it is not needed', noteNeeded: true },
};

export function HandleAction({ action }: { action: Action }) {
  const may = useMay('actions.handle');
  const [draft, setDraft, clear] = useDraft<Draft | null>(`action.${action.id}`, null);
  const handle = useCommand('actions.handle', ['actions.list', 'patients.open']);
  if (!may) return null;
  const set = (state: Action['state'], more: { to?: string; note?: string } = {}) =>
    handle.mutate(
      { actionId: action.id, state, seen: action.seen, ...more },
      {
        onSuccess: () => {
          announce(state === 'open' ? `Open again: ${action.title}` : `Saved: ${action.title}`);
          clear();
        },
      },
    );
  if (draft !== null) {
    return (
      <HandlingForm
        draft={draft}
        onDraft={setDraft}
        onCancel={clear}
        busy={handle.isPending}
        error={handle.error}
        onSave={() => set(draft.how, given(draft))}
      />
    );
  }
  return (
    <>
      <FailureNotice error={handle.error} />
      <Group gap="xs" mt={4}>
        {action.state === 'open' ? (
          (Object.keys(words) as Handling[]).map((how) => (
            <Button
              key={how}
              size="compact-sm"
              variant="default"
              aria-label={`${words[how].button}: ${action.title}`}
              onClick={() => setDraft({ how, to: '', note: '' })}
            >
              {words[how].button}
            </Button>
          ))
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            loading={handle.isPending}
            aria-label={`Undo: ${action.title}`}
            onClick={() => set('open')}
          >
            Undo
          </Button>
        )}
      </Group>
    </>
  );
}

function given({ to, note }: Draft): { to?: string; note?: string } {
  return {
    ...(to.trim() === '' ? {} : { to: to.trim() }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
}

interface HandlingFormProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSave: () => void;
  onCancel: () => void;
  busy: boolean;
  error: unknown;
}

function HandlingForm({ draft, onDraft, onSave, onCancel, busy, error }: HandlingFormProps) {
  const { button, note, noteNeeded } = words[draft.how];
  const missing =
    (draft.how === 'handed-over' && draft.to.trim() === '') || (noteNeeded && draft.note.trim() === '');
  return (
    <ClinicalForm label={button}>
      {draft.how === 'handed-over' ? (
        <TextInput
          mt={4}
          label="To whom"
          autoFocus
          value={draft.to}
          onChange={(event) => onDraft({ ...draft, to: event.currentTarget.value })}
        />
      ) : null}
      <Textarea
        mt={4}
        label={note}
        autosize
        minRows={1}
        autoFocus={draft.how !== 'handed-over'}
        value={draft.note}
        onChange={(event) => onDraft({ ...draft, note: event.currentTarget.value })}
      />
      <FailureNotice error={error} />
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" disabled={missing} loading={busy} onClick={onSave}>
          Save: {button.toLowerCase()}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </ClinicalForm>
  );
}
