/** What stands at the head of every page of a wing summary. */
import { formatCivilDate, titleCase } from '../../../shared/identity/index.ts';
import type { WingSummary } from '../../../shared/contract/reception.ts';
import { showInstant } from '../../components/time.ts';
import styles from './Wing.module.css';

/** Family name in capitals first; each part keeps its own direction, so that two scripts stay in the order of the line. */
function Name({ person: { surname, forenames } }: { person: WingSummary['person'] }) {
  return (
    <span>
      <bdi>{surname.toUpperCase()}</bdi>
      {surname === '' || forenames === '' ? '' : ', '}
      <bdi>{titleCase(forenames)}</bdi>
    </span>
  );
}

const born = ({ dateOfBirth }: WingSummary['person']) =>
  dateOfBirth === null ? 'not known' : formatCivilDate(dateOfBirth);

export function FirstHead({ summary }: { summary: WingSummary }) {
  const { person } = summary;
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <span>{summary.establishment}</span>
        <strong>
          Wing summary from healthcare{summary.corrects ? ': corrected, replaces the earlier one' : ''}
        </strong>
      </div>
      <h1 className={styles['name']}>
        <Name person={person} />
      </h1>
      <dl className={styles['facts']}>
        <Fact label="Born" value={born(person)} />
        <Fact label="Prison number" value={person.prisonNumber ?? 'not known'} />
        <Fact label="Arrived" value={showInstant(summary.arrivedAt)} />
        <Fact label="Location" value={summary.location} />
      </dl>
    </header>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export function LaterHead({ summary }: { summary: WingSummary }) {
  const { person, establishment } = summary;
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <span>{establishment}</span>
        <strong>Wing summary, continued</strong>
      </div>
      <p className={styles['again']}>
        <strong>
          <Name person={person} />
        </strong>{' '}
        Born {born(person)}, prison number {person.prisonNumber ?? 'not known'}
      </p>
    </header>
  );
}
