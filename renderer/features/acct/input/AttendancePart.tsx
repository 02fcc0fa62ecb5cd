/** How healthcare takes part in the review, by whom, and the reason where nobody came or only a report did. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { attendancePartSchema, type AttendancePart as Attendance } from '../../../../shared/acct/parts.ts';
import { roleName } from '../../../session/roles.ts';
import { useSession } from '../../../session/SessionContext.tsx';
import { useTyped } from '../../assessment/details/useTyped.ts';
import { AnswerButtons } from '../../assessment/question/AnswerButtons.tsx';
import questionStyles from '../../assessment/question/Question.module.css';
import { SavedMark } from '../../assessment/question/SavedMark.tsx';
import { modeChoices, type Mode } from '../words.ts';
import { useInputForm } from './form-context.ts';
import styles from './Input.module.css';

const blank: Attendance = { mode: null, who: '', role: '', reason: '' };

const read = (value: unknown): Attendance => attendancePartSchema.safeParse(value).data ?? blank;

export function AttendancePart() {
  const { held, change, open } = useInputForm();
  const { me } = useSession();
  const id = useId();
  const field = held.get('attendance');
  const value = read(field?.value);
  const set = (next: Partial<Attendance>) => change('attendance', (before) => ({ ...read(before), ...next }));
  const who = useTyped(value.who, (text) => set({ who: text }));
  const role = useTyped(value.role, (text) => set({ role: text }));
  const reason = useTyped(value.reason, (text) => set({ reason: text }));
  const needsReason = value.mode === 'none' || value.mode === 'written';
  const text = (typed: typeof who) => ({
    value: typed.text,
    onBlur: typed.flush,
    onChange: (event: { currentTarget: { value: string } }) => typed.type(event.currentTarget.value),
    disabled: !open,
    autoComplete: 'off',
  });
  return (
    <div className={questionStyles['question']} data-question="attendance">
      <div className={questionStyles['head']}>
        <p id={id} className={questionStyles['text']}>
          How does healthcare take part?
        </p>
        <SavedMark held={field} />
      </div>
      <AnswerButtons
        answers={modeChoices}
        value={value.mode}
        onAnswer={(mode) => set({ mode: mode as Mode })}
        labelledBy={id}
        place="attendance"
        disabled={!open}
      />
      {value.mode === 'none' || value.mode === null ? null : (
        <div className={styles['fields']}>
          <TextInput label="Who, by name" maxLength={120} data-place="attendance#who" {...text(who)} />
          <TextInput label="Role" maxLength={120} data-place="attendance#role" {...text(role)} />
          <Button
            variant="default"
            disabled={!open}
            onClick={() => {
              who.type(me.name);
              who.flush();
              role.type(roleName(me.role));
              role.flush();
            }}
          >
            It is me
          </Button>
        </div>
      )}
      {needsReason ? (
        <Textarea
          label={
            value.mode === 'none'
              ? 'Why nobody took part, needed'
              : 'Why a written report and nobody in person, needed'
          }
          autosize
          minRows={2}
          maxLength={1000}
          data-place="attendance#reason"
          {...text(reason)}
        />
      ) : null}
    </div>
  );
}
