/** A case review is set, or set for another time. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { AcctSummary } from '../../../../shared/contract/acct-views.ts';
import type { AcctReviewKind } from '../../../../shared/records/acct.ts';
import { call } from '../../../bridge/bridge.ts';
import { useNow } from '../../../components/useNow.ts';
import { showInstant } from '../../../components/time.ts';
import { reviewChoices, reviewName } from '../words.ts';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { given, LineField } from './fields.tsx';
import { useAct } from './useAct.ts';
import { instantIn, never, readWhen, whenOf } from './when.ts';
import { WhenField } from './WhenField.tsx';

export type Review = AcctSummary['reviews'][number];

/** @param review null sets a new one */
export function ReviewDialog({
  acct: { acctId },
  review,
  did,
  onClose,
}: AboutAcct & { review: Review | null }) {
  const now = useNow();
  const [kind, setKind] = useState<AcctReviewKind | ''>(review?.kind ?? '');
  const [when, setWhen] = useState(() => (review === null ? never : whenOf(review.dueAt)));
  const [who, setWho] = useState({ setBy: review?.setBy ?? '', named: review?.named ?? '' });
  const act = useAct(did, onClose);
  const read = readWhen(when, 'any', now);
  const send = () => {
    const dueAt = instantIn(read);
    if (dueAt === null || kind === '') return;
    act.run(async () => {
      const typed = { kind, dueAt, setBy: given(who.setBy), named: given(who.named) };
      const { reviewId } = await call('acct.setReview', {
        acctId,
        reviewId: review?.id ?? null,
        ...typed,
      });
      const back = review ?? null;
      return {
        words: [`${reviewName(kind)}: set for ${showInstant(dueAt)}.`],
        undo:
          back === null
            ? () => call('acct.cancelReview', { reviewId, reason: 'Set by mistake.' })
            : () =>
                call('acct.setReview', {
                  acctId,
                  reviewId: back.id,
                  kind: back.kind,
                  dueAt: back.dueAt,
                  setBy: back.setBy,
                  named: back.named,
                }),
      };
    });
  };
  return (
    <ActDialog
      title={review === null ? 'Set a review' : `Change: ${reviewName(review.kind)}`}
      does="Save the review"
      act={act}
      missing={[kind === '' && 'which review', read.kind !== 'instant' && 'when it is']}
      onSend={send}
      onClose={onClose}
    >
      <NativeSelect
        label="Review, needed"
        data={[{ value: '', label: 'Choose' }, ...reviewChoices]}
        value={kind}
        onChange={({ currentTarget: { value } }) => setKind(value as AcctReviewKind | '')}
      />
      <WhenField label="When it is" needed when={when} onWhen={setWhen} read={read} now={false} />
      <LineField
        label="Set by"
        description="The case coordinator"
        text={who.setBy}
        onText={(setBy) => setWho({ ...who, setBy })}
        max={120}
      />
      <LineField
        label="Who of healthcare is named to take part"
        text={who.named}
        onText={(named) => setWho({ ...who, named })}
        max={120}
      />
    </ActDialog>
  );
}
