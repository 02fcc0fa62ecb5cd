/** What about the person: yes, no or not known, with what the record holds beside each. */
import { useId } from 'react';
import type { FactorAnswer } from '../../../../shared/acct/parts.ts';
import { AnswerButtons } from '../../assessment/question/AnswerButtons.tsx';
import formStyles from '../../assessment/Form.module.css';
import { SavedMark } from '../../assessment/question/SavedMark.tsx';
import { useInputForm } from '../input/form-context.ts';
import { factorChoices, factorsOf, type PossessionContent } from './parts.ts';
import styles from './Possession.module.css';

const PART = 'patientFactors';

export function PatientFactors({ content }: { content: PossessionContent }) {
  const { held } = useInputForm();
  return (
    <section className={styles['part']} aria-labelledby="possession-person">
      <h2 id="possession-person" className={formStyles['heading']}>
        The person <SavedMark held={held.get(PART)} />
      </h2>
      <div className={styles['factors']}>
        {content.patientFactors.map((factor) => (
          <Factor key={factor.id} factor={factor} />
        ))}
      </div>
    </section>
  );
}

function Factor({ factor }: { factor: PossessionContent['patientFactors'][number] }) {
  const { held, change, open } = useInputForm();
  const id = useId();
  const answers = factorsOf(held.get(PART)?.value);
  return (
    <div className={styles['factor']} data-question={factor.id}>
      <p id={id} className={styles['words']}>
        {factor.text}
      </p>
      <AnswerButtons
        answers={factorChoices}
        value={answers[factor.id] ?? null}
        onAnswer={(answer) =>
          change(PART, (before) => ({ ...factorsOf(before), [factor.id]: answer as FactorAnswer }))
        }
        labelledBy={id}
        describedBy={factor.held.length === 0 ? undefined : `${id}-held`}
        place={`${PART}.${factor.id}`}
        disabled={!open}
        required
        compact
      />
      <div id={`${id}-held`} className={styles['held']}>
        {factor.held.length === 0 ? null : (
          <>
            <strong>In the record:</strong>
            <ul>
              {factor.held.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
