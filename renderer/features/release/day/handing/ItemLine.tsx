/** One thing: what the plan says, what was recorded, and recording or correcting it. */
import { Button } from '@mantine/core';
import {
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconHandStop,
  IconMinus,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { SaidOutcome } from '../../../../../shared/release/handing-over.ts';
import type { useUndo } from '../../../followup/useUndo.tsx';
import styles from './Handing.module.css';
import { OutcomeForm } from './OutcomeForm.tsx';
import { entryWords, outcomeChoices, outcomes, standingWords, type DayItem, type Entry } from './words.ts';

const icons: Record<SaidOutcome, Icon> = {
  given: IconCircleCheck,
  declined: IconHandStop,
  'not-available': IconBan,
  'not-needed': IconMinus,
};

export interface ItemLineProps {
  stayId: string;
  item: DayItem;
  now: number;
  may: boolean;
  did: ReturnType<typeof useUndo>['did'];
}

export function ItemLine({ stayId, item, now, may, did }: ItemLineProps) {
  const { title, planned, recorded, open } = item;
  /** Which outcome is being recorded; `correct` before one was chosen. */
  const [form, setForm] = useState<SaidOutcome | 'correct' | null>(null);
  const counts = recorded.find(({ standing }) => standing === 'counts') ?? null;
  const earlier = recorded.filter((entry) => entry !== counts);
  return (
    <li className={styles['item']} data-open={open || undefined}>
      <div className={styles['what']}>
        <b>
          <bdi>{title}</bdi>
        </b>
        <span className={styles['small']}>
          {planned === null ? 'The plan says nothing of it.' : <>Plan: {planned}</>}
        </span>
      </div>
      <div className={styles['recorded']}>
        {counts === null ? (
          <span className={styles['nothing']} data-open={open || undefined}>
            <IconCircleDashed size={16} aria-hidden />{' '}
            {open ? 'Nobody has recorded it yet' : 'Not recorded, and not waited for'}
          </span>
        ) : (
          <Counts entry={counts} now={now} />
        )}
        {earlier.length === 0 ? null : (
          <ul className={styles['earlier']} aria-label={`Other entries of ${title}`}>
            {earlier.map((entry) => (
              <li key={entry.id}>
                {standingWords(entry, now)}: <bdi>{entryWords(entry, now)}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      {!may || form !== null ? null : counts === null ? (
        <div role="group" aria-label={`What became of it: ${title}`} className={styles['buttons']}>
          {outcomeChoices.map((outcome) => (
            <Button key={outcome} size="compact-sm" variant="default" onClick={() => setForm(outcome)}>
              {outcomes[outcome]}
            </Button>
          ))}
        </div>
      ) : (
        <div className={styles['buttons']}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Correct: ${title}`}
            onClick={() => setForm('correct')}
          >
            Correct
          </Button>
        </div>
      )}
      {form === null ? null : (
        <OutcomeForm
          stayId={stayId}
          item={item}
          counts={counts}
          first={form === 'correct' ? null : form}
          did={did}
          onClose={() => setForm(null)}
        />
      )}
    </li>
  );
}

function Counts({ entry, now }: { entry: Entry; now: number }) {
  const Mark = icons[entry.outcome];
  return (
    <span className={styles['counts']} data-outcome={entry.outcome}>
      <Mark size={17} aria-hidden /> <bdi>{entryWords(entry, now)}</bdi>
    </span>
  );
}
