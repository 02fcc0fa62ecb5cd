/** "History from another prison": asks for it, and says what came of it. Works with no network: the question waits. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useChannel, useCommand } from '../../bridge/queries.ts';
import { ClinicalForm } from '../../components/ClinicalForm.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { Loaded } from '../../components/Status.tsx';
import { navigate } from '../../navigation/useRoute.ts';

/** The central record answers within a second or two, where there is a network. */
const LOOK_AGAIN_MS = 1000;

interface HistoryDialogProps {
  arrivalId: string;
  name: string;
  onClose: () => void;
}

export function HistoryDialog({ arrivalId, name, onClose }: HistoryDialogProps) {
  const [reason, setReason] = useState('');
  const asked = useChannel(
    'transfers.asked',
    { arrivalId },
    { againAfter: ({ state }) => (state === 'waiting' ? LOOK_AGAIN_MS : undefined) },
  );
  const ask = useCommand('transfers.ask', ['transfers.asked']);
  return (
    <Dialog onClose={onClose} title={`History of ${name} from another prison`} size="lg">
      <ClinicalForm label="History from another prison">
        <Stack gap="md">
          <Text>
            The central record looks for the NHS number, prison number and PNC number of this arrival. What
            you ask, and why, is written into its log.
          </Text>
          <Loaded query={asked} what="what was asked before">
            {({ sentence, patients }) => (
              <>
                <Text fw={600} role="status">
                  {sentence}
                </Text>
                {patients.map((patientId) => (
                  <Group key={patientId}>
                    <Button variant="default" onClick={() => navigate({ area: 'patient', patientId })}>
                      Open that record
                    </Button>
                  </Group>
                ))}
              </>
            )}
          </Loaded>
          <TextInput
            label="Why, needed"
            description="For example: says he was at Norwich last week"
            value={reason}
            maxLength={400}
            autoComplete="off"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <FailureNotice error={ask.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button
              disabled={reason.trim() === ''}
              loading={ask.isPending}
              onClick={() => ask.mutate({ arrivalId, reason }, { onSuccess: () => setReason('') })}
            >
              Ask for the history
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
