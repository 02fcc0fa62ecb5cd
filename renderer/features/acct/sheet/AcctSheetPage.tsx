/** The contribution sheet of one signed input: the very pages that will be printed, and printing or saving them. */
import { Button } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { call } from '../../../bridge/bridge.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Preview } from '../../../components/pages/Preview.tsx';
import { Printed, PrintTools, usePrinting } from '../../../components/pages/PrintTools.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { AcctPages } from '../../../print/acct/AcctPages.tsx';

interface AcctSheetPageProps {
  patientId: string;
  acctId: string;
  inputId: string;
}

export function AcctSheetPage({ patientId, acctId, inputId }: AcctSheetPageProps) {
  const sheet = useChannel('acct.sheet', { inputId });
  const printing = usePrinting(`acct-sheet/${inputId}`, (how) =>
    call('acct.printed', {
      acctId,
      inputId,
      what: 'sheet',
      how: how === 'printer' ? 'printed' : 'saved',
    }),
  );
  return (
    <PageFrame
      title="Contribution sheet for the ACCT document"
      tools={
        <>
          <PrintTools printing={printing} ready={sheet.data !== undefined} />
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconFileCheck size={16} aria-hidden />}
            onClick={() => navigate({ area: 'acct-signed', patientId, acctId, inputId })}
          >
            Signed input
          </Button>
        </>
      }
    >
      <Printed printing={printing} />
      <Loaded query={sheet} what="the contribution sheet">
        {(data) => (
          <Preview>
            <AcctPages sheet={data} what="sheet" />
          </Preview>
        )}
      </Loaded>
    </PageFrame>
  );
}
