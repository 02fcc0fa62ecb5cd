/** A review was held: how healthcare took part, and when the next one is. */
import { useState } from 'react';
import { call } from '../../../bridge/bridge.ts';
import { useNow } from '../../../components/useNow.ts';
import { showInstant } from '../../../components/time.ts';
import { modeChoices, reviewName, type Mode } from '../words.ts';
import type { AboutAcct } from './about-acct.ts';
import { ActDialog } from './ActDialog.tsx';
import { Choice, given, LineField, WordsField } from './fields.tsx';
import type { Review } from './ReviewDialog.tsx';
import { useAct } from './useAct.ts';
import { instantIn, never, readWhen, todayAt, whenOf } from './when.ts';
import { WhenField } from './WhenField.tsx';

/** Taking no part, and a written report that stands in for somebody, need their reason. */
const needsReason: readonly (Mode | null)[] = ['none', 'written'];

export function HeldDialog({ review, did, onClose }: AboutAcct & { review: Review }) {
  const now = useNow();
  const [held, setHeld] = useState(() => (review.heldAt === null ? todayAt() : whenOf(review.heldAt)));
  const [mode, setMode] = useState<Mode | null>(null);
  const [who, setWho] = useState({ who: review.named ?? '', role: '', reason: '' });
  const [next, setNext] = useState(never);
  const [nextBy, setNextBy] = useState('');
  const act = useAct(did, onClose);
  const heldAt = readWhen(held, 'past', now);
  const nextAt = readWhen(next, 'any', now);
  const tookPart = mode !== null && mode !== 'none';
  const send = () => {
    const at = instantIn(heldAt);
    if (at === null || mode === null) return;
    const part = { mode, who: given(who.who), role: given(who.role), reason: given(who.reason) };
    const dueAt = instantIn(nextAt);
    act.run(async () => {
      await call('acct.reviewHeld', {
        reviewId: review.id,
        heldAt: at,
        ...part,
        next: dueAt === null ? null : { dueAt, setBy: given(nextBy) },
      });
      return {
        words: [
          `${reviewName(review.kind)}: held ${showInstant(at)}.`,
          ...(dueAt === null ? [] : [`The next one is ${showInstant(dueAt)}.`]),
        ],
        undo: () => call('acct.reviewHeld', { reviewId: review.id, heldAt: null, ...part, next: null }),
      };
    });
  };
  return (
    <ActDialog
      title={`${reviewName(review.kind)} was held`}
      does="Save that it was held"
      act={act}
      missing={[
        heldAt.kind !== 'instant' && 'when it was held',
        mode === null && 'how healthcare took part',
        tookPart && who.who.trim() === '' && 'who took part',
        needsReason.includes(mode) && who.reason.trim() === '' && 'the reason',
        nextAt.kind === 'wrong' && 'when the next one is, or nothing there',
      ]}
      onSend={send}
      onClose={onClose}
    >
      <WhenField label="Held" needed when={held} onWhen={setHeld} read={heldAt} />
      <Choice label="How healthcare took part, needed" choices={modeChoices} value={mode} onValue={setMode} />
      {tookPart ? (
        <>
          <LineField
            label="Who, needed"
            text={who.who}
            onText={(name) => setWho({ ...who, who: name })}
            max={120}
          />
          <LineField
            label="Their post"
            text={who.role}
            onText={(role) => setWho({ ...who, role })}
            max={120}
          />
        </>
      ) : null}
      {needsReason.includes(mode) ? (
        <WordsField
          label={
            mode === 'none' ? 'Why nobody took part, needed' : 'Why a report instead of somebody, needed'
          }
          text={who.reason}
          onText={(reason) => setWho({ ...who, reason })}
          max={1000}
        />
      ) : null}
      <WhenField
        label="The next case review, where it was set"
        when={next}
        onWhen={setNext}
        read={nextAt}
        now={false}
      />
      <LineField
        label="The next one set by"
        description="The case coordinator"
        text={nextBy}
        onText={setNextBy}
        max={120}
      />
    </ActDialog>
  );
}
