/** The ACCT part of the patient's page: every ACCT of the person, newest first, and what healthcare owes to it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useChannel } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { useNow } from '../../../components/useNow.ts';
import { toFragment } from '../../../navigation/route.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import type { Output } from '../../../../shared/contract/contract.ts';
import { useUndo } from '../../followup/useUndo.tsx';
import { Warnings } from '../../followup/Warnings.tsx';
import { OpenAcctDialog } from '../dialogs/OpenAcctDialog.tsx';
import { SelfHarmDialog } from '../dialogs/SelfHarmDialog.tsx';
import { AcctTimeline } from '../timeline/AcctTimeline.tsx';
import { AcctCard } from './AcctCard.tsx';
import styles from './Acct.module.css';
import type { Begin } from './begin.ts';
import { Drafts } from './Drafts.tsx';
import { Possession } from './Possession.tsx';
import { useDrafting } from './useDrafting.ts';

interface PersonAcctProps {
  patientId: string;
  /** As it stands in the titles of dialogs. */
  name: string;
}

export function PersonAcct({ patientId, name }: PersonAcctProps) {
  const person = useChannel('acct.person', { patientId });
  return (
    <Loaded query={person} what="the ACCTs">
      {(view) => <Parts view={view} patientId={patientId} name={name} />}
    </Loaded>
  );
}

function Parts({ view, patientId, name }: PersonAcctProps & { view: Output<'acct.person'> }) {
  const { accts, stayId, warnings } = view;
  const [opened, setOpened] = useState<'open' | 'self-harm' | null>(null);
  const now = useNow();
  const undo = useUndo();
  const mayWrite = useMay('acct.open');
  const mayRead = useMay('acct.timeline');
  const mayPrint = useMay('acct.handoverSheet');
  const drafting = useDrafting(patientId);
  const begin: Begin | null =
    mayWrite && stayId !== null
      ? ({ reviewId = null, ...asked }) => drafting.begin({ stayId, reviewId, ...asked })
      : null;
  const isOpen = accts.some(({ state }) => state === 'open');
  return (
    <div className={styles['person']}>
      {undo.line}
      <Warnings sentences={warnings} />
      <div className={styles['tools']}>
        {mayWrite && stayId !== null ? (
          <>
            {isOpen ? null : (
              <Button size="compact-sm" onClick={() => setOpened('open')}>
                Open an ACCT
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => setOpened('self-harm')}>
              Record self-harm
            </Button>
          </>
        ) : null}
        {mayPrint && accts.length > 0 ? (
          <Button
            component="a"
            size="compact-sm"
            variant="default"
            href={toFragment({ area: 'acct-handover', patientId })}
          >
            Summary for court or another prison
          </Button>
        ) : null}
      </div>
      <FailureNotice error={drafting.error} />
      <Possession view={view} now={now} begin={begin} />
      <Drafts accts={accts} patientId={patientId} />
      {accts.length === 0 ? (
        <Empty
          what="No ACCT is held."
          how="That is not the same as none: it appears here once somebody opens one, or a transfer brings it."
        />
      ) : (
        accts.map((acct) => <AcctCard key={acct.acctId} acct={acct} now={now} did={undo.did} begin={begin} />)
      )}
      {mayRead ? (
        <section>
          <AcctTimeline patientId={patientId} />
        </section>
      ) : null}
      {opened === 'open' && stayId !== null ? (
        <OpenAcctDialog stayId={stayId} name={name} did={undo.did} onClose={() => setOpened(null)} />
      ) : null}
      {opened === 'self-harm' && stayId !== null ? (
        <SelfHarmDialog stayId={stayId} name={name} did={undo.did} onClose={() => setOpened(null)} />
      ) : null}
    </div>
  );
}
