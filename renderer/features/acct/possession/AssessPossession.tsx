/** Begins an assessment of medicines in possession, or takes up the one that waits. */
import { Button, type ButtonProps } from '@mantine/core';
import { IconPill } from '@tabler/icons-react';
import { useCommand } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';

interface AssessPossessionProps extends Pick<ButtonProps, 'variant'> {
  stayId: string;
  acctId: string | null;
  patientId: string;
  /** The signed one that this corrects. */
  corrects?: string;
}

export function AssessPossession({ stayId, acctId, patientId, corrects, variant }: AssessPossessionProps) {
  const draft = useCommand('acct.draft', ['acct.person']);
  if (!useMay('acct.draft')) return null;
  return (
    <>
      <Button
        size="compact-md"
        variant={variant}
        leftSection={<IconPill size={16} aria-hidden />}
        loading={draft.isPending}
        onClick={() =>
          draft.mutate(
            { kind: 'possession', stayId, acctId, reviewId: null, corrects: corrects ?? null },
            { onSuccess: ({ draftId }) => navigate({ area: 'acct-input', patientId, draftId }) },
          )
        }
      >
        {corrects === undefined ? 'Assess medicines in possession' : 'Correct'}
      </Button>
      <FailureNotice error={draft.error} />
    </>
  );
}
