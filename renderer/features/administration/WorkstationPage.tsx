/** This workstation: where its data stands, where files land, backup, and which question sets it holds. */
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChannel } from '../../bridge/queries.ts';
import { RecoverySentences } from '../../components/RecoverySentences.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Loaded } from '../../components/Status.tsx';
import { useNow } from '../../components/useNow.ts';
import { useMay, useSession } from '../../session/SessionContext.tsx';
import { Sentences } from '../../shell/Sentences.tsx';
import { SiteSentences } from '../../shell/SiteSentences.tsx';
import { statusSentences } from '../../shell/status-sentences.ts';
import { KeptCopies } from '../departure/KeptCopies.tsx';
import { Backup } from './Backup.tsx';
import { ContentPacks } from './ContentPacks.tsx';
import { Keys } from './keys/Keys.tsx';
import { Policy } from './policy/Policy.tsx';
import { UnsentSaves } from './unsent/UnsentSaves.tsx';
import { Updates } from './updates/Updates.tsx';
import { WatchedFolder } from './WatchedFolder.tsx';
import styles from './Workstation.module.css';

export function WorkstationPage() {
  const { workstation, establishment, version } = useSession();
  const backup = useMay('workstation.backupPlace');
  const unsent = useMay('workstation.unsent');
  const keys = useMay('session.keys');
  const copies = useMay('retention.status');
  const updates = useMay('updates.state');
  const recovery = useChannel('workstation.recovery', {}, { enabled: useMay('workstation.recovery') });
  return (
    <PageFrame title="Workstation">
      <Text mb="md">
        {workstation ?? 'This workstation'} of {establishment?.name ?? 'no establishment'}, version {version}
      </Text>
      <div className={styles['panels']}>
        <Panel title="Central record">
          <Link />
        </Panel>
        {unsent ? (
          <Panel title="Unsent saves">
            <UnsentSaves />
          </Panel>
        ) : null}
        {keys ? (
          <Panel title="Keys">
            <Keys />
          </Panel>
        ) : null}
        <Panel title="Policy">
          <Policy />
        </Panel>
        <Panel title="Watched folder">
          <WatchedFolder />
        </Panel>
        {backup ? (
          <Panel title="Backup">
            <Backup />
          </Panel>
        ) : null}
        {updates ? (
          <Panel title="Updates">
            <Updates />
          </Panel>
        ) : null}
        {recovery.data?.report == null ? null : (
          <Panel title="Last recovery">
            <RecoverySentences report={recovery.data.report} />
          </Panel>
        )}
        {copies ? (
          <Panel title="Copies of people who left">
            <KeptCopies />
          </Panel>
        ) : null}
        <Panel title="Question sets">
          <ContentPacks />
        </Panel>
      </div>
    </PageFrame>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['panel']} aria-label={title}>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}

function Link() {
  const status = useChannel('replication.status', {});
  const now = useNow();
  return (
    <Loaded query={status} what="the status">
      {(data) => (
        <>
          <Text fw={600}>{data.sentence}</Text>
          <Sentences label="How complete it is" lines={statusSentences(data, now)} />
          <Title order={3} mt="sm">
            Other workstations of this site
          </Title>
          <SiteSentences />
        </>
      )}
    </Loaded>
  );
}
