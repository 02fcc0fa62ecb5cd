/** What the answers obliged when it was signed, how each was dealt with, and what did not fit with the decision on it. */
import type { ContentPack } from '../../../../shared/clinical/index.ts';
import { showInstant } from '../../../components/time.ts';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { handlingWords } from '../question/value-words.ts';
import styles from './Signed.module.css';
import type { SignedEdition } from './signed-record.ts';

export function SignedActions({ edition }: { edition: SignedEdition }) {
  return (
    <section className={styles['section']} aria-label="Actions">
      <h2>Actions</h2>
      {edition.actions.length === 0 ? <p>The answers obliged nobody to anything.</p> : null}
      <ul className={styles['list']}>
        {edition.actions.map((action) => (
          <li key={action.rule} className={styles['item']}>
            <UrgencyMark urgency={action.urgency} />
            <div>
              <strong>{action.title}</strong>
              <span className={styles['line']}>
                {action.handling === null
                  ? `Open when signed: ${action.owner}, by ${showInstant(action.dueAt)}`
                  : handlingWords(action.handling)}
              </span>
              <span className={styles['why']}>Because of {action.because.join('; ')}.</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SignedContradictions({ edition, pack }: { edition: SignedEdition; pack: ContentPack }) {
  if (edition.contradictions.length === 0) return null;
  const label = (id: string, decision: string) =>
    pack.contradictions
      .find((rule) => rule.id === id.split(':')[0])
      ?.decisions.find((each) => each.id === decision)?.label ?? decision;
  return (
    <section className={styles['section']} aria-label="What did not fit">
      <h2>What did not fit, and what was decided</h2>
      <ul className={styles['list']}>
        {edition.contradictions.map(({ id, text, evidence, decision }) => (
          <li key={id} className={styles['contradiction']}>
            <strong>{text}</strong>
            {evidence.map((line) => (
              <span key={line} className={styles['why']}>
                {line}
              </span>
            ))}
            <span className={styles['line']}>
              {decision === null
                ? 'No decision was recorded.'
                : `${label(id, decision.decision)}: ${decision.reason}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
