/** That somebody was told: whom, what, and when. */
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useCommand } from '../../../../bridge/queries.ts';
import { announce } from '../../../../components/announce.tsx';
import { ClinicalForm } from '../../../../components/ClinicalForm.tsx';
import { DayAndTime, instantTyped, typedNow, type Typed } from '../../../../components/DayAndTime.tsx';
import { Dialog } from '../../../../components/Dialog.tsx';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { useNow } from '../../../../components/useNow.ts';
import { useDraft } from '../../../../session/draft.ts';

interface ToldDialogProps {
  acctId: string;
  inputId: string | null;
  onClose: () => void;
}

export function ToldDialog({ acctId, inputId, onClose }: ToldDialogProps) {
  const now = useNow();
  const [typed, setTyped, clear] = useDraft<Typed & { whom: string; what: string }>(
    `acct-told.${inputId ?? acctId}`,
    { ...typedNow(now), whom: '', what: '' },
  );
  const share = useCommand('acct.share', ['acct.narrative', 'acct.person']);
  const at = instantTyped(typed);
  const ready = at !== null && typed.whom.trim() !== '' && typed.what.trim() !== '';
  const leave = () => {
    clear();
    onClose();
  };
  const send = () => {
    if (at === null) return;
    share.mutate(
      {
        acctId,
        inputId,
        how: 'told',
        what: typed.what.trim(),
        withWhom: typed.whom.trim(),
        at,
        initials: null,
      },
      {
        onSuccess: () => {
          announce(`Recorded: ${typed.whom.trim()} was told`);
          leave();
        },
      },
    );
  };
  return (
    <Dialog onClose={leave} title="Told somebody" size="md" closeOnClickOutside={false}>
      <ClinicalForm label="Told somebody">
        <Stack gap="md">
          <TextInput
            label="Whom, by name and role, needed"
            value={typed.whom}
            maxLength={200}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setTyped({ ...typed, whom: event.currentTarget.value })}
          />
          <Textarea
            label="What, needed"
            value={typed.what}
            autosize
            minRows={2}
            maxLength={1000}
            onChange={(event) => setTyped({ ...typed, what: event.currentTarget.value })}
          />
          <DayAndTime typed={typed} onTyped={(next) => setTyped({ ...typed, ...next })} />
          <FailureNotice error={share.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              Cancel
            </Button>
            <Button disabled={!ready} loading={share.isPending} onClick={send}>
              Record who was told
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
