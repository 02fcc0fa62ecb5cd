/** Signed assessments of medicines in possession, newest first, each with its factors and its words. */
import { useChannel } from '../../../bridge/queries.ts';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { showDay, showInstant } from '../../../components/time.ts';
import formStyles from '../../assessment/Form.module.css';
import type { Output } from '../../../../shared/contract/contract.ts';
import { possessionWords } from '../words.ts';
import { AssessPossession } from './AssessPossession.tsx';
import styles from './Possession.module.css';

interface PossessionHistoryProps {
  patientId: string;
  stayId: string;
  acctId: string | null;
}

export function PossessionHistory({ patientId, stayId, acctId }: PossessionHistoryProps) {
  const history = useChannel('acct.possessionHistory', { patientId });
  return (
    <section className={styles['part']} aria-labelledby="possession-earlier">
      <h2 id="possession-earlier" className={formStyles['heading']}>
        Signed assessments
      </h2>
      <Loaded query={history} what="signed assessments">
        {(all) => {
          const corrected = new Set(all.map(({ corrects }) => corrects));
          const sorted = all.toSorted((a, b) => Date.parse(b.signedAt) - Date.parse(a.signedAt));
          return all.length === 0 ? (
            <Empty what="None yet." how="It stands here once it is signed." />
          ) : (
            sorted.map((one) => (
              <article
                key={one.id}
                className={styles['signed']}
                aria-label={`Signed ${showInstant(one.signedAt)}`}
              >
                <Signed one={one} corrected={corrected.has(one.id)} />
                {corrected.has(one.id) ? null : (
                  <AssessPossession
                    stayId={stayId}
                    acctId={acctId}
                    patientId={patientId}
                    corrects={one.id}
                    variant="default"
                  />
                )}
              </article>
            ))
          );
        }}
      </Loaded>
    </section>
  );
}

type Signed = Output<'acct.possessionHistory'>[number];

function Signed({ one, corrected }: { one: Signed; corrected: boolean }) {
  const answered = one.patientFactors.map(({ text, answer }) => `${text}: ${answerWords(answer)}`);
  return (
    <div className={styles['signedWords']}>
      <p>
        <strong>{possessionWords(one.outcome)}</strong>, signed {showInstant(one.signedAt)} by {one.signedBy}.{' '}
        {one.because}.{one.reviewBy === null ? '' : ` To be looked at again by ${showDay(one.reviewBy)}.`}
        {one.corrects === null ? '' : ' This is a correction.'}
        {corrected ? ' It was corrected later: the correction stands beside it.' : ''}
      </p>
      <p>{one.reasons}</p>
      {one.actions === null || one.actions === '' ? null : <p>Besides: {one.actions}</p>}
      {one.medicines.length === 0 ? null : (
        <ul>
          {one.medicines.map(({ drug, factors, outcome }) => (
            <li key={drug}>
              <bdi>{drug}</bdi>: {possessionWords(outcome)}
              {factors.length === 0 ? '' : ` (${factors.join(', ')})`}
            </li>
          ))}
        </ul>
      )}
      <p className={styles['quiet']}>{answered.join('. ')}.</p>
    </div>
  );
}

function answerWords(answer: string): string {
  return answer === 'not-known' ? 'not known' : answer;
}
