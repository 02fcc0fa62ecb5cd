/** The second stage is asked for before medicines are reconciled: record that first, or say why not. */
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { Dialog } from '../../../components/Dialog.tsx';

interface WithoutDialogProps {
  name: string;
  onReconcile: () => void;
  onWithout: (why: string) => void;
  onClose: () => void;
}

export function WithoutDialog({ name, onReconcile, onWithout, onClose }: WithoutDialogProps) {
  const [why, setWhy] = useState('');
  return (
    <Dialog onClose={onClose} title={`Medicines of ${name} are not reconciled`} size="lg">
      <ClinicalForm label="Second stage without reconciliation">
        <Stack gap="md">
          <Text>
            Reconciliation comes before the second stage (QS156). Record it if it is done. To go on without
            it, say why: the reason stands in the assessment, and reconciliation becomes an urgent action.
          </Text>
          <Group>
            <Button variant="default" onClick={onReconcile}>
              Record medicines reconciliation
            </Button>
          </Group>
          <Textarea
            label="Why it goes on without, needed"
            value={why}
            autosize
            maxLength={400}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button disabled={why.trim() === ''} onClick={() => onWithout(why.trim())}>
              Go on without
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
