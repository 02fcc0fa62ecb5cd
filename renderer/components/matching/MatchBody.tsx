/** What speaks for and against two records being one person, and what the held record would bring. */
import { IconCheck, IconX } from '@tabler/icons-react';
import type { MatchView } from '../../../shared/contract/views.ts';
import { formatCivilDate } from '../../../shared/identity/index.ts';
import { showPartial } from '../history/HistoryLanes.tsx';
import { civilDay } from '../time.ts';
import { IdentityFacts, type IdentityFactsOf } from './IdentityFacts.tsx';
import styles from './Matching.module.css';

const strengths: Record<MatchView['strength'], string> = {
  'certain-identifier': 'The same number',
  strong: 'Very alike',
  possible: 'Somewhat alike',
};

const HISTORY_SHOWN = 4;

/** `The same number. Last in custody 17-Aug-2024 to 01-Dec-2024.` */
export function matchSentence({ strength, lastStay, arriving }: MatchView): string {
  const last =
    lastStay === null && arriving === true ? 'Its stays are still arriving.' : lastInCustody(lastStay);
  return `${strengths[strength]}. ${last}`;
}

/** @param against the other side of the comparison */
export function MatchBody({ match, against }: { match: MatchView; against: IdentityFactsOf }) {
  return (
    <div className={styles['body']}>
      <IdentityFacts identity={match.person} against={against} />
      <ul className={styles['reasons']}>
        {match.reasons.map((reason) => (
          <li key={reason}>
            <IconCheck size={15} aria-label="For:" className={styles['for']} /> {reason}
          </li>
        ))}
        {match.against.map((reason) => (
          <li key={reason}>
            <IconX size={15} aria-label="Against:" className={styles['against']} /> {reason}
          </li>
        ))}
      </ul>
      <History history={match.history} arriving={match.arriving === true} />
    </div>
  );
}

function History({ history, arriving }: { history: MatchView['history']; arriving: boolean }) {
  const more = history.length - HISTORY_SHOWN;
  return (
    <ul className={styles['history']} aria-label="From the record">
      {arriving ? (
        <li>
          <strong>This record is still arriving: its history is not whole.</strong>
        </li>
      ) : null}
      {history.length === 0 && !arriving ? (
        <li>No earlier self-harm, ACCT, medicine, allergy or alert held</li>
      ) : null}
      {history.slice(0, HISTORY_SHOWN).map((entry) => (
        <li key={`${entry.kind} ${entry.text} ${entry.date}`}>
          {entry.text}
          {entry.date === null ? '' : `, ${showPartial(entry.date)}`}
        </li>
      ))}
      {more > 0 ? <li>and {more} more in the record</li> : null}
    </ul>
  );
}

function lastInCustody(lastStay: MatchView['lastStay']): string {
  if (lastStay === null) return 'Never in custody here before.';
  const where = lastStay.elsewhere === undefined ? '' : ` at ${lastStay.elsewhere}`;
  const from = formatCivilDate(civilDay(lastStay.arrivedAt));
  return lastStay.departedAt === null
    ? `In custody${where} since ${from}.`
    : `Last in custody${where} ${from} to ${formatCivilDate(civilDay(lastStay.departedAt))}.`;
}
