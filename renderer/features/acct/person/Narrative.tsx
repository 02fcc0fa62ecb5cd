/** What was written of one ACCT. It is asked for by hand only, because each opening is written down. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { AcctNarrative, AcctSummary } from '../../../../shared/contract/acct-views.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import type { Open } from '../dialogs/opened.ts';
import styles from './Acct.module.css';
import { InputView } from './InputView.tsx';
import { Supports } from './Supports.tsx';
import { SharedList } from './SharedList.tsx';

interface NarrativeProps {
  acct: AcctSummary;
  open: Open;
  /** Corrects a signed input by another one; null for who may not write. */
  onCorrect: ((input: AcctNarrative['inputs'][number]) => void) | null;
  /** Counts what was saved here, so that the words are read again then, and only then. */
  saved: number;
}

export function Narrative({ acct, open, onCorrect, saved }: NarrativeProps) {
  const narrative = useChannel('acct.narrative', { acctId: acct.acctId });
  const last = useRef(saved);
  const { refetch } = narrative;
  useEffect(() => {
    if (last.current === saved) return;
    last.current = saved;
    void refetch();
  }, [saved, refetch]);
  return (
    <Loaded query={narrative} what="what was written">
      {(view) => {
        const unread = acct.inputs.filter(({ id }) => !view.inputs.some((input) => input.id === id)).length;
        return (
          <div className={styles['narrative']}>
            {unread === 0 ? null : (
              <Group gap="xs" role="status">
                <Text fw={600}>
                  {unread === 1 ? 'One more health input has' : `${unread} more health inputs have`} been
                  signed since this was read.
                </Text>
                <Button size="compact-sm" variant="default" onClick={() => void refetch()}>
                  Read again
                </Button>
              </Group>
            )}
            <Words acct={acct} view={view} />
            <section>
              <Title order={4}>Health input</Title>
              {view.inputs.length === 0 ? (
                <Text c="dimmed">No health input has been signed.</Text>
              ) : (
                view.inputs.map((input) => (
                  <InputView key={input.id} acct={acct} input={input} onCorrect={onCorrect} />
                ))
              )}
            </section>
            <Supports supports={view.supports} open={open} />
            <SharedList shared={view.shared} />
          </div>
        );
      }}
    </Loaded>
  );
}

/** Why it was opened, what was given at once, and what was said beside the milestones. */
function Words({ acct, view }: { acct: AcctSummary; view: AcctNarrative }) {
  const { reason, levelOnDocument, immediatePlan, marks, attendanceReasons, stepDownPlan } = view;
  /** By the name it has on the page; one that is not owed any more has its id alone. */
  const titleOf = (milestone: string) =>
    acct.milestones.find(({ id }) => id === milestone)?.title ?? milestone.replaceAll('-', ' ');
  const said = (heading: string, text: string, under: string | null = null) => (
    <div key={`${heading} ${under ?? ''}`}>
      <dt>{heading}</dt>
      <dd>
        <p className={styles['words']}>{text}</p>
        {under === null ? null : <p className={styles['small']}>{under}</p>}
      </dd>
    </div>
  );
  return (
    <dl className={styles['said']}>
      {said('Why it was opened', reason)}
      {levelOnDocument === null ? null : said('Level, copied from the ACCT document', levelOnDocument)}
      {immediatePlan === null
        ? null
        : said(
            'Healthcare’s part of the immediate action plan',
            immediatePlan.text,
            `${immediatePlan.by}, ${showInstant(immediatePlan.at)}`,
          )}
      {stepDownPlan === null ? null : said('Plan for stepping down constant supervision', stepDownPlan)}
      {marks.map(({ milestone, at, note, by }) =>
        said(`Marked as done: ${titleOf(milestone)}`, note ?? 'Without a note.', `${by}, ${showInstant(at)}`),
      )}
      {attendanceReasons.map(({ reviewId, reason: why }) => (
        <div key={reviewId}>
          <dt>About healthcare’s part in a review</dt>
          <dd>
            <p className={styles['words']}>{why}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
