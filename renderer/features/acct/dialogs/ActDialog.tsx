/** The frame of every dialog of ACCT: fields, what is still missing in a sentence, and two buttons. Enter never sends it. */
import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import type { Act } from '../../../components/useActing.ts';

interface ActDialogProps {
  title: string;
  /** What the button does: "Open the ACCT". */
  does: string;
  act: Act;
  /** What must be filled in before it can be done, in words; empty when nothing. */
  missing: readonly (string | false)[];
  onSend: () => void;
  onClose: () => void;
  grave?: boolean;
  /** Width of a dialog with many fields. */
  size?: string;
  children: ReactNode;
}

export function ActDialog({
  title,
  does,
  act,
  missing,
  onSend,
  onClose,
  grave = false,
  size = 'lg',
  children,
}: ActDialogProps) {
  const lacks = missing.filter((each) => each !== false);
  return (
    <Dialog title={title} size={size} onClose={onClose}>
      <ClinicalForm label={title}>
        <Stack gap="sm">
          {children}
          {lacks.length === 0 ? null : (
            <Text size="sm" c="dimmed">
              Still needed: {lacks.join(', ')}.
            </Text>
          )}
          <FailureNotice error={act.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Do nothing
            </Button>
            <Button
              color={grave ? 'red' : 'blue'}
              disabled={lacks.length > 0}
              loading={act.busy}
              onClick={onSend}
            >
              {does}
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
