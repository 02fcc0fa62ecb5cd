/** Whoever is behind one number, a line each, with the way to their record. */
import type { ListedPerson } from '../../../shared/contract/followup-views.ts';
import { toFragment } from '../../navigation/route.ts';
import { livesAt, personFacts, personName } from '../followup/words.ts';
import styles from './Measures.module.css';

interface BehindListProps {
  lines: readonly {
    key: string;
    /** Null while their record is still arriving. */
    person: ListedPerson | null;
    /** From when they are counted: "arrived 22-Nov-2026 19:40". */
    since: string;
    /** What decided it. */
    words: string;
  }[];
  /** Part of their record that the name opens. */
  tab?: string;
}

export function BehindList({ lines, tab }: BehindListProps) {
  return (
    <ul className={styles['people']}>
      {lines.map(({ key, person, since, words }) => (
        <li key={key}>
          {person === null ? (
            <div>Record still arriving</div>
          ) : (
            <a
              href={toFragment({
                area: 'patient',
                patientId: person.patientId,
                ...(tab === undefined ? {} : { tab }),
              })}
            >
              <bdi>{personName(person)}</bdi>
            </a>
          )}
          <div className={styles['small']}>
            {person === null ? '' : `${personFacts(person)} · ${livesAt(person)} · `}
            {since}
          </div>
          <div>{words}</div>
        </li>
      ))}
    </ul>
  );
}
