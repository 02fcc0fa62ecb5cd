/** One ACCT of a person: how it stands, what healthcare owes, reviews, input and what was written. */
import { Button, Title } from '@mantine/core';
import { IconEye, IconGitMerge, IconHeartHandshake } from '@tabler/icons-react';
import { useState } from 'react';
import type { AcctSummary } from '../../../../shared/contract/acct-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { Flag } from '../../../components/Flag.tsx';
import { showInstant } from '../../../components/time.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import type { Did } from '../../../components/useActing.ts';
import { AcctDialogs } from '../dialogs/AcctDialogs.tsx';
import type { Opened } from '../dialogs/opened.ts';
import { acctName, logWords, stateWord } from '../words.ts';
import styles from './Acct.module.css';
import { AcctTools } from './AcctTools.tsx';
import { InputHeads } from './InputHeads.tsx';
import { MilestoneList } from './MilestoneList.tsx';
import { Narrative } from './Narrative.tsx';
import { ReviewList } from './ReviewList.tsx';
import type { Begin } from './begin.ts';

interface AcctCardProps {
  acct: AcctSummary;
  now: number;
  did: Did;
  /** Null for who may not write, or where the person is in no open stay here. */
  begin: Begin | null;
}

export function AcctCard({ acct, now, did, begin }: AcctCardProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [reading, setReading] = useState(false);
  const [saved, setSaved] = useState(0);
  const mayRead = useMay('acct.narrative');
  return (
    <section className={styles['card']} aria-label={acctName(acct)}>
      <div className={styles['marks']}>
        <Flag icon={IconHeartHandshake} tone={acct.state === 'open' ? 'bad' : 'plain'}>
          {stateWord(acct.state)}
        </Flag>
        <Title order={3}>{acctName(acct)}</Title>
        <span className={styles['small']}>{logWords(acct.logNumber)}</span>
        {acct.constant === null ? null : (
          <Flag icon={IconEye} tone="bad">
            Constant supervision since {showInstant(acct.constant.startedAt)}
            {acct.constant.authorisedBy === null ? '' : `, authorised by ${acct.constant.authorisedBy}`}
          </Flag>
        )}
        {acct.disputed ? (
          <Flag icon={IconGitMerge} tone="bad">
            Open and closed stand against each other: open is in force until somebody decides
          </Flag>
        ) : null}
      </div>
      <p className={styles['facts']}>{factsOf(acct).join(' · ')}</p>
      <AcctTools acct={acct} open={setOpened} begin={begin} />
      <Title order={4}>What healthcare owes</Title>
      <MilestoneList
        acct={acct}
        now={now}
        open={setOpened}
        onPossession={begin === null ? null : () => begin({ kind: 'possession', acctId: acct.acctId })}
      />
      <Title order={4}>Reviews</Title>
      <ReviewList
        acct={acct}
        open={setOpened}
        onWrite={
          begin === null
            ? null
            : (reviewId) => begin({ kind: kindFor(acct, reviewId), acctId: acct.acctId, reviewId })
        }
      />
      {reading ? (
        <Narrative
          acct={acct}
          open={setOpened}
          saved={saved}
          onCorrect={
            begin === null
              ? null
              : (input) =>
                  begin({
                    kind: input.kind,
                    acctId: acct.acctId,
                    reviewId: input.reviewId,
                    corrects: input.id,
                  })
          }
        />
      ) : (
        <>
          <Title order={4}>Health input</Title>
          <InputHeads acct={acct} />
          {mayRead ? (
            <Button
              size="compact-sm"
              variant="default"
              w="fit-content"
              aria-label={`Read what was written: ${acctName(acct)}`}
              onClick={() => setReading(true)}
            >
              Read what was written
            </Button>
          ) : null}
        </>
      )}
      {opened === null ? null : (
        <AcctDialogs
          opened={opened}
          acct={acct}
          did={(words, undo) => {
            setSaved((count) => count + 1);
            did(
              words,
              undo === null
                ? null
                : async () => {
                    await undo();
                    setSaved((count) => count + 1);
                  },
            );
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

/** The kind of input that fits a review. */
function kindFor({ reviews }: AcctSummary, reviewId: string) {
  const kind = reviews.find(({ id }) => id === reviewId)?.kind;
  return kind === 'closing' || kind === 'post-closure' || kind === 'constant-supervision' ? kind : 'review';
}

function factsOf(acct: AcctSummary): string[] {
  const { openedBy, source, handedTo, handedAt, notifiedAt, planGivenAt, closedAt, postClosureDue } = acct;
  const handed =
    handedTo === null
      ? 'Concern handed to: not recorded'
      : `Concern handed to ${handedTo}${handedAt === null ? '' : ` ${showInstant(handedAt)}`}`;
  return [
    source,
    `Opened by ${openedBy}`,
    handed,
    ...(notifiedAt === null ? [] : [`Healthcare heard ${showInstant(notifiedAt)}`]),
    planGivenAt === null ? 'Immediate plan: not given' : `Immediate plan given ${showInstant(planGivenAt)}`,
    ...(closedAt === null ? [] : [`Closed ${showInstant(closedAt)}`]),
    ...(postClosureDue === null ? [] : [`Post-closure review by ${formatCivilDate(postClosureDue)}`]),
    ...(acct.reopens === null ? [] : ['Goes on from an earlier ACCT']),
  ];
}
