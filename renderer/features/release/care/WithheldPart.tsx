/** What is kept out of editions: why, on whose authority, and when it is looked at again. */
import { Button, Text } from '@mantine/core';
import { IconCalendarExclamation, IconEyeOff, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { call } from '../../../bridge/bridge.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Flag } from '../../../components/Flag.tsx';
import { Empty } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import plan from '../plan/Plan.module.css';
import { usePlan } from '../plan/plan-context.ts';
import type { PlanView } from '../plan/types.ts';
import { usePlanAct } from '../plan/usePlanAct.ts';
import { editionTitle } from '../plan/words.ts';
import { WithheldDialog } from './WithheldDialog.tsx';
import { becauseWords, thingWords } from './withheld-words.ts';

type Withheld = PlanView['withheld'][number];

export function WithheldPart() {
  const { view, mayCare } = usePlan();
  const [edited, setEdited] = useState<{ item: Withheld | null } | null>(null);
  const kept = view.withheld.filter(({ state }) => state === 'withheld');
  const lifted = view.withheld.filter(({ state }) => state === 'lifted');
  return (
    <>
      <div className={plan['head']}>
        <h3 tabIndex={-1}>Kept back</h3>
        {mayCare ? (
          <Button size="compact-sm" onClick={() => setEdited({ item: null })}>
            Keep something back
          </Button>
        ) : null}
      </div>
      <Text size="sm" c="dimmed">
        What stands here is left out of the editions it names, without a mark in them. A clinician authorises
        it and says when it is looked at again.
      </Text>
      {kept.length === 0 ? (
        <Empty
          what="Nothing is kept back."
          how="A section or one of its fields can be kept out of editions: for serious harm, a third party, security, or because the patient asks."
        />
      ) : (
        <ul className={plan['cards']} aria-label="Kept back">
          {kept.map((item) => (
            <Item key={item.id} item={item} onEdit={() => setEdited({ item })} />
          ))}
        </ul>
      )}
      {lifted.length === 0 ? null : (
        <>
          <h4>Given again</h4>
          <ul className={plan['cards']} aria-label="Given again">
            {lifted.map((item) => (
              <Item key={item.id} item={item} onEdit={() => setEdited({ item })} />
            ))}
          </ul>
        </>
      )}
      {edited === null ? null : <WithheldDialog item={edited.item} onClose={() => setEdited(null)} />}
    </>
  );
}

function Item({ item, onEdit }: { item: Withheld; onEdit: () => void }) {
  const { content, mayCare } = usePlan();
  const { words, because, reason, editions, authorisedBy, authorisedAt, reviewOn, reviewDue, state } = item;
  const kept = state === 'withheld';
  const lift = useLift(item);
  return (
    <li className={plan['card']} data-alarm={(kept && reviewDue) || undefined}>
      <div className={plan['head']}>
        <Flag icon={kept ? IconEyeOff : IconLockOpen} tone={kept ? 'info' : 'plain'}>
          {kept ? 'Kept back' : 'Given again'}
        </Flag>
        <h4>
          <bdi>{words}</bdi>
        </h4>
        {kept && reviewDue ? (
          <Flag icon={IconCalendarExclamation} tone="bad">
            To be looked at again since {formatCivilDate(reviewOn)}
          </Flag>
        ) : null}
      </div>
      <div>
        {thingWords(content, item.item)}. Out of:{' '}
        {editions.map((edition) => editionTitle(content, edition)).join(', ')}.
      </div>
      <p>
        {becauseWords(because)}: <bdi>{reason}</bdi>
      </p>
      <div className={plan['small']}>
        Authorised by {authorisedBy}, {showInstant(authorisedAt)}. Looked at again on{' '}
        {formatCivilDate(reviewOn)}.
      </div>
      {mayCare ? (
        <div className={plan['tools']}>
          {kept && item.item.kind !== 'record' ? (
            <Button size="compact-sm" variant="default" aria-label={`Change: ${words}`} onClick={onEdit}>
              Change
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            variant="default"
            loading={lift.busy}
            aria-label={`${kept ? 'Give it again' : 'Keep back again'}: ${words}`}
            onClick={lift.run}
          >
            {kept ? 'Give it again' : 'Keep back again'}
          </Button>
        </div>
      ) : null}
      <FailureNotice error={lift.error} />
    </li>
  );
}

/** Gives it again, or keeps it back again. */
function useLift({ id, state, words }: Withheld) {
  const act = usePlanAct();
  const lifted = state === 'lifted';
  const run = () =>
    act.run(async () => {
      await call('release.liftWithheld', { id, undo: lifted });
      return {
        words: [lifted ? `${words}: kept back again.` : `${words}: stands in its editions again.`],
        undo: () => call('release.liftWithheld', { id, undo: !lifted }),
      };
    });
  return { run, busy: act.busy, error: act.error };
}
