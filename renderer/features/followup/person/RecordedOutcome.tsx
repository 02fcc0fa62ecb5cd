/** What came of a booking, by whom, and taking it back. */
import { Alert, Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { BookingView } from '../../../../shared/contract/followup-views.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { showInstant } from '../../../components/time.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { useReread } from '../useReread.ts';
import { personName } from '../words.ts';
import type { Did } from '../../../components/useActing.ts';

interface RecordedOutcomeProps {
  booking: BookingView;
  did: Did;
  onClose: () => void;
}

export function RecordedOutcome({ booking, did, onClose }: RecordedOutcomeProps) {
  const undo = useCommand('followup.undoOutcome');
  const reread = useReread();
  const mayUndo = useMay('followup.undoOutcome');
  const { outcome, bookingId, person } = booking;
  if (outcome === null) return null;
  const takeBack = () =>
    undo.mutate(
      { bookingId },
      {
        onSuccess: () => {
          reread();
          did([`What was recorded for ${personName(person)} is taken back.`], null);
          onClose();
        },
      },
    );
  return (
    <Alert variant="outline" color="gray" title={outcome.words} role="note">
      <Text size="sm">
        Recorded by {outcome.by}, {showInstant(outcome.at)}.
      </Text>
      {outcome.reason === null ? null : <Text>Reason: {outcome.reason}</Text>}
      {outcome.note === null ? null : <Text>{outcome.note}</Text>}
      {outcome.reasonOwedBy === null ? null : (
        <Text fw={600}>A reason is owed by {showInstant(outcome.reasonOwedBy)}.</Text>
      )}
      <FailureNotice error={undo.error} />
      {mayUndo && outcome.mayUndo ? (
        <Button
          mt="xs"
          size="compact-sm"
          variant="default"
          loading={undo.isPending}
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={takeBack}
        >
          Take it back
        </Button>
      ) : null}
    </Alert>
  );
}
