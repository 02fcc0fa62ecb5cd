/** The frame of a small entry about one person: its fields, what was refused, and the two buttons. */
import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';

interface EntryDialogProps {
  title: string;
  size?: string;
  /** The saving of it: whether it goes on, and what was refused. */
  save: { readonly error: unknown; readonly isPending: boolean };
  /** Whether it may be saved as it stands. */
  fits: boolean;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function EntryDialog({ title, size, save, fits, onSave, onClose, children }: EntryDialogProps) {
  return (
    <Dialog title={title} onClose={onClose} {...(size === undefined ? {} : { size })}>
      <Stack gap="sm">
        {children}
        <FailureNotice error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={save.isPending} disabled={!fits} onClick={onSave}>
            Save
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
