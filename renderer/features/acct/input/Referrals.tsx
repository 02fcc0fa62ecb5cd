/** To whom the person is referred, how soon, and whether that was sent. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { z } from 'zod';
import { referralPartSchema, type ReferralPart } from '../../../../shared/acct/parts.ts';
import { instantOf, showInstant, showTime, today } from '../../../components/time.ts';
import { useTyped } from '../../assessment/details/useTyped.ts';
import { useInputForm } from './form-context.ts';
import styles from './Input.module.css';
import { urgencyChoices } from './kinds.ts';
import { Rows } from './Rows.tsx';

const PART = 'referrals';
const TRIAGE = 'Mental-health triage';
const read = (value: unknown): ReferralPart[] => z.array(referralPartSchema).safeParse(value).data ?? [];

const kinds = [
  { value: 'other', label: 'Somebody else' },
  { value: 'triage', label: TRIAGE },
];

export function Referrals() {
  const { held, change } = useInputForm();
  const rows = read(held.get(PART)?.value);
  return (
    <Rows
      part={PART}
      title="Referrals"
      hint="Signing writes each into the record: a mental-health triage that is owed, or an action for somebody."
      one="a referral"
      count={rows.length}
      onAdd={() =>
        change(PART, (before) => [...read(before), { to: '', urgency: null, kind: 'other', sentAt: null }])
      }
      onRemove={(at) => change(PART, (before) => read(before).toSpliced(at, 1))}
      row={(index) => <Referral key={index} index={index} value={rows[index]} />}
    />
  );
}

function Referral({ index, value }: { index: number; value: ReferralPart | undefined }) {
  const { change, open } = useInputForm();
  const set = (next: Partial<ReferralPart>) =>
    change(PART, (before) => read(before).map((row, at) => (at === index ? { ...row, ...next } : row)));
  const to = useTyped(value?.to ?? '', (text) => set({ to: text }));
  const kind = value?.kind ?? 'other';
  const sentAt = value?.sentAt ?? null;
  return (
    <>
      <TextInput
        label="To whom"
        value={to.text}
        onChange={(event) => to.type(event.currentTarget.value)}
        onBlur={to.flush}
        maxLength={200}
        disabled={!open}
        autoComplete="off"
        data-place={`${PART}#${index}`}
      />
      <NativeSelect
        label="What it is"
        data={kinds}
        value={kind}
        disabled={!open}
        data-place={`${PART}#${index}.kind`}
        onChange={({ currentTarget: { value: chosen } }) => {
          to.flush();
          if (chosen !== 'triage') return set({ kind: 'other' });
          set({ kind: 'triage', ...(to.text.trim() === '' ? { to: TRIAGE } : {}) });
        }}
      />
      <NativeSelect
        label="How soon"
        data={urgencyChoices}
        value={value?.urgency ?? ''}
        disabled={!open}
        data-place={`${PART}#${index}.urgency`}
        onChange={({ currentTarget: { value: chosen } }) =>
          set({ urgency: referralPartSchema.shape.urgency.safeParse(chosen).data ?? null })
        }
      />
      <Checkbox
        className={styles['sent']}
        label={sentAt === null ? 'Sent' : `Sent ${showInstant(sentAt)}`}
        checked={sentAt !== null}
        disabled={!open}
        onChange={({ currentTarget: { checked } }) =>
          set({ sentAt: checked ? instantOf(today(), showTime(new Date().toISOString())) : null })
        }
      />
    </>
  );
}
