/** Whether medicines in possession were assessed again, which assessment says so, and the way to make one. */
import { NativeSelect, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useId } from 'react';
import { possessionPartSchema, type PossessionPart } from '../../../../shared/acct/parts.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import { useTyped } from '../../assessment/details/useTyped.ts';
import { AnswerButtons } from '../../assessment/question/AnswerButtons.tsx';
import questionStyles from '../../assessment/question/Question.module.css';
import { SavedMark } from '../../assessment/question/SavedMark.tsx';
import { AssessPossession } from '../possession/AssessPossession.tsx';
import { possessionWords } from '../words.ts';
import { useInputForm } from './form-context.ts';
import styles from './Input.module.css';

const PART = 'possession';
const blank: PossessionPart = { reassessed: null, assessment: null, note: '' };
const read = (value: unknown): PossessionPart => possessionPartSchema.safeParse(value).data ?? blank;

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

export function PossessionLine() {
  const { view, open, held, change } = useInputForm();
  const id = useId();
  const person = useChannel('acct.person', { patientId: view.patientId });
  const signed = useChannel('acct.possessionHistory', { patientId: view.patientId });
  const field = held.get(PART);
  const value = read(field?.value);
  const set = (next: Partial<PossessionPart>) => change(PART, (before) => ({ ...read(before), ...next }));
  const note = useTyped(value.note, (text) => set({ note: text }));
  return (
    <section className={questionStyles['question']} aria-label="Medicines in possession" data-question={PART}>
      <div className={questionStyles['head']}>
        <h3 id={id} className={questionStyles['text']}>
          Were medicines in possession assessed again?
        </h3>
        <SavedMark held={field} />
      </div>
      <Loaded query={person} what="what was decided about medicines">
        {(data) => <Standing {...data} />}
      </Loaded>
      <div className={styles['fields']}>
        <AnswerButtons
          answers={choices}
          value={value.reassessed}
          onAnswer={(answer) => set({ reassessed: answer === 'yes' ? 'yes' : 'no' })}
          labelledBy={id}
          place={PART}
          disabled={!open}
        />
        {open ? (
          <AssessPossession
            stayId={view.stayId}
            acctId={view.acctId}
            patientId={view.patientId}
            variant="default"
          />
        ) : null}
      </div>
      {value.reassessed === 'yes' ? (
        <NativeSelect
          label="The signed assessment, needed"
          data={[
            {
              value: '',
              label: signed.data?.length === 0 ? 'None is signed yet: assess them first' : 'Choose',
            },
            ...newestFirst(signed.data ?? []).map((one) => ({
              value: one.id,
              label: `${showInstant(one.signedAt)}, ${one.signedBy}: ${possessionWords(one.outcome)}`,
            })),
          ]}
          value={value.assessment ?? ''}
          disabled={!open}
          data-place={`${PART}#assessment`}
          onChange={({ currentTarget: { value: chosen } }) =>
            set({ assessment: chosen === '' ? null : chosen })
          }
        />
      ) : null}
      {value.reassessed === 'no' ? (
        <Textarea
          label="Why not, needed"
          value={note.text}
          onChange={(event) => note.type(event.currentTarget.value)}
          onBlur={note.flush}
          autosize
          minRows={2}
          maxLength={1000}
          disabled={!open}
          data-place={`${PART}#note`}
        />
      ) : null}
    </section>
  );
}

function Standing({ possession, possessionOwed }: Output<'acct.person'>) {
  return (
    <>
      <p className={styles['plain']}>
        {possession === null ? (
          'No assessment is signed yet.'
        ) : (
          <>
            In force: <strong>{possessionWords(possession.outcome)}</strong>, signed{' '}
            {showInstant(possession.signedAt)}.
          </>
        )}
      </p>
      {possessionOwed.map(({ because, dueAt, overdue }) => (
        <p key={because} className={styles['owed']} data-overdue={overdue || undefined}>
          <IconAlertTriangle size={16} aria-hidden /> {because.replace(/\.$/, '')}.{' '}
          {overdue ? 'Overdue since' : 'Due by'} {showInstant(dueAt)}.
        </p>
      ))}
    </>
  );
}

function newestFirst(all: Output<'acct.possessionHistory'>): Output<'acct.possessionHistory'> {
  return all.toSorted((a, b) => Date.parse(b.signedAt) - Date.parse(a.signedAt));
}
