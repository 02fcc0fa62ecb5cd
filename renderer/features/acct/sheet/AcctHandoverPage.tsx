/** The summary that travels to court or to another prison: the very pages that will be printed, and printing or saving them. */
import { Button } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { call } from '../../../bridge/bridge.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Preview } from '../../../components/pages/Preview.tsx';
import { Printed, PrintTools, usePrinting } from '../../../components/pages/PrintTools.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { AcctPages } from '../../../print/acct/AcctPages.tsx';

export function AcctHandoverPage({ patientId }: { patientId: string }) {
  const sheet = useChannel('acct.handoverSheet', { patientId });
  const person = useChannel('acct.person', { patientId });
  // The newest of the person: the one that is open, where one is.
  const acctId = (person.data?.accts.find(({ state }) => state === 'open') ?? person.data?.accts[0])?.acctId;
  const printing = usePrinting(`acct-handover/${patientId}`, async (how) => {
    if (acctId === undefined) return;
    await call('acct.printed', {
      acctId,
      inputId: null,
      what: 'handover',
      how: how === 'printer' ? 'printed' : 'saved',
    });
  });
  return (
    <PageFrame
      title="ACCT handover"
      tools={
        <>
          <PrintTools printing={printing} ready={sheet.data !== undefined && acctId !== undefined} />
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconUser size={16} aria-hidden />}
            onClick={() => navigate({ area: 'patient', patientId, tab: 'acct' })}
          >
            Page of the person
          </Button>
        </>
      }
    >
      <Printed printing={printing} />
      <Loaded query={sheet} what="the handover">
        {(data) => (
          <Preview>
            <AcctPages sheet={data} what="handover" />
          </Preview>
        )}
      </Loaded>
    </PageFrame>
  );
}
