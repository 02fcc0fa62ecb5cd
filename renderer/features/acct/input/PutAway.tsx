/** Puts a draft away that will not be signed. It can be taken up again. */
import { Button } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import type { AcctDraftView } from '../../../../shared/contract/acct-views.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';

interface PutAwayProps {
  view: AcctDraftView;
  settled: () => Promise<boolean>;
}

export function PutAway({ view, settled }: PutAwayProps) {
  const putAway = useCommand('acct.putAway', ['acct.openDraft', 'acct.person']);
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconArchive size={16} aria-hidden />}
        loading={putAway.isPending}
        onClick={() =>
          void settled().then(() =>
            putAway.mutate(
              { draftId: view.draftId, undo: false },
              { onSuccess: () => announce('Put away. It can be taken up again.') },
            ),
          )
        }
      >
        Put away
      </Button>
      <FailureNotice error={putAway.error} />
    </>
  );
}
