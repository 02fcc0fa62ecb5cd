/** That the input was copied to the paper ACCT: when, and the initials that stand there. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useCommand } from '../../../../bridge/queries.ts';
import { announce } from '../../../../components/announce.tsx';
import { ClinicalForm } from '../../../../components/ClinicalForm.tsx';
import { DayAndTime, instantTyped, typedNow, type Typed } from '../../../../components/DayAndTime.tsx';
import { Dialog } from '../../../../components/Dialog.tsx';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { useNow } from '../../../../components/useNow.ts';
import { useDraft } from '../../../../session/draft.ts';

interface CopiedDialogProps {
  acctId: string;
  inputId: string;
  onClose: () => void;
}

export function CopiedDialog({ acctId, inputId, onClose }: CopiedDialogProps) {
  const now = useNow();
  const [typed, setTyped, clear] = useDraft<Typed & { initials: string }>(`acct-copied.${inputId}`, {
    ...typedNow(now),
    initials: '',
  });
  const share = useCommand('acct.share', ['acct.narrative', 'acct.person']);
  const at = instantTyped(typed);
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
        how: 'copied-to-document',
        what: 'Contribution sheet of healthcare',
        withWhom: 'The ACCT document',
        at,
        initials: typed.initials.trim(),
      },
      {
        onSuccess: () => {
          announce('Recorded: copied to the paper ACCT');
          leave();
        },
      },
    );
  };
  return (
    <Dialog onClose={leave} title="Copied to the paper ACCT" size="md" closeOnClickOutside={false}>
      <ClinicalForm label="Copied to the paper ACCT">
        <Stack gap="md">
          <Text>Record this once it stands in the document on the wing.</Text>
          <TextInput
            label="Initials in the document, needed"
            value={typed.initials}
            maxLength={12}
            w={220}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setTyped({ ...typed, initials: event.currentTarget.value })}
          />
          <DayAndTime typed={typed} onTyped={(next) => setTyped({ ...typed, ...next })} />
          <FailureNotice error={share.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              Cancel
            </Button>
            <Button
              disabled={at === null || typed.initials.trim() === ''}
              loading={share.isPending}
              onClick={send}
            >
              Record that it was copied
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
