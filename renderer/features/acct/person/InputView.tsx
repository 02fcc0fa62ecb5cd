/** One signed health input with its words; what goes on the sheet for the ACCT document is marked. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { AcctNarrative, AcctSummary } from '../../../../shared/contract/acct-views.ts';
import { Flag } from '../../../components/Flag.tsx';
import { showInstant } from '../../../components/time.ts';
import { toFragment } from '../../../navigation/route.ts';
import { inputName, modeWord, possessionWords } from '../words.ts';
import styles from './Acct.module.css';

type Input = AcctNarrative['inputs'][number];

interface InputViewProps {
  acct: AcctSummary;
  input: Input;
  onCorrect: ((input: Input) => void) | null;
}

export function InputView({ acct, input, onCorrect }: InputViewProps) {
  const { kind, signedAt, signedBy, role, parts, attendance, possession, referrals, supports } = input;
  const head = `${inputName(kind)}, ${showInstant(signedAt)}`;
  return (
    <article className={styles['input']} aria-label={head}>
      <div className={styles['marks']}>
        <b>{head}</b>
        <span className={styles['small']}>
          signed by {signedBy}, {role}
          {input.correctedBy === null ? '' : ' · corrected by a later one'}
          {input.corrects === null ? '' : ' · corrects an earlier one'}
        </span>
        <Button
          component="a"
          size="compact-sm"
          variant="default"
          leftSection={<IconPrinter size={15} aria-hidden />}
          aria-label={`Contribution sheet: ${head}`}
          href={toFragment({
            area: 'acct-sheet',
            patientId: acct.patientId,
            acctId: acct.acctId,
            inputId: input.id,
          })}
        >
          Contribution sheet
        </Button>
        {onCorrect === null || input.correctedBy !== null ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Correct: ${head}`}
            onClick={() => onCorrect(input)}
          >
            Correct
          </Button>
        )}
      </div>
      <dl className={styles['said']}>
        {parts.map(({ id, title, text, onSheet }) => (
          <div key={id}>
            <dt>
              {title}{' '}
              {onSheet ? (
                <Flag icon={IconPrinter} tone="info">
                  on the sheet
                </Flag>
              ) : null}
            </dt>
            <dd>
              <p className={styles['words']}>{text}</p>
            </dd>
          </div>
        ))}
        {attendance === null ? null : (
          <Fact
            heading="Healthcare’s part"
            words={[modeWord(attendance.mode), attendance.who, attendance.role, attendance.reason]}
          />
        )}
        {possession === null ? null : (
          <Fact heading="Medicines in possession" words={[possessionWords(possession)]} />
        )}
        {referrals.length === 0 ? null : (
          <Fact heading="Referrals" words={referrals.map(({ to, urgency }) => `${to} (${urgency})`)} />
        )}
        {supports.length === 0 ? null : <Fact heading="Support actions" words={supports} />}
      </dl>
    </article>
  );
}

function Fact({ heading, words }: { heading: string; words: readonly (string | null)[] }) {
  return (
    <div>
      <dt>{heading}</dt>
      <dd>{words.filter((each) => each !== null && each !== '').join('; ')}</dd>
    </div>
  );
}
