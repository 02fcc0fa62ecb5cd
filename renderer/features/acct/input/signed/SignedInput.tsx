/** What was signed, in its words, and what left healthcare because of it. */
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AcctNarrative } from '../../../../../shared/contract/acct-views.ts';
import { showInstant } from '../../../../components/time.ts';
import { toFragment } from '../../../../navigation/route.ts';
import { roleName } from '../../../../session/roles.ts';
import { roleSchema } from '../../../../../shared/records/people.ts';
import edition from '../../../assessment/signed/Signed.module.css';
import { modeWord, possessionWords, sharedHow } from '../../words.ts';
import { urgencyWords } from '../kinds.ts';
import { OnSheet } from '../OnSheet.tsx';
import styles from './SignedInput.module.css';

type Input = AcctNarrative['inputs'][number];

interface SignedInputProps {
  input: Input;
  shared: AcctNarrative['shared'];
  patientId: string;
  acctId: string;
}

export function SignedInput({ input, shared, patientId, acctId }: SignedInputProps) {
  const { signedAt, signedBy, role, corrects, correctedBy, attendance, possession } = input;
  const link = (inputId: string, words: string) => (
    <Anchor href={toFragment({ area: 'acct-signed', patientId, acctId, inputId })}>{words}</Anchor>
  );
  return (
    <div className={edition['edition']}>
      <section className={edition['signature']} aria-label="Signature">
        <p>
          Signed by <strong>{signedBy}</strong>
          {role === '' ? '' : `, ${roleWords(role)}`}, {showInstant(signedAt)}.
        </p>
        {corrects === null ? null : <p>This is a correction. {link(corrects, 'Read what it corrects')}</p>}
        {correctedBy === null ? null : (
          <p className={edition['superseded']}>
            This was corrected later. {link(correctedBy, 'Read the correction')}
          </p>
        )}
      </section>
      {input.parts.map((part) => (
        <Section key={part.id} title={part.title} mark={<OnSheet onSheet={part.onSheet} />}>
          <p className={styles['words']}>{part.text}</p>
        </Section>
      ))}
      {attendance === null ? null : (
        <Section title="How healthcare took part">
          <p>
            {modeWord(attendance.mode)}
            {attendance.who === null || attendance.who === '' ? '' : `: ${attendance.who}`}
            {attendance.role === null || attendance.role === '' ? '' : `, ${attendance.role}`}.
            {attendance.reason === null || attendance.reason === '' ? '' : ` Reason: ${attendance.reason}`}
          </p>
        </Section>
      )}
      {possession === null ? null : (
        <Section title="Medicines in possession">
          <p>{possessionWords(possession)}.</p>
        </Section>
      )}
      <List
        title="Referrals"
        lines={input.referrals.map(
          ({ to, urgency, sentAt }) =>
            `${to}: ${urgencyWords(urgency)}${sentAt === null ? ', not sent yet' : `, sent ${showInstant(sentAt)}`}`,
        )}
      />
      <List title="Support actions" lines={input.supports} />
      <Section title="What left healthcare">
        {shared.length === 0 ? (
          <p className={edition['pack']}>
            Nothing is recorded yet: print the contribution sheet, or record what was copied and who was told.
          </p>
        ) : (
          <ul className={styles['list']}>
            {shared.map(({ id, how, what, withWhom, at, initials, by }) => (
              <li key={id}>
                {showInstant(at)}: <strong>{sharedHow(how)}</strong>, {withWhom}. {what}{' '}
                <span className={edition['why']}>
                  {initials === null || initials === '' ? '' : `Initials ${initials}. `}Recorded by {by}.
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

interface SectionProps {
  title: string;
  mark?: ReactNode;
  children: ReactNode;
}

function Section({ title, mark, children }: SectionProps) {
  return (
    <section className={edition['section']} aria-label={title}>
      <div className={styles['head']}>
        <h2>{title}</h2>
        {mark}
      </div>
      {children}
    </section>
  );
}

function List({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles['list']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}

/** The id of a role in words; words stay words. */
function roleWords(role: string): string {
  const known = roleSchema.safeParse(role);
  return known.success ? roleName(known.data) : role;
}
