/** A review that was set will not be. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../bridge/bridge.ts';
import { showInstant } from '../../../components/time.ts';
import { reviewName } from '../words.ts';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { LineField } from './fields.tsx';
import type { Review } from './ReviewDialog.tsx';
import { useAct } from './useAct.ts';

export function CancelReviewDialog({ review, did, onClose }: AboutAcct & { review: Review }) {
  const [reason, setReason] = useState('');
  const act = useAct(did, onClose);
  const send = () =>
    act.run(async () => {
      const cancelled = { reviewId: review.id, reason: reason.trim() };
      await call('acct.cancelReview', cancelled);
      return {
        words: [`${reviewName(review.kind)} of ${showInstant(review.dueAt)} is cancelled.`],
        undo: () => call('acct.cancelReview', { ...cancelled, undo: true }),
      };
    });
  return (
    <ActDialog
      title={`Cancel: ${reviewName(review.kind)}`}
      does="Cancel this review"
      act={act}
      missing={[reason.trim() === '' && 'the reason']}
      onSend={send}
      onClose={onClose}
      grave
    >
      <Text>It was set for {showInstant(review.dueAt)}.</Text>
      <LineField label="Why it is cancelled, needed" text={reason} onText={setReason} max={1000} />
      <Text size="sm" c="dimmed">
        What healthcare owes by the ACCT itself does not go away by this.
      </Text>
    </ActDialog>
  );
}
