/** National screening: would this person be invited, and why. For every programme at the head of its section, and beside a question. */
import { IconCircleCheck, IconCircleMinus, IconHelpCircle, IconHourglass } from '@tabler/icons-react';
import type { Eligibility, ProgrammeResult, ScreeningRules } from '../../../../shared/clinical/index.ts';
import { useForm } from '../form-context.ts';
import styles from './SecondStage.module.css';

const words = {
  eligible: { label: 'Eligible', icon: IconCircleCheck },
  'not-eligible': { label: 'Not eligible', icon: IconCircleMinus },
  unknown: { label: 'Not known', icon: IconHelpCircle },
} as const satisfies Record<Eligibility, unknown>;

function Mark({ state }: Pick<ProgrammeResult, 'state'>) {
  const { label, icon: Icon } = words[state];
  return (
    <span className={styles['eligibility']} data-eligibility={state}>
      <Icon size={16} aria-hidden /> {label}
    </span>
  );
}

export function ScreeningTable({ rules }: { rules: ScreeningRules }) {
  const { evaluation } = useForm();
  return (
    <table className={styles['table']}>
      <caption>
        Who is invited, by the table of rules version {rules.version}. It looks at what is recorded here; it
        does not know what was done before.
      </caption>
      <thead>
        <tr>
          <th scope="col">Programme</th>
          <th scope="col">This person</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {evaluation.screening.map((result) => (
          <tr key={result.id}>
            <th scope="row">{result.title}</th>
            <td>
              <Mark state={result.state} />
            </td>
            <td>
              {result.reasons.join('; ')}
              <span className={styles['source']}>
                {result.source}
                {result.signOff === 'awaiting' ? (
                  <>
                    {' · '}
                    <IconHourglass size={12} aria-hidden /> awaiting clinical sign-off
                  </>
                ) : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ProgrammeLine({ programme }: { programme: string }) {
  const { evaluation } = useForm();
  const result = evaluation.screening.find((each) => each.id === programme);
  if (result === undefined) return null;
  return (
    <p className={styles['line']}>
      <Mark state={result.state} /> {result.reasons.join('; ')}
    </p>
  );
}
